/// The matrix product behind recurrent networks, on matrices stored in panels.
///
/// A matrix of R rows and N columns in panels has the shape `[N / W, R, W]`: W neighbouring columns, the panel, lie
/// together row after row, W two vector registers. Whatever a tile touches is contiguous, so that neither cache lines
/// nor cache sets are wasted. R is a multiple of 8 and N of W; zeros fill what a matrix has less.
extension KernelScalar {
    /// `c += a * b`: a `[depth / W, rows, W]`, b `[columns / W, depth, W]`, c `[columns / W, rows, W]`.
    @specialized(where Self == Float)
    @specialized(where Self == Double)
    package static func addProduct(
        _ a: UnsafePointer<Self>, _ b: UnsafePointer<Self>, to c: UnsafeMutablePointer<Self>, rows: Int, depth: Int,
        columns: Int
    ) {
        let width = 2 &* Vector.scalarCount
        for column in 0..<columns / width {
            let panel = c + column &* rows &* width
            for block in 0..<depth / width {
                let right = b + (column &* depth &+ block &* width) &* width
                let left = a + block &* rows &* width
                var row = 0
                while row < rows {
                    addTile(
                        Vector.self, left + row &* width, right, panel + row &* width, depth: width, rowStride: width,
                        depthStride: 1)
                    row &+= 8
                }
            }
        }
    }

    /// `c += transpose(a) * b`: a `[rows / W, depth, W]`, b `[columns / W, depth, W]`, c `[columns / W, rows, W]`.
    @specialized(where Self == Float)
    @specialized(where Self == Double)
    package static func addTransposedProduct(
        _ a: UnsafePointer<Self>, _ b: UnsafePointer<Self>, to c: UnsafeMutablePointer<Self>, rows: Int, depth: Int,
        columns: Int
    ) {
        let width = 2 &* Vector.scalarCount
        for column in 0..<columns / width {
            let right = b + column &* depth &* width
            let panel = c + column &* rows &* width
            var row = 0
            while row < rows {
                let offset = (row / width) &* depth &* width &+ row % width
                let left = a + offset
                addTile(
                    Vector.self, left, right, panel + row &* width, depth: depth, rowStride: 1, depthStride: width)
                row &+= 8
            }
        }
    }
}
