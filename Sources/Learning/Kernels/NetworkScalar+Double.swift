extension Double: NetworkScalar {
    private typealias Vector = SIMD8<Double>

    package static var panelWidth: Int { 16 }

    package static func addProduct(
        _ a: UnsafePointer<Double>, _ b: UnsafePointer<Double>, to c: UnsafeMutablePointer<Double>,
        rows: Int, depth: Int, columns: Int
    ) {
        addProductLoop(Vector.self, a, b, c, rows, depth, columns)
    }

    package static func addTransposedProduct(
        _ a: UnsafePointer<Double>, _ b: UnsafePointer<Double>, to c: UnsafeMutablePointer<Double>,
        rows: Int, depth: Int, columns: Int
    ) {
        addTransposedProductLoop(Vector.self, a, b, c, rows, depth, columns)
    }

    package static func gatherRows(
        _ table: UnsafePointer<Double>, tableRows: Int, _ index: UnsafePointer<UInt16>, columns: Int,
        into out: UnsafeMutablePointer<Double>, count: Int
    ) {
        gatherRowsLoop(Vector.self, table, tableRows, index, columns, out, count)
    }

    package static func scatterAddRows(
        _ rows: UnsafePointer<Double>, _ index: UnsafePointer<UInt16>, columns: Int,
        to table: UnsafeMutablePointer<Double>, tableRows: Int, count: Int
    ) {
        scatterAddRowsLoop(Vector.self, rows, index, columns, table, tableRows, count)
    }

    package static func activateCell(
        gates: UnsafeMutablePointer<Double>, previousCell: UnsafePointer<Double>, cell: UnsafeMutablePointer<Double>,
        hidden: UnsafeMutablePointer<Double>, count: Int
    ) {
        activateCellLoop(Vector.self, gates, previousCell, cell, hidden, count)
    }

    package static func replayCell(
        gates: UnsafePointer<Double>, previousCell: UnsafePointer<Double>, cell: UnsafeMutablePointer<Double>,
        hidden: UnsafeMutablePointer<Double>, count: Int
    ) {
        replayCellLoop(Vector.self, gates, previousCell, cell, hidden, count)
    }

    package static func tangentCell(
        gates: UnsafePointer<Double>, previousCell: UnsafePointer<Double>, cell: UnsafePointer<Double>,
        gateTangents: UnsafeMutablePointer<Double>, previousCellTangent: UnsafePointer<Double>,
        cellTangent: UnsafeMutablePointer<Double>, hiddenTangent: UnsafeMutablePointer<Double>, count: Int
    ) {
        tangentCellLoop(
            Vector.self, gates, previousCell, cell, gateTangents, previousCellTangent, cellTangent, hiddenTangent,
            count)
    }

    package static func backwardCell(
        gates: UnsafePointer<Double>, previousCell: UnsafePointer<Double>, cell: UnsafePointer<Double>,
        hiddenAdjoint: UnsafePointer<Double>, cellAdjoint: UnsafeMutablePointer<Double>,
        into arguments: UnsafeMutablePointer<Double>, count: Int
    ) {
        backwardCellLoop(Vector.self, gates, previousCell, cell, hiddenAdjoint, cellAdjoint, arguments, count)
    }

    package static func backwardCellTwice(
        gates: UnsafePointer<Double>, gateTangents: UnsafePointer<Double>, previousCell: UnsafePointer<Double>,
        cell: UnsafePointer<Double>, previousCellTangent: UnsafePointer<Double>, cellTangent: UnsafePointer<Double>,
        hiddenAdjoint: UnsafePointer<Double>, cellAdjoint: UnsafeMutablePointer<Double>,
        hiddenSecond: UnsafePointer<Double>, cellSecond: UnsafeMutablePointer<Double>,
        into arguments: UnsafeMutablePointer<Double>, seconds: UnsafeMutablePointer<Double>, count: Int
    ) {
        backwardCellTwiceLoop(
            Vector.self, gates, gateTangents, previousCell, cell, previousCellTangent, cellTangent, hiddenAdjoint,
            cellAdjoint, hiddenSecond, cellSecond, arguments, seconds, count)
    }

    package static func addOutputs(
        _ hidden: UnsafePointer<Double>, weights: UnsafePointer<Double>, to out: UnsafeMutablePointer<Double>,
        outputs: Int, units: Int, trajectories: Int
    ) {
        addOutputsLoop(Vector.self, hidden, weights, out, outputs, units, trajectories)
    }

    package static func addOutputAdjoints(
        _ out: UnsafePointer<Double>, weights: UnsafePointer<Double>, to hidden: UnsafeMutablePointer<Double>,
        outputs: Int, units: Int, trajectories: Int
    ) {
        addOutputAdjointsLoop(Vector.self, out, weights, hidden, outputs, units, trajectories)
    }

    package static func addOutputGradient(
        _ out: UnsafePointer<Double>, hidden: UnsafePointer<Double>, to gradient: UnsafeMutablePointer<Double>,
        outputs: Int, units: Int, trajectories: Int
    ) {
        addOutputGradientLoop(Vector.self, out, hidden, gradient, outputs, units, trajectories)
    }

    package static func softmax(
        _ values: UnsafeMutablePointer<Double>, actions: Int, rows: Int
    ) {
        softmaxLoop(Vector.self, values, actions, rows)
    }

    package static func draw(
        _ probabilities: UnsafePointer<Double>, _ bits: UnsafePointer<UInt32>, into drawn: UnsafeMutablePointer<UInt16>,
        actions: Int, rows: Int, count: Int
    ) {
        drawLoop(probabilities, bits, drawn, actions, rows, count)
    }

    package static func addScore(
        _ probabilities: UnsafePointer<Double>, taken: UnsafePointer<UInt16>, weights: UnsafePointer<Double>,
        scale: Double, to out: UnsafeMutablePointer<Double>, actions: Int, rows: Int, count: Int
    ) {
        addScoreLoop(probabilities, taken, weights, scale, out, actions, rows, count)
    }

    package static func scoreTangent(
        _ probabilities: UnsafePointer<Double>, taken: UnsafePointer<UInt16>, tangents: UnsafePointer<Double>,
        scale: Double, into tangent: UnsafeMutablePointer<Double>, actions: Int, rows: Int, count: Int
    ) {
        scoreTangentLoop(probabilities, taken, tangents, scale, tangent, actions, rows, count)
    }

    package static func addScoreDerivative(
        _ probabilities: UnsafePointer<Double>, tangents: UnsafePointer<Double>, weights: UnsafePointer<Double>,
        scale: Double, to out: UnsafeMutablePointer<Double>, actions: Int, rows: Int, count: Int
    ) {
        addScoreDerivativeLoop(probabilities, tangents, weights, scale, out, actions, rows, count)
    }
}
