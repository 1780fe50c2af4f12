/// A GRU cell, elementwise, as PyTorch's GRUCell has it:
/// `r = sigmoid(..)`, `z = sigmoid(..)`, `m = tanh(a + r q)`, `h' = m + z (h - m)`, with a what is seen and q what the output
/// before, h, give to the new gate m, biases included.
///
/// Gates `[4, n]` stand in the order m (before it is activated a), r, z, q, so that what is seen reaches the first three
/// arrays and the output before the last three. All other arrays have n numbers; n is a multiple of a vector's width.
/// Source: docs/method.md, section 6.
extension KernelScalar {
    /// One step: activates the gates `[4, n]` in place and writes the output, `[n]`.
    @specialized(where Self == Float)
    @specialized(where Self == Double)
    package static func activateGRU(
        gates: UnsafeMutablePointer<Self>, before: UnsafePointer<Self>, output: UnsafeMutablePointer<Self>, count: Int
    ) {
        var at = 0
        while at < count {
            let r = Vector.sigmoid(Vector.load(gates + count + at))
            let z = Vector.sigmoid(Vector.load(gates + 2 &* count + at))
            let m = Vector.hyperbolicTangent(
                Vector.load(gates + at).plus(r, times: Vector.load(gates + 3 &* count + at)))
            m.store(gates + at)
            r.store(gates + count + at)
            z.store(gates + 2 &* count + at)
            m.plus(z, times: Vector.load(before + at) - m).store(output + at)
            at &+= Vector.scalarCount
        }
    }

    /// The output, `[n]`, from gates activated before, `[4, n]`: the same numbers as `activateGRU`'s.
    @specialized(where Self == Float)
    @specialized(where Self == Double)
    package static func replayGRU(
        gates: UnsafePointer<Self>, before: UnsafePointer<Self>, output: UnsafeMutablePointer<Self>, count: Int
    ) {
        var at = 0
        while at < count {
            let m = Vector.load(gates + at)
            m.plus(Vector.load(gates + 2 &* count + at), times: Vector.load(before + at) - m).store(output + at)
            at &+= Vector.scalarCount
        }
    }

    /// Tangents of one step: turns those of the gates' arguments `[4, n]` into those of the gates, in place, and writes that
    /// of the output, `[n]`.
    @specialized(where Self == Float)
    @specialized(where Self == Double)
    package static func tangentGRU(
        gates: UnsafePointer<Self>, before: UnsafePointer<Self>, gateTangents: UnsafeMutablePointer<Self>,
        beforeTangent: UnsafePointer<Self>, outputTangent: UnsafeMutablePointer<Self>, count: Int
    ) {
        let one = Vector(repeating: 1)
        var at = 0
        while at < count {
            let m = Vector.load(gates + at)
            let r = Vector.load(gates + count + at)
            let z = Vector.load(gates + 2 &* count + at)
            let rDot = Vector.load(gateTangents + count + at) * r * (one - r)
            let zDot = Vector.load(gateTangents + 2 &* count + at) * z * (one - z)
            var mDot = Vector.load(gateTangents + at).plus(rDot, times: Vector.load(gates + 3 &* count + at))
            mDot = mDot.plus(r, times: Vector.load(gateTangents + 3 &* count + at)) * (one - m * m)
            let out = mDot.plus(zDot, times: Vector.load(before + at) - m).plus(
                z, times: Vector.load(beforeTangent + at) - mDot)
            mDot.store(gateTangents + at)
            rDot.store(gateTangents + count + at)
            zDot.store(gateTangents + 2 &* count + at)
            out.store(outputTangent + at)
            at &+= Vector.scalarCount
        }
    }

    /// One step back: from the adjoint of the output, `[n]`, to those of the gates' arguments, `[4, n]`; `adjoint` becomes
    /// what reaches the output before past the gates.
    @specialized(where Self == Float)
    @specialized(where Self == Double)
    package static func backwardGRU(
        gates: UnsafePointer<Self>, before: UnsafePointer<Self>, adjoint: UnsafeMutablePointer<Self>,
        into arguments: UnsafeMutablePointer<Self>, count: Int
    ) {
        let one = Vector(repeating: 1)
        var at = 0
        while at < count {
            let m = Vector.load(gates + at)
            let r = Vector.load(gates + count + at)
            let z = Vector.load(gates + 2 &* count + at)
            let dh = Vector.load(adjoint + at)
            let da = dh * (one - z) * (one - m * m)
            let dr = da * Vector.load(gates + 3 &* count + at)
            let dz = dh * (Vector.load(before + at) - m)
            da.store(arguments + at)
            (dr * r * (one - r)).store(arguments + count + at)
            (dz * z * (one - z)).store(arguments + 2 &* count + at)
            (da * r).store(arguments + 3 &* count + at)
            (dh * z).store(adjoint + at)
            at &+= Vector.scalarCount
        }
    }

    /// One step back of adjoints and, along the tangents, of their derivatives (which may hold further adjoints):
    /// everything of `backwardGRU`, and the same for `second` into `seconds`.
    @specialized(where Self == Float)
    @specialized(where Self == Double)
    package static func backwardGRUTwice(
        gates: UnsafePointer<Self>, gateTangents: UnsafePointer<Self>, before: UnsafePointer<Self>,
        beforeTangent: UnsafePointer<Self>, adjoint: UnsafeMutablePointer<Self>, second: UnsafeMutablePointer<Self>,
        into arguments: UnsafeMutablePointer<Self>, seconds: UnsafeMutablePointer<Self>, count: Int
    ) {
        let one = Vector(repeating: 1)
        let two = Vector(repeating: 2)
        var at = 0
        while at < count {
            let m = Vector.load(gates + at)
            let r = Vector.load(gates + count + at)
            let z = Vector.load(gates + 2 &* count + at)
            let q = Vector.load(gates + 3 &* count + at)
            let mDot = Vector.load(gateTangents + at)
            let rDot = Vector.load(gateTangents + count + at)
            let zDot = Vector.load(gateTangents + 2 &* count + at)
            let qDot = Vector.load(gateTangents + 3 &* count + at)
            let difference = Vector.load(before + at) - m
            let differenceDot = Vector.load(beforeTangent + at) - mDot
            let mSlope = one - m * m
            let rSlope = r * (one - r)
            let zSlope = z * (one - z)

            let dh = Vector.load(adjoint + at)
            let dm = dh * (one - z)
            let da = dm * mSlope
            let dr = da * q
            let dz = dh * difference

            let eh = Vector.load(second + at)
            let em = eh * (one - z) - dh * zDot
            let ea = em * mSlope - two * dm * m * mDot
            let er = (ea * q).plus(da, times: qDot)
            let ez = (eh * difference).plus(dh, times: differenceDot)

            da.store(arguments + at)
            (dr * rSlope).store(arguments + count + at)
            (dz * zSlope).store(arguments + 2 &* count + at)
            (da * r).store(arguments + 3 &* count + at)
            ea.store(seconds + at)
            (er * rSlope).plus(dr * rDot, times: one - two * r).store(seconds + count + at)
            (ez * zSlope).plus(dz * zDot, times: one - two * z).store(seconds + 2 &* count + at)
            (ea * r).plus(da, times: rDot).store(seconds + 3 &* count + at)
            (dh * z).store(adjoint + at)
            (eh * z).plus(dh, times: zDot).store(second + at)
            at &+= Vector.scalarCount
        }
    }
}
