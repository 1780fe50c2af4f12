extension Float: NetworkScalar {
    private typealias Vector = SIMD16<Float>

    package static var panelWidth: Int { 32 }

    package static func addProduct(
        _ a: UnsafePointer<Float>, _ b: UnsafePointer<Float>, to c: UnsafeMutablePointer<Float>,
        rows: Int, depth: Int, columns: Int
    ) {
        addProductLoop(Vector.self, a, b, c, rows, depth, columns)
    }

    package static func addTransposedProduct(
        _ a: UnsafePointer<Float>, _ b: UnsafePointer<Float>, to c: UnsafeMutablePointer<Float>,
        rows: Int, depth: Int, columns: Int
    ) {
        addTransposedProductLoop(Vector.self, a, b, c, rows, depth, columns)
    }

    package static func gatherRows(
        _ table: UnsafePointer<Float>, tableRows: Int, _ index: UnsafePointer<UInt16>, columns: Int,
        into out: UnsafeMutablePointer<Float>, count: Int
    ) {
        gatherRowsLoop(Vector.self, table, tableRows, index, columns, out, count)
    }

    package static func scatterAddRows(
        _ rows: UnsafePointer<Float>, _ index: UnsafePointer<UInt16>, columns: Int,
        to table: UnsafeMutablePointer<Float>, tableRows: Int, count: Int
    ) {
        scatterAddRowsLoop(Vector.self, rows, index, columns, table, tableRows, count)
    }

    package static func activateCell(
        gates: UnsafeMutablePointer<Float>, previousCell: UnsafePointer<Float>, cell: UnsafeMutablePointer<Float>,
        hidden: UnsafeMutablePointer<Float>, count: Int
    ) {
        activateCellLoop(Vector.self, gates, previousCell, cell, hidden, count)
    }

    package static func replayCell(
        gates: UnsafePointer<Float>, previousCell: UnsafePointer<Float>, cell: UnsafeMutablePointer<Float>,
        hidden: UnsafeMutablePointer<Float>, count: Int
    ) {
        replayCellLoop(Vector.self, gates, previousCell, cell, hidden, count)
    }

    package static func tangentCell(
        gates: UnsafePointer<Float>, previousCell: UnsafePointer<Float>, cell: UnsafePointer<Float>,
        gateTangents: UnsafeMutablePointer<Float>, previousCellTangent: UnsafePointer<Float>,
        cellTangent: UnsafeMutablePointer<Float>, hiddenTangent: UnsafeMutablePointer<Float>, count: Int
    ) {
        tangentCellLoop(
            Vector.self, gates, previousCell, cell, gateTangents, previousCellTangent, cellTangent, hiddenTangent,
            count)
    }

    package static func backwardCell(
        gates: UnsafePointer<Float>, previousCell: UnsafePointer<Float>, cell: UnsafePointer<Float>,
        hiddenAdjoint: UnsafePointer<Float>, cellAdjoint: UnsafeMutablePointer<Float>,
        into arguments: UnsafeMutablePointer<Float>, count: Int
    ) {
        backwardCellLoop(Vector.self, gates, previousCell, cell, hiddenAdjoint, cellAdjoint, arguments, count)
    }

    package static func backwardCellTwice(
        gates: UnsafePointer<Float>, gateTangents: UnsafePointer<Float>, previousCell: UnsafePointer<Float>,
        cell: UnsafePointer<Float>, previousCellTangent: UnsafePointer<Float>, cellTangent: UnsafePointer<Float>,
        hiddenAdjoint: UnsafePointer<Float>, cellAdjoint: UnsafeMutablePointer<Float>,
        hiddenSecond: UnsafePointer<Float>, cellSecond: UnsafeMutablePointer<Float>,
        into arguments: UnsafeMutablePointer<Float>, seconds: UnsafeMutablePointer<Float>, count: Int
    ) {
        backwardCellTwiceLoop(
            Vector.self, gates, gateTangents, previousCell, cell, previousCellTangent, cellTangent, hiddenAdjoint,
            cellAdjoint, hiddenSecond, cellSecond, arguments, seconds, count)
    }

    package static func addOutputs(
        _ hidden: UnsafePointer<Float>, weights: UnsafePointer<Float>, to out: UnsafeMutablePointer<Float>,
        outputs: Int, units: Int, trajectories: Int
    ) {
        addOutputsLoop(Vector.self, hidden, weights, out, outputs, units, trajectories)
    }

    package static func addOutputAdjoints(
        _ out: UnsafePointer<Float>, weights: UnsafePointer<Float>, to hidden: UnsafeMutablePointer<Float>,
        outputs: Int, units: Int, trajectories: Int
    ) {
        addOutputAdjointsLoop(Vector.self, out, weights, hidden, outputs, units, trajectories)
    }

    package static func addOutputGradient(
        _ out: UnsafePointer<Float>, hidden: UnsafePointer<Float>, to gradient: UnsafeMutablePointer<Float>,
        outputs: Int, units: Int, trajectories: Int
    ) {
        addOutputGradientLoop(Vector.self, out, hidden, gradient, outputs, units, trajectories)
    }

    package static func softmax(
        _ values: UnsafeMutablePointer<Float>, actions: Int, rows: Int
    ) {
        softmaxLoop(Vector.self, values, actions, rows)
    }

    package static func draw(
        _ probabilities: UnsafePointer<Float>, _ bits: UnsafePointer<UInt32>, into drawn: UnsafeMutablePointer<UInt16>,
        actions: Int, rows: Int, count: Int
    ) {
        drawLoop(probabilities, bits, drawn, actions, rows, count)
    }

    package static func addScore(
        _ probabilities: UnsafePointer<Float>, taken: UnsafePointer<UInt16>, weights: UnsafePointer<Float>,
        scale: Float, to out: UnsafeMutablePointer<Float>, actions: Int, rows: Int, count: Int
    ) {
        addScoreLoop(probabilities, taken, weights, scale, out, actions, rows, count)
    }

    package static func scoreTangent(
        _ probabilities: UnsafePointer<Float>, taken: UnsafePointer<UInt16>, tangents: UnsafePointer<Float>,
        scale: Float, into tangent: UnsafeMutablePointer<Float>, actions: Int, rows: Int, count: Int
    ) {
        scoreTangentLoop(probabilities, taken, tangents, scale, tangent, actions, rows, count)
    }

    package static func addScoreDerivative(
        _ probabilities: UnsafePointer<Float>, tangents: UnsafePointer<Float>, weights: UnsafePointer<Float>,
        scale: Float, to out: UnsafeMutablePointer<Float>, actions: Int, rows: Int, count: Int
    ) {
        addScoreDerivativeLoop(probabilities, tangents, weights, scale, out, actions, rows, count)
    }
}
