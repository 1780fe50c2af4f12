/// An LSTM cell, elementwise: gates in the order input, forget, cell, output, as PyTorch's LSTMCell has them. All arrays
/// have n = hidden units x trajectories numbers in the panels' order, `[4, n]` the four gates one after the other; n is
/// a multiple of a vector's width. Source: docs/method.md, section 6.
extension KernelScalar {
    /// One step of an LSTM cell: activates the gates `[4, n]` in place and writes cell state and output, `[n]`.
    @specialized(where Self == Float)
    @specialized(where Self == Double)
    package static func activateCell(
        gates: UnsafeMutablePointer<Self>, previousCell: UnsafePointer<Self>, cell: UnsafeMutablePointer<Self>,
        hidden: UnsafeMutablePointer<Self>, count: Int
    ) {
        var at = 0
        while at < count {
            let i = Vector.sigmoid(Vector.load(gates + at))
            let f = Vector.sigmoid(Vector.load(gates + count + at))
            let g = Vector.hyperbolicTangent(Vector.load(gates + 2 &* count + at))
            let o = Vector.sigmoid(Vector.load(gates + 3 &* count + at))
            let c = (i * g).plus(f, times: Vector.load(previousCell + at))
            i.store(gates + at)
            f.store(gates + count + at)
            g.store(gates + 2 &* count + at)
            o.store(gates + 3 &* count + at)
            c.store(cell + at)
            (o * Vector.hyperbolicTangent(c)).store(hidden + at)
            at &+= Vector.scalarCount
        }
    }

    /// Cell state and output, `[n]`, from gates activated before, `[4, n]`: the same numbers as `activateCell`'s.
    @specialized(where Self == Float)
    @specialized(where Self == Double)
    package static func replayCell(
        gates: UnsafePointer<Self>, previousCell: UnsafePointer<Self>, cell: UnsafeMutablePointer<Self>,
        hidden: UnsafeMutablePointer<Self>, count: Int
    ) {
        var at = 0
        while at < count {
            let i = Vector.load(gates + at)
            let f = Vector.load(gates + count + at)
            let g = Vector.load(gates + 2 &* count + at)
            let o = Vector.load(gates + 3 &* count + at)
            let c = (i * g).plus(f, times: Vector.load(previousCell + at))
            c.store(cell + at)
            (o * Vector.hyperbolicTangent(c)).store(hidden + at)
            at &+= Vector.scalarCount
        }
    }

    /// Tangents of one step: turns the tangents of the gates' arguments `[4, n]` into those of the gates, in place, and
    /// writes those of cell state and output, `[n]`.
    @specialized(where Self == Float)
    @specialized(where Self == Double)
    package static func tangentCell(
        gates: UnsafePointer<Self>, previousCell: UnsafePointer<Self>, cell: UnsafePointer<Self>,
        gateTangents: UnsafeMutablePointer<Self>, previousCellTangent: UnsafePointer<Self>,
        cellTangent: UnsafeMutablePointer<Self>, hiddenTangent: UnsafeMutablePointer<Self>, count: Int
    ) {
        let one = Vector(repeating: 1)
        var at = 0
        while at < count {
            let i = Vector.load(gates + at)
            let f = Vector.load(gates + count + at)
            let g = Vector.load(gates + 2 &* count + at)
            let o = Vector.load(gates + 3 &* count + at)
            let di = Vector.load(gateTangents + at) * i * (one - i)
            let df = Vector.load(gateTangents + count + at) * f * (one - f)
            let dg = Vector.load(gateTangents + 2 &* count + at) * (one - g * g)
            let dO = Vector.load(gateTangents + 3 &* count + at) * o * (one - o)
            var dc = df * Vector.load(previousCell + at)
            dc = dc.plus(f, times: Vector.load(previousCellTangent + at)).plus(di, times: g).plus(i, times: dg)
            let t = Vector.hyperbolicTangent(Vector.load(cell + at))
            let dh = (dO * t).plus(o * (one - t * t), times: dc)
            di.store(gateTangents + at)
            df.store(gateTangents + count + at)
            dg.store(gateTangents + 2 &* count + at)
            dO.store(gateTangents + 3 &* count + at)
            dc.store(cellTangent + at)
            dh.store(hiddenTangent + at)
            at &+= Vector.scalarCount
        }
    }

    /// One step back: from the adjoints of output and cell state, `[n]`, to those of the gates' arguments, `[4, n]`;
    /// `cellAdjoint` becomes that of the step before.
    @specialized(where Self == Float)
    @specialized(where Self == Double)
    package static func backwardCell(
        gates: UnsafePointer<Self>, previousCell: UnsafePointer<Self>, cell: UnsafePointer<Self>,
        hiddenAdjoint: UnsafePointer<Self>, cellAdjoint: UnsafeMutablePointer<Self>,
        into arguments: UnsafeMutablePointer<Self>, count: Int
    ) {
        let one = Vector(repeating: 1)
        var at = 0
        while at < count {
            let i = Vector.load(gates + at)
            let f = Vector.load(gates + count + at)
            let g = Vector.load(gates + 2 &* count + at)
            let o = Vector.load(gates + 3 &* count + at)
            let t = Vector.hyperbolicTangent(Vector.load(cell + at))
            let dh = Vector.load(hiddenAdjoint + at)
            let dc = Vector.load(cellAdjoint + at).plus(dh * o, times: one - t * t)
            (dc * g * i * (one - i)).store(arguments + at)
            (dc * Vector.load(previousCell + at) * f * (one - f)).store(arguments + count + at)
            (dc * i * (one - g * g)).store(arguments + 2 &* count + at)
            (dh * t * o * (one - o)).store(arguments + 3 &* count + at)
            (dc * f).store(cellAdjoint + at)
            at &+= Vector.scalarCount
        }
    }

    /// One step back of adjoints and, along the tangents, of their derivatives (which may hold further adjoints):
    /// everything of `backwardCell`, and the same for `hiddenSecond` and `cellSecond` into `seconds`.
    @specialized(where Self == Float)
    @specialized(where Self == Double)
    package static func backwardCellTwice(
        gates: UnsafePointer<Self>, gateTangents: UnsafePointer<Self>, previousCell: UnsafePointer<Self>,
        cell: UnsafePointer<Self>, previousCellTangent: UnsafePointer<Self>, cellTangent: UnsafePointer<Self>,
        hiddenAdjoint: UnsafePointer<Self>, cellAdjoint: UnsafeMutablePointer<Self>, hiddenSecond: UnsafePointer<Self>,
        cellSecond: UnsafeMutablePointer<Self>, into arguments: UnsafeMutablePointer<Self>,
        seconds: UnsafeMutablePointer<Self>, count: Int
    ) {
        let one = Vector(repeating: 1)
        let two = Vector(repeating: 2)
        var at = 0
        while at < count {
            let i = Vector.load(gates + at)
            let f = Vector.load(gates + count + at)
            let g = Vector.load(gates + 2 &* count + at)
            let o = Vector.load(gates + 3 &* count + at)
            let iDot = Vector.load(gateTangents + at)
            let fDot = Vector.load(gateTangents + count + at)
            let gDot = Vector.load(gateTangents + 2 &* count + at)
            let oDot = Vector.load(gateTangents + 3 &* count + at)
            let before = Vector.load(previousCell + at)
            let beforeDot = Vector.load(previousCellTangent + at)
            let t = Vector.hyperbolicTangent(Vector.load(cell + at))
            let slope = one - t * t
            let tDot = slope * Vector.load(cellTangent + at)

            let dh = Vector.load(hiddenAdjoint + at)
            let dO = dh * t
            let dc = Vector.load(cellAdjoint + at).plus(dh * o, times: slope)
            let di = dc * g
            let df = dc * before
            let dg = dc * i

            let eh = Vector.load(hiddenSecond + at)
            let eO = (eh * t).plus(dh, times: tDot)
            var ec = Vector.load(cellSecond + at).plus(eh * o, times: slope)
            ec = ec.plus(dh, times: oDot * slope - two * o * t * tDot)
            let ei = (ec * g).plus(dc, times: gDot)
            let ef = (ec * before).plus(dc, times: beforeDot)
            let eg = (ec * i).plus(dc, times: iDot)

            let iSlope = i * (one - i)
            let fSlope = f * (one - f)
            let gSlope = one - g * g
            let oSlope = o * (one - o)
            (di * iSlope).store(arguments + at)
            (df * fSlope).store(arguments + count + at)
            (dg * gSlope).store(arguments + 2 &* count + at)
            (dO * oSlope).store(arguments + 3 &* count + at)
            (ei * iSlope).plus(di * iDot, times: one - two * i).store(seconds + at)
            (ef * fSlope).plus(df * fDot, times: one - two * f).store(seconds + count + at)
            (eg * gSlope - two * dg * g * gDot).store(seconds + 2 &* count + at)
            (eO * oSlope).plus(dO * oDot, times: one - two * o).store(seconds + 3 &* count + at)
            (dc * f).store(cellAdjoint + at)
            (ec * f).plus(dc, times: fDot).store(cellSecond + at)
            at &+= Vector.scalarCount
        }
    }
}
