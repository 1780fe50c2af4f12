/// Look-ups in tables of rows; matrices are stored in panels (see `KernelScalar+Products.swift`).
extension KernelScalar {
    /// `out[row k] = table[row index[k]]`: table `[columns / W, tableRows, W]`, out `[columns / W, count, W]`.
    @specialized(where Self == Float)
    @specialized(where Self == Double)
    package static func gatherRows(
        _ table: UnsafePointer<Self>, tableRows: Int, _ index: UnsafePointer<UInt16>, columns: Int,
        into out: UnsafeMutablePointer<Self>, count: Int
    ) {
        let lanes = Vector.scalarCount
        let width = 2 &* lanes
        for panel in 0..<columns / width {
            let source = table + panel &* tableRows &* width
            let target = out + panel &* count &* width
            for k in 0..<count {
                let row = source + Int(index[k]) &* width
                Vector.load(row).store(target + k &* width)
                Vector.load(row + lanes).store(target + k &* width + lanes)
            }
        }
    }

    /// `table[row index[k]] += rows[row k]`, shapes as in `gatherRows`.
    @specialized(where Self == Float)
    @specialized(where Self == Double)
    package static func scatterAddRows(
        _ rows: UnsafePointer<Self>, _ index: UnsafePointer<UInt16>, columns: Int, to table: UnsafeMutablePointer<Self>,
        tableRows: Int, count: Int
    ) {
        let lanes = Vector.scalarCount
        let width = 2 &* lanes
        for panel in 0..<columns / width {
            let source = rows + panel &* count &* width
            let target = table + panel &* tableRows &* width
            for k in 0..<count {
                let row = target + Int(index[k]) &* width
                (Vector.load(row) + Vector.load(source + k &* width)).store(row)
                (Vector.load(row + lanes) + Vector.load(source + k &* width + lanes)).store(row + lanes)
            }
        }
    }
}
