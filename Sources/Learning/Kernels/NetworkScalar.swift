/// What recurrent networks compute, over whole steps of all trajectories, for `Float` (speed) and `Double`
/// (verification). Matrices are stored in panels (see `PanelLoops.swift`); an array `[gates, n]` holds the input, forget,
/// cell and output gates one after the other, each with n = hidden units x trajectories numbers in the panels' order.
/// Pointers must not overlap unless said so. Callers check shapes; the loops do not.
package protocol NetworkScalar {
    /// W, columns of a panel.
    static var panelWidth: Int { get }

    /// `c += a * b`: a `[depth / W, rows, W]`, b `[columns / W, depth, W]`, c `[columns / W, rows, W]`.
    static func addProduct(
        _ a: UnsafePointer<Self>, _ b: UnsafePointer<Self>, to c: UnsafeMutablePointer<Self>,
        rows: Int, depth: Int, columns: Int)

    /// `c += transpose(a) * b`: a `[rows / W, depth, W]`, b `[columns / W, depth, W]`, c `[columns / W, rows, W]`.
    static func addTransposedProduct(
        _ a: UnsafePointer<Self>, _ b: UnsafePointer<Self>, to c: UnsafeMutablePointer<Self>,
        rows: Int, depth: Int, columns: Int)

    /// `out[row k] = table[row index[k]]`: table `[columns / W, tableRows, W]`, out `[columns / W, count, W]`.
    static func gatherRows(
        _ table: UnsafePointer<Self>, tableRows: Int, _ index: UnsafePointer<UInt16>, columns: Int,
        into out: UnsafeMutablePointer<Self>, count: Int)

    /// `table[row index[k]] += rows[row k]`, shapes as in `gatherRows`.
    static func scatterAddRows(
        _ rows: UnsafePointer<Self>, _ index: UnsafePointer<UInt16>, columns: Int,
        to table: UnsafeMutablePointer<Self>, tableRows: Int, count: Int)

    /// One step of an LSTM cell: activates the gates `[4, n]` in place and writes cell state and output, `[n]`.
    static func activateCell(
        gates: UnsafeMutablePointer<Self>, previousCell: UnsafePointer<Self>, cell: UnsafeMutablePointer<Self>,
        hidden: UnsafeMutablePointer<Self>, count: Int)

    /// Cell state and output, `[n]`, from gates activated before, `[4, n]`: the same numbers as `activateCell`'s.
    static func replayCell(
        gates: UnsafePointer<Self>, previousCell: UnsafePointer<Self>, cell: UnsafeMutablePointer<Self>,
        hidden: UnsafeMutablePointer<Self>, count: Int)

    /// Tangents of one step: turns the tangents of the gates' arguments `[4, n]` into those of the gates, in place, and
    /// writes those of cell state and output, `[n]`.
    static func tangentCell(
        gates: UnsafePointer<Self>, previousCell: UnsafePointer<Self>, cell: UnsafePointer<Self>,
        gateTangents: UnsafeMutablePointer<Self>, previousCellTangent: UnsafePointer<Self>,
        cellTangent: UnsafeMutablePointer<Self>, hiddenTangent: UnsafeMutablePointer<Self>, count: Int)

    /// One step back: from the adjoints of output and cell state, `[n]`, to those of the gates' arguments, `[4, n]`;
    /// `cellAdjoint` becomes that of the step before.
    static func backwardCell(
        gates: UnsafePointer<Self>, previousCell: UnsafePointer<Self>, cell: UnsafePointer<Self>,
        hiddenAdjoint: UnsafePointer<Self>, cellAdjoint: UnsafeMutablePointer<Self>,
        into arguments: UnsafeMutablePointer<Self>, count: Int)

    /// One step back of adjoints and, along the tangents, of their derivatives (which may hold further adjoints):
    /// everything of `backwardCell`, and the same for `hiddenSecond` and `cellSecond` into `seconds`.
    static func backwardCellTwice(
        gates: UnsafePointer<Self>, gateTangents: UnsafePointer<Self>, previousCell: UnsafePointer<Self>,
        cell: UnsafePointer<Self>, previousCellTangent: UnsafePointer<Self>, cellTangent: UnsafePointer<Self>,
        hiddenAdjoint: UnsafePointer<Self>, cellAdjoint: UnsafeMutablePointer<Self>,
        hiddenSecond: UnsafePointer<Self>, cellSecond: UnsafeMutablePointer<Self>,
        into arguments: UnsafeMutablePointer<Self>, seconds: UnsafeMutablePointer<Self>, count: Int)

    /// The output layer: `out[a, k] += sum over units of weights[a, unit] hidden[k, unit]`: weights `[A, units]`, hidden
    /// `[units / W, trajectories, W]`, out `[A, trajectories]`.
    static func addOutputs(
        _ hidden: UnsafePointer<Self>, weights: UnsafePointer<Self>, to out: UnsafeMutablePointer<Self>,
        outputs: Int, units: Int, trajectories: Int)

    /// `hidden[k, unit] += sum over a of out[a, k] weights[a, unit]`, shapes as in `addOutputs`.
    static func addOutputAdjoints(
        _ out: UnsafePointer<Self>, weights: UnsafePointer<Self>, to hidden: UnsafeMutablePointer<Self>,
        outputs: Int, units: Int, trajectories: Int)

    /// `gradient[a, unit] += sum over k of out[a, k] hidden[k, unit]`, shapes as in `addOutputs`.
    static func addOutputGradient(
        _ out: UnsafePointer<Self>, hidden: UnsafePointer<Self>, to gradient: UnsafeMutablePointer<Self>,
        outputs: Int, units: Int, trajectories: Int)

    /// Turns logits into probabilities, in place, `[A, rows]`; `rows` is a multiple of 16.
    static func softmax(_ values: UnsafeMutablePointer<Self>, actions: Int, rows: Int)

    /// Draws an action for each of `count` trajectories from `probabilities`, `[A, rows]`, and random words, `[count]`.
    static func draw(
        _ probabilities: UnsafePointer<Self>, _ bits: UnsafePointer<UInt32>, into drawn: UnsafeMutablePointer<UInt16>,
        actions: Int, rows: Int, count: Int)

    /// `out[a, k] += scale * weights[k] * d log p(taken[k]) / d logit[a, k]`, `[A, rows]`.
    static func addScore(
        _ probabilities: UnsafePointer<Self>, taken: UnsafePointer<UInt16>, weights: UnsafePointer<Self>,
        scale: Self, to out: UnsafeMutablePointer<Self>, actions: Int, rows: Int, count: Int)

    /// `tangent[k] = scale * d log p(taken[k])` along tangents of the logits, `[A, rows]`.
    static func scoreTangent(
        _ probabilities: UnsafePointer<Self>, taken: UnsafePointer<UInt16>, tangents: UnsafePointer<Self>,
        scale: Self, into tangent: UnsafeMutablePointer<Self>, actions: Int, rows: Int, count: Int)

    /// Adds what `addScore` adds, differentiated along tangents of the logits, `[A, rows]`.
    static func addScoreDerivative(
        _ probabilities: UnsafePointer<Self>, tangents: UnsafePointer<Self>, weights: UnsafePointer<Self>,
        scale: Self, to out: UnsafeMutablePointer<Self>, actions: Int, rows: Int, count: Int)
}
