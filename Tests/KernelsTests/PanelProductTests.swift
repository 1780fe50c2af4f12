import EngineFixtures
import Kernels
import Testing

/// Products of matrices in panels, against plain sums in Double.
struct PanelProductTests {
    /// Rows, depth, columns; padded as the kernels want them.
    static let sizes = [(1, 1, 1), (7, 5, 9), (8, 32, 32), (9, 33, 31), (64, 64, 256), (17, 70, 40)]

    /// A random matrix, row by row, and the same in panels with padding.
    struct Matrix<Scalar: KernelScalar> {
        let rows: Int
        let columns: Int
        let values: [Double]

        init(_ rows: Int, _ columns: Int, seed: UInt64) {
            self.rows = rows
            self.columns = columns
            var numbers = TestNumbers(seed)
            values = numbers.reals(rows * columns).map { Double(Scalar($0)) }
        }

        static func padded(_ count: Int, _ step: Int) -> Int { (count + step - 1) / step * step }

        func panels(rows height: Int) -> Buffer<Scalar> {
            let width = Scalar.panelWidth
            let result = Buffer<Scalar>(zeros: height * Self.padded(columns, width))
            for row in 0..<rows {
                for column in 0..<columns {
                    result[(column / width * height + row) * width + column % width] =
                        Scalar(values[row * columns + column])
                }
            }
            return result
        }
    }

    @Test(arguments: sizes)
    func `products add up rows times columns`(rows: Int, depth: Int, columns: Int) {
        func check<Scalar: KernelScalar>(_: Scalar.Type) {
            let width = Scalar.panelWidth
            let a = Matrix<Scalar>(rows, depth, seed: 1)
            let b = Matrix<Scalar>(depth, columns, seed: 2)
            let height = Matrix<Scalar>.padded(rows, 8)
            let deep = Matrix<Scalar>.padded(depth, width)
            let wide = Matrix<Scalar>.padded(columns, width)
            let c = Guarded<Scalar>((0..<height * wide).map { Scalar($0 % 5) })
            let (left, right) = (a.panels(rows: height), b.panels(rows: deep))
            withExtendedLifetime((left, right)) {
                Scalar.addProduct(
                    left.base, right.base, to: c.base, rows: height, depth: deep, columns: wide)
            }
            #expect(c.isIntact)
            let products = c.reals
            for row in 0..<rows {
                for column in 0..<columns {
                    let at = (column / width * height + row) * width + column % width
                    let sum = (0..<depth).reduce(Double(at % 5)) {
                        $0 + a.values[row * depth + $1] * b.values[$1 * columns + column]
                    }
                    #expect(abs(products[at] - sum) <= Double(depth) * 32 * Double(Scalar.ulpOfOne))
                }
            }
        }
        check(Float.self)
        check(Double.self)
    }

    @Test(arguments: sizes)
    func `transposed products add up columns times columns`(rows: Int, depth: Int, columns: Int) {
        func check<Scalar: KernelScalar>(_: Scalar.Type) {
            let width = Scalar.panelWidth
            let a = Matrix<Scalar>(depth, rows, seed: 3)
            let b = Matrix<Scalar>(depth, columns, seed: 4)
            let height = Matrix<Scalar>.padded(rows, width)
            let wide = Matrix<Scalar>.padded(columns, width)
            let c = Guarded<Scalar>(zeros: height * wide)
            let (left, right) = (a.panels(rows: depth), b.panels(rows: depth))
            withExtendedLifetime((left, right)) {
                Scalar.addTransposedProduct(
                    left.base, right.base, to: c.base, rows: height, depth: depth, columns: wide)
            }
            #expect(c.isIntact)
            let products = c.reals
            for row in 0..<rows {
                for column in 0..<columns {
                    let at = (column / width * height + row) * width + column % width
                    let sum = (0..<depth).reduce(0.0) {
                        $0 + a.values[$1 * rows + row] * b.values[$1 * columns + column]
                    }
                    #expect(abs(products[at] - sum) <= Double(depth) * 32 * Double(Scalar.ulpOfOne))
                }
            }
        }
        check(Float.self)
        check(Double.self)
    }
}
