// Compiled into the kernels' own module, for a machine without Swift's library: prints numbers that must be the same on
// every processor, and errors that must be small on each.

@_silgen_name("crossCheckSay") private func say(_ text: StaticString, _ value: Double)

@_cdecl("crossCheck") public func crossCheck() {
    randomWords()
    products(Float.self, "product of panels, single", "of transposed panels, single")
    products(Double.self, "product of panels, double", "of transposed panels, double")
    functions(Float.self, "log of exp, single", "tanh by exp, single")
    functions(Double.self, "log of exp, double", "tanh by exp, double")
}

/// Whole numbers: the same to the last bit.
private func randomWords() {
    let words = Buffer<UInt32>(count: 1_000, repeating: 0)
    let philox = Philox(key: SIMD2(0xDEAD_BEEF, 12), stream: SIMD3(7, 0x8000_0001, 3))
    philox.fill(words.base, count: 1_000)
    var fold: UInt32 = 0
    for place in 0..<1_000 { fold = fold &* 31 &+ words[place] }
    say("random words", Double(fold))
}

private func left(_ row: Int, _ column: Int) -> Double { Double((row * 7 + column * 3) % 11) / 8 - 0.5 }
private func right(_ row: Int, _ column: Int) -> Double { Double((row * 5 + column * 13) % 17) / 16 - 0.5 }

/// A matrix in panels.
private func panels<Scalar: KernelScalar>(
    _ height: Int, _ width: Int, _ value: (Int, Int) -> Double
) -> Buffer<Scalar> {
    let lanes = Scalar.panelWidth
    let result = Buffer<Scalar>(zeros: height * width)
    for row in 0..<height {
        for column in 0..<width {
            result[(column / lanes * height + row) * lanes + column % lanes] = Scalar(value(row, column))
        }
    }
    return result
}

/// Small fractions, of which sums are exact: errors of 0.
private func products<Scalar: KernelScalar>(_: Scalar.Type, _ name: StaticString, _ transposed: StaticString) {
    let lanes = Scalar.panelWidth
    let (rows, depth, columns) = (16, 2 * lanes, 2 * lanes)
    let a: Buffer<Scalar> = panels(rows, depth, left)
    let b: Buffer<Scalar> = panels(depth, columns, right)
    let c = Buffer<Scalar>(zeros: rows * columns)
    Scalar.addProduct(a.base, b.base, to: c.base, rows: rows, depth: depth, columns: columns)
    var worst = 0.0
    for row in 0..<rows {
        for column in 0..<columns {
            var sum = 0.0
            for k in 0..<depth { sum += left(row, k) * right(k, column) }
            worst = max(worst, abs(Double(c[(column / lanes * rows + row) * lanes + column % lanes]) - sum))
        }
    }
    say(name, worst)
    let d = Buffer<Scalar>(zeros: depth * columns)
    let e: Buffer<Scalar> = panels(rows, columns, right)
    Scalar.addTransposedProduct(a.base, e.base, to: d.base, rows: depth, depth: rows, columns: columns)
    worst = 0
    for row in 0..<depth {
        for column in 0..<columns {
            var sum = 0.0
            for k in 0..<rows { sum += left(k, row) * right(k, column) }
            worst = max(worst, abs(Double(d[(column / lanes * depth + row) * lanes + column % lanes]) - sum))
        }
    }
    say(transposed, worst)
}

/// Elementary functions against each other, in units of the last place: errors of a few.
private func functions<Scalar: KernelScalar>(_: Scalar.Type, _ logarithm: StaticString, _ tangent: StaticString) {
    let count = 4 * Scalar.panelWidth
    let x = Buffer<Scalar>(zeros: count)
    for place in 0..<count { x[place] = Scalar(Double(place * 37 % count) / Double(count) * 2 - 1) }
    let (exponential, back, hyperbolic) = (
        Buffer<Scalar>(zeros: count), Buffer<Scalar>(zeros: count), Buffer<Scalar>(zeros: count)
    )
    Scalar.exponential(x.base, into: exponential.base, count: count)
    Scalar.logarithm(exponential.base, into: back.base, count: count)
    Scalar.hyperbolicTangent(x.base, into: hyperbolic.base, count: count)
    let unit = Double(Scalar.ulpOfOne)
    var (worst, worstTangent) = (0.0, 0.0)
    for place in 0..<count {
        worst = max(worst, abs(Double(back[place]) - Double(x[place])) / unit)
        let square = Double(exponential[place]) * Double(exponential[place])
        worstTangent = max(worstTangent, abs(Double(hyperbolic[place]) - (square - 1) / (square + 1)) / unit)
    }
    say(logarithm, worst < 4 ? 0 : worst)
    say(tangent, worstTangent < 4 ? 0 : worstTangent)
}
