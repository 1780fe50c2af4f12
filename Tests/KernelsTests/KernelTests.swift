import EngineFixtures
import Kernels
import Testing

/// Loops over single arrays, against plain loops in Double.
struct KernelTests {
    /// Around the widths of vector registers, never only multiples of them.
    static let counts = [0, 1, 3, 7, 8, 15, 16, 17, 31, 33, 66, 231, 1_023]
    static let cells = 21

    /// Rounding of one operation and of the few that a loop makes.
    static func tolerance<Scalar: KernelScalar>(_: Scalar.Type) -> Double { 4 * Double(Scalar.ulpOfOne) }

    /// Numbers that `Scalar` represents exactly.
    static func numbers<Scalar: KernelScalar>(_ count: Int, _ seed: UInt64, _: Scalar.Type) -> [Scalar] {
        var numbers = TestNumbers(seed)
        return numbers.reals(count).map { Scalar($0) }
    }

    @Test(arguments: counts)
    func `gathering looks up a table`(count: Int) {
        func check<Scalar: KernelScalar>(_: Scalar.Type) {
            let table = Self.numbers(Self.cells, 1, Scalar.self)
            var numbers = TestNumbers(2)
            let index = numbers.indices(count, below: Self.cells)
            let out = Guarded<Scalar>(zeros: count)
            Scalar.gather(table, index, out.base, count: count)
            #expect(out.values == index.map { table[Int($0)] })
            #expect(out.isIntact)
        }
        check(Float.self)
        check(Double.self)
    }

    @Test(arguments: counts)
    func `scattering adds up values by cell`(count: Int) {
        func check<Scalar: KernelScalar>(_: Scalar.Type) {
            let values = Self.numbers(count, 3, Scalar.self)
            var numbers = TestNumbers(4)
            let index = numbers.indices(count, below: Self.cells)
            let before = numbers.reals(4 * Self.cells)
            let sums = Guarded<Double>(before)
            Scalar.scatterAdd(values, index, sums.base, cells: Self.cells, count: count)
            var expected = (0..<Self.cells).map { cell in (0..<4).reduce(0) { $0 + before[$1 * Self.cells + cell] } }
            for (value, cell) in zip(values, index) { expected[Int(cell)] += Double(value) }
            let totals = (0..<Self.cells).map { cell in
                (0..<4).reduce(0) { $0 + sums.values[$1 * Self.cells + cell] }
            }
            // Sums are kept in Double even of single-precision values.
            #expect(worstError(totals, expected) < 1e-14)
            #expect(sums.isIntact)
        }
        check(Float.self)
        check(Double.self)
    }

    @Test(arguments: counts)
    func `scaling and adding work element by element`(count: Int) {
        func check<Scalar: KernelScalar>(_: Scalar.Type) {
            let x = Self.numbers(count, 5, Scalar.self)
            let y = Self.numbers(count, 6, Scalar.self)
            let scale = Scalar(-1.7)
            let reals = x.map(Double.init)
            let tolerance = Self.tolerance(Scalar.self)

            let sum = Guarded(y)
            Scalar.addScaled(x, by: scale, to: sum.base, count: count)
            let expectedSum = zip(y, reals).map { Double($0) + Double(scale) * $1 }
            #expect(worstError(sum.reals, expectedSum) < tolerance && sum.isIntact)

            let product = Guarded(y)
            Scalar.multiply(x, by: scale, into: product.base, count: count)
            #expect(worstError(product.reals, reals.map { Double(scale) * $0 }) < tolerance && product.isIntact)

            let shifted = Guarded(x)
            Scalar.add(scale, to: shifted.base, count: count)
            #expect(worstError(shifted.reals, reals.map { $0 + Double(scale) }) < tolerance && shifted.isIntact)
        }
        check(Float.self)
        check(Double.self)
    }

    @Test(arguments: counts)
    func `sums are taken in double precision`(count: Int) {
        func check<Scalar: KernelScalar>(_: Scalar.Type) {
            // All of one sign: nothing cancels, so that the error stays relative to the sum.
            let values = Self.numbers(count, 7, Scalar.self).map { abs($0) }
            let sum = values.reduce(0.0) { $0 + Double($1) }
            let squares = values.reduce(0.0) { $0 + Double($1) * Double($1) }
            #expect(abs(Scalar.sum(values, count: count) - sum) <= 1e-14 * sum)
            #expect(abs(Scalar.sumOfSquares(values, count: count) - squares) <= 1e-14 * squares)
            let negative = values.map { -$0 }
            #expect(Scalar.sum(negative, count: count) == -Scalar.sum(values, count: count))
        }
        check(Float.self)
        check(Double.self)
    }

    @Test func `a sum of single-precision numbers keeps small ones beside large ones`() {
        var values = Array(repeating: Float(1), count: 1_000)
        values[500] = 1e9
        #expect(Float.sum(values, count: values.count) == 1e9 + 999)
    }
}
