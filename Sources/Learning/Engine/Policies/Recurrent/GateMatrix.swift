import Kernels

/// A matrix `[4H, H]` from units to gates, packed in panels for products in both directions; padding is zero.
final class GateMatrix<Scalar: KernelScalar> {
    /// For `gates += units * transpose(matrix)`: `[4U / W, U, W]`, U the padded number of units.
    let forward: Buffer<Scalar>
    /// For `units += gates * matrix`: `[U / W, 4U, W]`.
    let backward: Buffer<Scalar>
    private let hidden: Int
    private let units: Int

    init(hidden: Int, units: Int) {
        self.hidden = hidden
        self.units = units
        forward = Buffer(zeros: 4 * units * units)
        backward = Buffer(zeros: 4 * units * units)
    }

    /// Packs `[4H, H]` row by row.
    func load(_ matrix: UnsafePointer<Scalar>) {
        let width = Scalar.panelWidth
        for gate in 0..<4 {
            for unit in 0..<hidden {
                let column = gate * units + unit
                let row = matrix + (gate * hidden + unit) * hidden
                let ahead = forward.base + (column / width * units * width + column % width)
                let back = backward.base + column * width
                for from in 0..<hidden {
                    ahead[from * width] = row[from]
                    back[from / width * 4 * units * width + from % width] = row[from]
                }
            }
        }
    }

    /// Adds a gradient packed like `forward` to a matrix `[4H, H]`.
    static func unpack(
        _ packed: Buffer<Scalar>, hidden: Int, units: Int, to matrix: UnsafeMutablePointer<Scalar>
    ) {
        let width = Scalar.panelWidth
        for gate in 0..<4 {
            for unit in 0..<hidden {
                let column = gate * units + unit
                let source = packed.base + (column / width * units * width + column % width)
                let row = matrix + (gate * hidden + unit) * hidden
                for from in 0..<hidden { row[from] += source[from * width] }
            }
        }
    }
}
