/// An LSTM cell, elementwise: gates in the order input, forget, cell, output, as PyTorch's LSTMCell has them. All arrays
/// have n numbers, `[gates, n]` four times as many; n is a multiple of a vector's width. Source: docs/method.md, section 6.

@inline(__always)
func activateCellLoop<V: KernelVector>(
    _: V.Type, _ gates: UnsafeMutablePointer<V.Scalar>, _ previousCell: UnsafePointer<V.Scalar>,
    _ cell: UnsafeMutablePointer<V.Scalar>, _ hidden: UnsafeMutablePointer<V.Scalar>, _ n: Int
) {
    var at = 0
    while at < n {
        let i = V.sigmoid(V.load(gates + at))
        let f = V.sigmoid(V.load(gates + n + at))
        let g = V.hyperbolicTangent(V.load(gates + 2 &* n + at))
        let o = V.sigmoid(V.load(gates + 3 &* n + at))
        let c = (i * g).plus(f, times: V.load(previousCell + at))
        i.store(gates + at)
        f.store(gates + n + at)
        g.store(gates + 2 &* n + at)
        o.store(gates + 3 &* n + at)
        c.store(cell + at)
        (o * V.hyperbolicTangent(c)).store(hidden + at)
        at &+= V.scalarCount
    }
}

@inline(__always)
func replayCellLoop<V: KernelVector>(
    _: V.Type, _ gates: UnsafePointer<V.Scalar>, _ previousCell: UnsafePointer<V.Scalar>,
    _ cell: UnsafeMutablePointer<V.Scalar>, _ hidden: UnsafeMutablePointer<V.Scalar>, _ n: Int
) {
    var at = 0
    while at < n {
        let i = V.load(gates + at)
        let f = V.load(gates + n + at)
        let g = V.load(gates + 2 &* n + at)
        let o = V.load(gates + 3 &* n + at)
        let c = (i * g).plus(f, times: V.load(previousCell + at))
        c.store(cell + at)
        (o * V.hyperbolicTangent(c)).store(hidden + at)
        at &+= V.scalarCount
    }
}

@inline(__always)
func tangentCellLoop<V: KernelVector>(
    _: V.Type, _ gates: UnsafePointer<V.Scalar>, _ previousCell: UnsafePointer<V.Scalar>,
    _ cell: UnsafePointer<V.Scalar>, _ gateTangents: UnsafeMutablePointer<V.Scalar>,
    _ previousCellTangent: UnsafePointer<V.Scalar>, _ cellTangent: UnsafeMutablePointer<V.Scalar>,
    _ hiddenTangent: UnsafeMutablePointer<V.Scalar>, _ n: Int
) {
    let one = V(repeating: 1)
    var at = 0
    while at < n {
        let i = V.load(gates + at)
        let f = V.load(gates + n + at)
        let g = V.load(gates + 2 &* n + at)
        let o = V.load(gates + 3 &* n + at)
        let di = V.load(gateTangents + at) * i * (one - i)
        let df = V.load(gateTangents + n + at) * f * (one - f)
        let dg = V.load(gateTangents + 2 &* n + at) * (one - g * g)
        let dO = V.load(gateTangents + 3 &* n + at) * o * (one - o)
        var dc = df * V.load(previousCell + at)
        dc = dc.plus(f, times: V.load(previousCellTangent + at)).plus(di, times: g).plus(i, times: dg)
        let t = V.hyperbolicTangent(V.load(cell + at))
        let dh = (dO * t).plus(o * (one - t * t), times: dc)
        di.store(gateTangents + at)
        df.store(gateTangents + n + at)
        dg.store(gateTangents + 2 &* n + at)
        dO.store(gateTangents + 3 &* n + at)
        dc.store(cellTangent + at)
        dh.store(hiddenTangent + at)
        at &+= V.scalarCount
    }
}

@inline(__always)
func backwardCellLoop<V: KernelVector>(
    _: V.Type, _ gates: UnsafePointer<V.Scalar>, _ previousCell: UnsafePointer<V.Scalar>,
    _ cell: UnsafePointer<V.Scalar>, _ hiddenAdjoint: UnsafePointer<V.Scalar>,
    _ cellAdjoint: UnsafeMutablePointer<V.Scalar>, _ arguments: UnsafeMutablePointer<V.Scalar>, _ n: Int
) {
    let one = V(repeating: 1)
    var at = 0
    while at < n {
        let i = V.load(gates + at)
        let f = V.load(gates + n + at)
        let g = V.load(gates + 2 &* n + at)
        let o = V.load(gates + 3 &* n + at)
        let t = V.hyperbolicTangent(V.load(cell + at))
        let dh = V.load(hiddenAdjoint + at)
        let dc = V.load(cellAdjoint + at).plus(dh * o, times: one - t * t)
        (dc * g * i * (one - i)).store(arguments + at)
        (dc * V.load(previousCell + at) * f * (one - f)).store(arguments + n + at)
        (dc * i * (one - g * g)).store(arguments + 2 &* n + at)
        (dh * t * o * (one - o)).store(arguments + 3 &* n + at)
        (dc * f).store(cellAdjoint + at)
        at &+= V.scalarCount
    }
}

@inline(__always)
func backwardCellTwiceLoop<V: KernelVector>(
    _: V.Type, _ gates: UnsafePointer<V.Scalar>, _ gateTangents: UnsafePointer<V.Scalar>,
    _ previousCell: UnsafePointer<V.Scalar>, _ cell: UnsafePointer<V.Scalar>,
    _ previousCellTangent: UnsafePointer<V.Scalar>, _ cellTangent: UnsafePointer<V.Scalar>,
    _ hiddenAdjoint: UnsafePointer<V.Scalar>, _ cellAdjoint: UnsafeMutablePointer<V.Scalar>,
    _ hiddenSecond: UnsafePointer<V.Scalar>, _ cellSecond: UnsafeMutablePointer<V.Scalar>,
    _ arguments: UnsafeMutablePointer<V.Scalar>, _ seconds: UnsafeMutablePointer<V.Scalar>, _ n: Int
) {
    let one = V(repeating: 1)
    let two = V(repeating: 2)
    var at = 0
    while at < n {
        let i = V.load(gates + at)
        let f = V.load(gates + n + at)
        let g = V.load(gates + 2 &* n + at)
        let o = V.load(gates + 3 &* n + at)
        let iDot = V.load(gateTangents + at)
        let fDot = V.load(gateTangents + n + at)
        let gDot = V.load(gateTangents + 2 &* n + at)
        let oDot = V.load(gateTangents + 3 &* n + at)
        let before = V.load(previousCell + at)
        let beforeDot = V.load(previousCellTangent + at)
        let t = V.hyperbolicTangent(V.load(cell + at))
        let slope = one - t * t
        let tDot = slope * V.load(cellTangent + at)

        let dh = V.load(hiddenAdjoint + at)
        let dO = dh * t
        let dc = V.load(cellAdjoint + at).plus(dh * o, times: slope)
        let di = dc * g
        let df = dc * before
        let dg = dc * i

        let eh = V.load(hiddenSecond + at)
        let eO = (eh * t).plus(dh, times: tDot)
        var ec = V.load(cellSecond + at).plus(eh * o, times: slope)
        ec = ec.plus(dh, times: oDot * slope - two * o * t * tDot)
        let ei = (ec * g).plus(dc, times: gDot)
        let ef = (ec * before).plus(dc, times: beforeDot)
        let eg = (ec * i).plus(dc, times: iDot)

        let iSlope = i * (one - i)
        let fSlope = f * (one - f)
        let gSlope = one - g * g
        let oSlope = o * (one - o)
        (di * iSlope).store(arguments + at)
        (df * fSlope).store(arguments + n + at)
        (dg * gSlope).store(arguments + 2 &* n + at)
        (dO * oSlope).store(arguments + 3 &* n + at)
        (ei * iSlope).plus(di * iDot, times: one - two * i).store(seconds + at)
        (ef * fSlope).plus(df * fDot, times: one - two * f).store(seconds + n + at)
        (eg * gSlope - two * dg * g * gDot).store(seconds + 2 &* n + at)
        (eO * oSlope).plus(dO * oDot, times: one - two * o).store(seconds + 3 &* n + at)
        (dc * f).store(cellAdjoint + at)
        (ec * f).plus(dc, times: fDot).store(cellSecond + at)
        at &+= V.scalarCount
    }
}
