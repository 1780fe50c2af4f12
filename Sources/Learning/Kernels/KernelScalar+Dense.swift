/// What dense observations need besides products.
extension KernelScalar {
    /// `values[i] = max(values[i], 0)`.
    @specialized(where Self == Float)
    @specialized(where Self == Double)
    package static func rectify(_ values: UnsafeMutablePointer<Self>, count: Int) {
        for i in 0..<count { values[i] = values[i] > 0 ? values[i] : 0 }
    }

    /// Sets values to 0 where a rectified layer is not positive.
    @specialized(where Self == Float)
    @specialized(where Self == Double)
    package static func maskRectified(_ values: UnsafeMutablePointer<Self>, by layer: UnsafePointer<Self>, count: Int) {
        for i in 0..<count { values[i] = layer[i] > 0 ? values[i] : 0 }
    }

    /// Writes a matrix `[count, columns]`, row by row, to the first rows and columns of panels `[panels, rows, W]`.
    @specialized(where Self == Float)
    @specialized(where Self == Double)
    package static func packRows(
        _ matrix: UnsafePointer<Self>, columns: Int, count: Int, into panels: UnsafeMutablePointer<Self>, rows: Int
    ) {
        for k in 0..<count {
            let source = matrix + k &* columns
            for x in 0..<columns { panels[(x / panelWidth &* rows &+ k) &* panelWidth &+ x % panelWidth] = source[x] }
        }
    }

    /// `out[i] = x[i]` in Double.
    @specialized(where Self == Float)
    @specialized(where Self == Double)
    package static func widen(_ x: UnsafePointer<Self>, into out: UnsafeMutablePointer<Double>, count: Int) {
        for i in 0..<count { out[i] = Double(x[i]) }
    }

    /// `out[i] = x[i]`, rounded.
    @specialized(where Self == Float)
    @specialized(where Self == Double)
    package static func narrow(_ x: UnsafePointer<Double>, into out: UnsafeMutablePointer<Self>, count: Int) {
        for i in 0..<count { out[i] = Self(x[i]) }
    }
}

/// Adds the lower triangle of the product of a row of features with itself to a matrix, `[size, size]` row by row.
package func addLowerProduct(
    _ features: UnsafePointer<Double>, to matrix: UnsafeMutablePointer<Double>, size: Int
) {
    for i in 0..<size {
        let row = matrix + i &* size
        let factor = features[i]
        for j in 0...i { row[j] += factor * features[j] }
    }
}
