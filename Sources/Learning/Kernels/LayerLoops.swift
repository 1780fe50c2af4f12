/// Look-ups in tables of rows, and the small output layer; matrices are stored in panels (see `PanelLoops.swift`).

@inline(__always)
func gatherRowsLoop<V: KernelVector>(
    _: V.Type, _ table: UnsafePointer<V.Scalar>, _ tableRows: Int, _ index: UnsafePointer<UInt16>, _ columns: Int,
    _ out: UnsafeMutablePointer<V.Scalar>, _ count: Int
) {
    let lanes = V.scalarCount
    let width = 2 &* lanes
    for panel in 0..<columns / width {
        let source = table + panel &* tableRows &* width
        let target = out + panel &* count &* width
        for k in 0..<count {
            let row = source + Int(index[k]) &* width
            V.load(row).store(target + k &* width)
            V.load(row + lanes).store(target + k &* width + lanes)
        }
    }
}

@inline(__always)
func scatterAddRowsLoop<V: KernelVector>(
    _: V.Type, _ rows: UnsafePointer<V.Scalar>, _ index: UnsafePointer<UInt16>, _ columns: Int,
    _ table: UnsafeMutablePointer<V.Scalar>, _ tableRows: Int, _ count: Int
) {
    let lanes = V.scalarCount
    let width = 2 &* lanes
    for panel in 0..<columns / width {
        let source = rows + panel &* count &* width
        let target = table + panel &* tableRows &* width
        for k in 0..<count {
            let row = target + Int(index[k]) &* width
            (V.load(row) + V.load(source + k &* width)).store(row)
            (V.load(row + lanes) + V.load(source + k &* width + lanes)).store(row + lanes)
        }
    }
}

@inline(__always)
func addOutputsLoop<V: KernelVector>(
    _: V.Type, _ hidden: UnsafePointer<V.Scalar>, _ weights: UnsafePointer<V.Scalar>,
    _ out: UnsafeMutablePointer<V.Scalar>, _ outputs: Int, _ units: Int, _ trajectories: Int
) {
    let lanes = V.scalarCount
    let width = 2 &* lanes
    for a in 0..<outputs {
        for k in 0..<trajectories {
            var first = V.zero
            var second = V.zero
            for panel in 0..<units / width {
                let h = hidden + (panel &* trajectories &+ k) &* width
                let w = weights + (a &* units &+ panel &* width)
                first = first.plus(V.load(h), times: V.load(w))
                second = second.plus(V.load(h + lanes), times: V.load(w + lanes))
            }
            out[a &* trajectories &+ k] += (first + second).sum()
        }
    }
}

@inline(__always)
func addOutputAdjointsLoop<V: KernelVector>(
    _: V.Type, _ out: UnsafePointer<V.Scalar>, _ weights: UnsafePointer<V.Scalar>,
    _ hidden: UnsafeMutablePointer<V.Scalar>, _ outputs: Int, _ units: Int, _ trajectories: Int
) {
    let lanes = V.scalarCount
    let width = 2 &* lanes
    for panel in 0..<units / width {
        for a in 0..<outputs {
            let w = weights + (a &* units &+ panel &* width)
            let u = V.load(w)
            let v = V.load(w + lanes)
            for k in 0..<trajectories {
                let h = hidden + (panel &* trajectories &+ k) &* width
                let x = V(repeating: out[a &* trajectories &+ k])
                V.load(h).plus(x, times: u).store(h)
                V.load(h + lanes).plus(x, times: v).store(h + lanes)
            }
        }
    }
}

@inline(__always)
func addOutputGradientLoop<V: KernelVector>(
    _: V.Type, _ out: UnsafePointer<V.Scalar>, _ hidden: UnsafePointer<V.Scalar>,
    _ gradient: UnsafeMutablePointer<V.Scalar>, _ outputs: Int, _ units: Int, _ trajectories: Int
) {
    let lanes = V.scalarCount
    let width = 2 &* lanes
    for panel in 0..<units / width {
        for a in 0..<outputs {
            let target = gradient + (a &* units &+ panel &* width)
            var u = V.load(target)
            var v = V.load(target + lanes)
            for k in 0..<trajectories {
                let h = hidden + (panel &* trajectories &+ k) &* width
                let x = V(repeating: out[a &* trajectories &+ k])
                u = u.plus(x, times: V.load(h))
                v = v.plus(x, times: V.load(h + lanes))
            }
            u.store(target)
            v.store(target + lanes)
        }
    }
}
