extension KernelScalar {
    /// `out[i] = table[index[i]]` for `count` elements.
    @specialized(where Self == Float)
    @specialized(where Self == Double)
    package static func gather(
        _ table: UnsafePointer<Self>, _ index: UnsafePointer<UInt16>, _ out: UnsafeMutablePointer<Self>, count: Int
    ) {
        for i in 0..<count { out[i] = table[Int(index[i])] }
    }

    /// `sums[index[i]] += values[i]`, accumulated in Double.
    ///
    /// `sums` has the shape `[4, cells]`: four partial sums a cell, so that neighbours do not wait for each other.
    @specialized(where Self == Float)
    @specialized(where Self == Double)
    package static func scatterAdd(
        _ values: UnsafePointer<Self>, _ index: UnsafePointer<UInt16>, _ sums: UnsafeMutablePointer<Double>, cells: Int,
        count: Int
    ) {
        let second = sums + cells
        let third = second + cells
        let fourth = third + cells
        let whole = count & ~3
        var i = 0
        while i < whole {
            sums[Int(index[i])] += Double(values[i])
            second[Int(index[i &+ 1])] += Double(values[i &+ 1])
            third[Int(index[i &+ 2])] += Double(values[i &+ 2])
            fourth[Int(index[i &+ 3])] += Double(values[i &+ 3])
            i &+= 4
        }
        while i < count {
            sums[Int(index[i])] += Double(values[i])
            i &+= 1
        }
    }

    /// `y[i] += scale * x[i]`.
    @specialized(where Self == Float)
    @specialized(where Self == Double)
    package static func addScaled(
        _ x: UnsafePointer<Self>, by scale: Self, to y: UnsafeMutablePointer<Self>, count: Int
    ) {
        for i in 0..<count { y[i] += scale * x[i] }
    }

    /// `y[i] = scale * x[i]`.
    @specialized(where Self == Float)
    @specialized(where Self == Double)
    package static func multiply(
        _ x: UnsafePointer<Self>, by scale: Self, into y: UnsafeMutablePointer<Self>, count: Int
    ) {
        for i in 0..<count { y[i] = scale * x[i] }
    }

    /// `values[i] += constant`.
    @specialized(where Self == Float)
    @specialized(where Self == Double)
    package static func add(_ constant: Self, to values: UnsafeMutablePointer<Self>, count: Int) {
        for i in 0..<count { values[i] += constant }
    }

    /// `values[t, k] *= factors[t]`, `[T, K]`.
    @specialized(where Self == Float)
    @specialized(where Self == Double)
    package static func multiplyRows(
        _ values: UnsafeMutablePointer<Self>, by factors: UnsafePointer<Self>, horizon: Int, trajectories: Int
    ) {
        for t in 0..<horizon {
            let factor = factors[t]
            let row = values + t * trajectories
            for k in 0..<trajectories { row[k] *= factor }
        }
    }

    /// Sum of `count` values, in Double, in index order by sixteen lanes.
    @specialized(where Self == Float)
    @specialized(where Self == Double)
    package static func sum(_ values: UnsafePointer<Self>, count: Int) -> Double {
        sumLoop(values, count) { $0 }
    }

    /// Sum of squares of `count` values, in Double, in index order by sixteen lanes.
    @specialized(where Self == Float)
    @specialized(where Self == Double)
    package static func sumOfSquares(_ values: UnsafePointer<Self>, count: Int) -> Double {
        sumLoop(values, count) { $0 * $0 }
    }
}

/// Sums `term(values[i])` in sixteen Double lanes.
@inline(__always)
private func sumLoop<Scalar: BinaryFloatingPoint>(
    _ values: UnsafePointer<Scalar>, _ count: Int, _ term: (Double) -> Double
) -> Double {
    var lanes = SIMD16<Double>.zero
    let whole = count & ~15
    var i = 0
    while i < whole {
        for lane in 0..<16 { lanes[lane] += term(Double(values[i &+ lane])) }
        i &+= 16
    }
    while i < count {
        lanes[i &- whole] += term(Double(values[i]))
        i &+= 1
    }
    return lanes.sum()
}
