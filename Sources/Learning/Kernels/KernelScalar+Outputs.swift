/// The small output layer of networks; hidden units are stored in panels (see `KernelScalar+Products.swift`).
extension KernelScalar {
    /// The output layer: `out[a, k] += sum over units of weights[a, unit] hidden[k, unit]`: weights `[A, units]`, hidden
    /// `[units / W, trajectories, W]`, out `[A, trajectories]`.
    @specialized(where Self == Float)
    @specialized(where Self == Double)
    package static func addOutputs(
        _ hidden: UnsafePointer<Self>, weights: UnsafePointer<Self>, to out: UnsafeMutablePointer<Self>, outputs: Int,
        units: Int, trajectories: Int
    ) {
        let lanes = Vector.scalarCount
        let width = 2 &* lanes
        for a in 0..<outputs {
            for k in 0..<trajectories {
                var first = Vector.zero
                var second = Vector.zero
                for panel in 0..<units / width {
                    let h = hidden + (panel &* trajectories &+ k) &* width
                    let w = weights + (a &* units &+ panel &* width)
                    first = first.plus(Vector.load(h), times: Vector.load(w))
                    second = second.plus(Vector.load(h + lanes), times: Vector.load(w + lanes))
                }
                out[a &* trajectories &+ k] += (first + second).sum()
            }
        }
    }

    /// `hidden[k, unit] += sum over a of out[a, k] weights[a, unit]`, shapes as in `addOutputs`.
    @specialized(where Self == Float)
    @specialized(where Self == Double)
    package static func addOutputAdjoints(
        _ out: UnsafePointer<Self>, weights: UnsafePointer<Self>, to hidden: UnsafeMutablePointer<Self>, outputs: Int,
        units: Int, trajectories: Int
    ) {
        let lanes = Vector.scalarCount
        let width = 2 &* lanes
        for panel in 0..<units / width {
            for a in 0..<outputs {
                let w = weights + (a &* units &+ panel &* width)
                let u = Vector.load(w)
                let v = Vector.load(w + lanes)
                for k in 0..<trajectories {
                    let h = hidden + (panel &* trajectories &+ k) &* width
                    let x = Vector(repeating: out[a &* trajectories &+ k])
                    Vector.load(h).plus(x, times: u).store(h)
                    Vector.load(h + lanes).plus(x, times: v).store(h + lanes)
                }
            }
        }
    }

    /// `gradient[a, unit] += sum over k of out[a, k] hidden[k, unit]`, shapes as in `addOutputs`.
    @specialized(where Self == Float)
    @specialized(where Self == Double)
    package static func addOutputGradient(
        _ out: UnsafePointer<Self>, hidden: UnsafePointer<Self>, to gradient: UnsafeMutablePointer<Self>, outputs: Int,
        units: Int, trajectories: Int
    ) {
        let lanes = Vector.scalarCount
        let width = 2 &* lanes
        for panel in 0..<units / width {
            for a in 0..<outputs {
                let target = gradient + (a &* units &+ panel &* width)
                var u = Vector.load(target)
                var v = Vector.load(target + lanes)
                for k in 0..<trajectories {
                    let h = hidden + (panel &* trajectories &+ k) &* width
                    let x = Vector(repeating: out[a &* trajectories &+ k])
                    u = u.plus(x, times: Vector.load(h))
                    v = v.plus(x, times: Vector.load(h + lanes))
                }
                u.store(target)
                v.store(target + lanes)
            }
        }
    }
}
