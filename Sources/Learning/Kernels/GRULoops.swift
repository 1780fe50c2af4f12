/// A GRU cell, elementwise, as PyTorch's GRUCell has it:
/// `r = sigmoid(..)`, `z = sigmoid(..)`, `m = tanh(a + r q)`, `h' = m + z (h - m)`, with a what is seen and q what the output
/// before, h, give to the new gate m, biases included.
///
/// Gates `[4, n]` stand in the order m (before it is activated a), r, z, q, so that what is seen reaches the first three
/// arrays and the output before the last three. All other arrays have n numbers; n is a multiple of a vector's width.
/// Source: docs/method.md, section 6.

@inline(__always)
func activateGRULoop<V: KernelVector>(
    _: V.Type, _ gates: UnsafeMutablePointer<V.Scalar>, _ before: UnsafePointer<V.Scalar>,
    _ output: UnsafeMutablePointer<V.Scalar>, _ n: Int
) {
    var at = 0
    while at < n {
        let r = V.sigmoid(V.load(gates + n + at))
        let z = V.sigmoid(V.load(gates + 2 &* n + at))
        let m = V.hyperbolicTangent(V.load(gates + at).plus(r, times: V.load(gates + 3 &* n + at)))
        m.store(gates + at)
        r.store(gates + n + at)
        z.store(gates + 2 &* n + at)
        m.plus(z, times: V.load(before + at) - m).store(output + at)
        at &+= V.scalarCount
    }
}

@inline(__always)
func replayGRULoop<V: KernelVector>(
    _: V.Type, _ gates: UnsafePointer<V.Scalar>, _ before: UnsafePointer<V.Scalar>,
    _ output: UnsafeMutablePointer<V.Scalar>, _ n: Int
) {
    var at = 0
    while at < n {
        let m = V.load(gates + at)
        m.plus(V.load(gates + 2 &* n + at), times: V.load(before + at) - m).store(output + at)
        at &+= V.scalarCount
    }
}

@inline(__always)
func tangentGRULoop<V: KernelVector>(
    _: V.Type, _ gates: UnsafePointer<V.Scalar>, _ before: UnsafePointer<V.Scalar>,
    _ gateTangents: UnsafeMutablePointer<V.Scalar>, _ beforeTangent: UnsafePointer<V.Scalar>,
    _ outputTangent: UnsafeMutablePointer<V.Scalar>, _ n: Int
) {
    let one = V(repeating: 1)
    var at = 0
    while at < n {
        let m = V.load(gates + at)
        let r = V.load(gates + n + at)
        let z = V.load(gates + 2 &* n + at)
        let rDot = V.load(gateTangents + n + at) * r * (one - r)
        let zDot = V.load(gateTangents + 2 &* n + at) * z * (one - z)
        var mDot = V.load(gateTangents + at).plus(rDot, times: V.load(gates + 3 &* n + at))
        mDot = mDot.plus(r, times: V.load(gateTangents + 3 &* n + at)) * (one - m * m)
        let out = mDot.plus(zDot, times: V.load(before + at) - m).plus(z, times: V.load(beforeTangent + at) - mDot)
        mDot.store(gateTangents + at)
        rDot.store(gateTangents + n + at)
        zDot.store(gateTangents + 2 &* n + at)
        out.store(outputTangent + at)
        at &+= V.scalarCount
    }
}

@inline(__always)
func backwardGRULoop<V: KernelVector>(
    _: V.Type, _ gates: UnsafePointer<V.Scalar>, _ before: UnsafePointer<V.Scalar>,
    _ adjoint: UnsafeMutablePointer<V.Scalar>, _ arguments: UnsafeMutablePointer<V.Scalar>, _ n: Int
) {
    let one = V(repeating: 1)
    var at = 0
    while at < n {
        let m = V.load(gates + at)
        let r = V.load(gates + n + at)
        let z = V.load(gates + 2 &* n + at)
        let dh = V.load(adjoint + at)
        let da = dh * (one - z) * (one - m * m)
        let dr = da * V.load(gates + 3 &* n + at)
        let dz = dh * (V.load(before + at) - m)
        da.store(arguments + at)
        (dr * r * (one - r)).store(arguments + n + at)
        (dz * z * (one - z)).store(arguments + 2 &* n + at)
        (da * r).store(arguments + 3 &* n + at)
        (dh * z).store(adjoint + at)
        at &+= V.scalarCount
    }
}

@inline(__always)
func backwardGRUTwiceLoop<V: KernelVector>(
    _: V.Type, _ gates: UnsafePointer<V.Scalar>, _ gateTangents: UnsafePointer<V.Scalar>,
    _ before: UnsafePointer<V.Scalar>, _ beforeTangent: UnsafePointer<V.Scalar>,
    _ adjoint: UnsafeMutablePointer<V.Scalar>, _ second: UnsafeMutablePointer<V.Scalar>,
    _ arguments: UnsafeMutablePointer<V.Scalar>, _ seconds: UnsafeMutablePointer<V.Scalar>, _ n: Int
) {
    let one = V(repeating: 1)
    let two = V(repeating: 2)
    var at = 0
    while at < n {
        let m = V.load(gates + at)
        let r = V.load(gates + n + at)
        let z = V.load(gates + 2 &* n + at)
        let q = V.load(gates + 3 &* n + at)
        let mDot = V.load(gateTangents + at)
        let rDot = V.load(gateTangents + n + at)
        let zDot = V.load(gateTangents + 2 &* n + at)
        let qDot = V.load(gateTangents + 3 &* n + at)
        let difference = V.load(before + at) - m
        let differenceDot = V.load(beforeTangent + at) - mDot
        let mSlope = one - m * m
        let rSlope = r * (one - r)
        let zSlope = z * (one - z)

        let dh = V.load(adjoint + at)
        let dm = dh * (one - z)
        let da = dm * mSlope
        let dr = da * q
        let dz = dh * difference

        let eh = V.load(second + at)
        let em = eh * (one - z) - dh * zDot
        let ea = em * mSlope - two * dm * m * mDot
        let er = (ea * q).plus(da, times: qDot)
        let ez = (eh * difference).plus(dh, times: differenceDot)

        da.store(arguments + at)
        (dr * rSlope).store(arguments + n + at)
        (dz * zSlope).store(arguments + 2 &* n + at)
        (da * r).store(arguments + 3 &* n + at)
        ea.store(seconds + at)
        (er * rSlope).plus(dr * rDot, times: one - two * r).store(seconds + n + at)
        (ez * zSlope).plus(dz * zDot, times: one - two * z).store(seconds + 2 &* n + at)
        (ea * r).plus(da, times: rDot).store(seconds + 3 &* n + at)
        (dh * z).store(adjoint + at)
        (eh * z).plus(dh, times: zDot).store(second + at)
        at &+= V.scalarCount
    }
}
