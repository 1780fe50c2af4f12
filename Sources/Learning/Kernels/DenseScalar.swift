/// What dense observations need besides products. Pointers must not overlap.
package protocol DenseScalar {
    /// `values[i] = max(values[i], 0)`.
    static func rectify(_ values: UnsafeMutablePointer<Self>, count: Int)

    /// Sets values to 0 where a rectified layer is not positive.
    static func maskRectified(_ values: UnsafeMutablePointer<Self>, by layer: UnsafePointer<Self>, count: Int)

    /// Writes a matrix `[count, columns]`, row by row, to the first rows and columns of panels `[panels, rows, W]`.
    static func packRows(
        _ matrix: UnsafePointer<Self>, columns: Int, count: Int, into panels: UnsafeMutablePointer<Self>, rows: Int)

    /// `out[i] = x[i]` in Double.
    static func widen(_ x: UnsafePointer<Self>, into out: UnsafeMutablePointer<Double>, count: Int)

    /// `out[i] = x[i]`, rounded.
    static func narrow(_ x: UnsafePointer<Double>, into out: UnsafeMutablePointer<Self>, count: Int)
}

@inline(__always)
private func rectifyLoop<Scalar: BinaryFloatingPoint>(_ values: UnsafeMutablePointer<Scalar>, _ count: Int) {
    for i in 0..<count { values[i] = values[i] > 0 ? values[i] : 0 }
}

@inline(__always)
private func maskRectifiedLoop<Scalar: BinaryFloatingPoint>(
    _ values: UnsafeMutablePointer<Scalar>, _ layer: UnsafePointer<Scalar>, _ count: Int
) {
    for i in 0..<count { values[i] = layer[i] > 0 ? values[i] : 0 }
}

@inline(__always)
private func packRowsLoop<Scalar: BinaryFloatingPoint>(
    _ matrix: UnsafePointer<Scalar>, _ columns: Int, _ count: Int, _ panels: UnsafeMutablePointer<Scalar>,
    _ rows: Int, _ width: Int
) {
    for k in 0..<count {
        let source = matrix + k &* columns
        for x in 0..<columns { panels[(x / width &* rows &+ k) &* width &+ x % width] = source[x] }
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

extension Float: DenseScalar {
    package static func rectify(_ values: UnsafeMutablePointer<Float>, count: Int) { rectifyLoop(values, count) }

    package static func maskRectified(
        _ values: UnsafeMutablePointer<Float>, by layer: UnsafePointer<Float>, count: Int
    ) {
        maskRectifiedLoop(values, layer, count)
    }

    package static func packRows(
        _ matrix: UnsafePointer<Float>, columns: Int, count: Int, into panels: UnsafeMutablePointer<Float>, rows: Int
    ) {
        packRowsLoop(matrix, columns, count, panels, rows, panelWidth)
    }

    package static func widen(_ x: UnsafePointer<Float>, into out: UnsafeMutablePointer<Double>, count: Int) {
        for i in 0..<count { out[i] = Double(x[i]) }
    }

    package static func narrow(_ x: UnsafePointer<Double>, into out: UnsafeMutablePointer<Float>, count: Int) {
        for i in 0..<count { out[i] = Float(x[i]) }
    }
}

extension Double: DenseScalar {
    package static func rectify(_ values: UnsafeMutablePointer<Double>, count: Int) { rectifyLoop(values, count) }

    package static func maskRectified(
        _ values: UnsafeMutablePointer<Double>, by layer: UnsafePointer<Double>, count: Int
    ) {
        maskRectifiedLoop(values, layer, count)
    }

    package static func packRows(
        _ matrix: UnsafePointer<Double>, columns: Int, count: Int, into panels: UnsafeMutablePointer<Double>, rows: Int
    ) {
        packRowsLoop(matrix, columns, count, panels, rows, panelWidth)
    }

    package static func widen(_ x: UnsafePointer<Double>, into out: UnsafeMutablePointer<Double>, count: Int) {
        for i in 0..<count { out[i] = Double(x[i]) }
    }

    package static func narrow(_ x: UnsafePointer<Double>, into out: UnsafeMutablePointer<Double>, count: Int) {
        for i in 0..<count { out[i] = Double(x[i]) }
    }
}
