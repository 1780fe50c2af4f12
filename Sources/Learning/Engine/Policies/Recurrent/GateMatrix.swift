import Kernels

// Unsafe here are kernels, which get buffers, or parts of them, of the sizes that were allocated for this shape.

/// A matrix `[gates x H, H]` from units to gates, packed in panels for products in both directions; padding is zero.
///
/// In memory the gates stand in the order of a range of a cell's arrays (`GateLayout`); N is their number times U, the
/// padded number of units.
final class GateMatrix<Scalar: KernelScalar> {
    /// For `gates += units * transpose(matrix)`: `[N / W, U, W]`.
    let forward: Buffer<Scalar>
    /// For `units += gates * matrix`: `[U / W, N, W]`.
    let backward: Buffer<Scalar>
    /// N.
    let columns: Int
    private let gates: [Int]
    private let hidden: Int
    private let units: Int

    /// `gates` says which gate of the flat vector stands in each place.
    init(gates: ArraySlice<Int>, hidden: Int, units: Int) {
        self.gates = Array(gates)
        self.hidden = hidden
        self.units = units
        columns = gates.count * units
        forward = Buffer(zeros: columns * units)
        backward = Buffer(zeros: columns * units)
    }

    /// Packs the matrix, which lies row by row.
    func load(_ matrix: UnsafePointer<Scalar>) {
        let width = Scalar.panelWidth
        for (place, gate) in gates.enumerated() {
            for unit in 0..<hidden {
                let column = place * units + unit
                let row = unsafe matrix + (gate * hidden + unit) * hidden
                let ahead = unsafe forward.base + (column / width * units * width + column % width)
                let back = unsafe backward.base + column * width
                for from in 0..<hidden {
                    unsafe ahead[from * width] = row[from]
                    unsafe back[from / width * columns * width + from % width] = row[from]
                }
            }
        }
    }

    /// Adds a gradient packed like `forward` to one row by row.
    func unpack(_ packed: Buffer<Scalar>, to matrix: UnsafeMutablePointer<Scalar>) {
        let width = Scalar.panelWidth
        for (place, gate) in gates.enumerated() {
            for unit in 0..<hidden {
                let column = place * units + unit
                let source = unsafe packed.base + (column / width * units * width + column % width)
                let row = unsafe matrix + (gate * hidden + unit) * hidden
                for from in 0..<hidden { unsafe row[from] += source[from * width] }
            }
        }
    }
}
