import Kernels

/// A recurrent network on the trajectories of one joint policy. Shapes are those of `LSTMShape` and `LSTMWorkspace`.
final class LSTMNetwork<Scalar: KernelScalar> {
    let shape: LSTMShape
    let workspace: LSTMWorkspace<Scalar>
    let input: any InputStage<Scalar>
    let recurrent: GateMatrix<Scalar>
    /// Weights of the output layer, `[A, U]`, and its biases, `[A]`.
    let outputWeights: Buffer<Scalar>
    let outputBias: Buffer<Scalar>
    /// Outputs, `[T, A, R]`; whoever owns the network may turn them into probabilities.
    let outputs: Buffer<Scalar>
    /// Activated gates that stay while other networks work, `[T, 4, n]`; nil if the workspace's are used.
    private let ownGates: Buffer<Scalar>?

    init(_ workspace: LSTMWorkspace<Scalar>, keepsGates: Bool) {
        self.workspace = workspace
        shape = workspace.shape
        input = workspace.inputStage()
        recurrent = GateMatrix(hidden: shape.hidden, units: workspace.units)
        outputWeights = Buffer(zeros: shape.outputs * workspace.units)
        outputBias = Buffer(zeros: shape.outputs)
        outputs = Buffer(zeros: workspace.horizon * shape.outputs * workspace.rows)
        ownGates = keepsGates ? Buffer(zeros: workspace.horizon * 4 * workspace.count) : nil
    }

    private var n: Int { workspace.count }
    private var gates: Buffer<Scalar> { ownGates ?? workspace.gates }

    /// Takes the network's parameters, which others may follow.
    func load(_ parameters: Buffer<Scalar>) {
        precondition(parameters.count >= shape.parameterCount, "as many parameters as the network has")
        input.load(parameters.base)
        recurrent.load(parameters.base + shape.lstmHiddenWeight)
        unpackOutput(parameters, outputWeights, outputBias)
    }

    private func unpackOutput(_ parameters: Buffer<Scalar>, _ weights: Buffer<Scalar>, _ bias: Buffer<Scalar>) {
        let source = parameters.base + shape.outputWeight
        for a in 0..<shape.outputs {
            for unit in 0..<shape.hidden {
                weights.base[a * workspace.units + unit] = source[a * shape.hidden + unit]
            }
            bias.base[a] = parameters.base[shape.outputBias + a]
        }
    }

    /// Takes what is seen at `step` and computes the outputs; steps come in order.
    /// - Returns: the outputs of the step, `[A, R]`.
    func forward(_ step: Int, observations: SpaceRows<Scalar>) -> UnsafeMutablePointer<Scalar> {
        input.take(step, observations)
        workspace.cellsOwner = self
        if ownGates == nil { workspace.gatesOwner = self }
        activate(step)
        let out = outputs.base + step * shape.outputs * workspace.rows
        fillBias(outputBias, out)
        Scalar.addOutputs(
            workspace.hidden.base + (step + 1) * n, weights: outputWeights.base, to: out, outputs: shape.outputs,
            units: workspace.units, trajectories: workspace.rows)
        return out
    }

    private func activate(_ step: Int) {
        let z = gates.base + step * 4 * n
        let units = workspace.units
        let rows = workspace.rows
        input.forward(step, into: z)
        Scalar.addProduct(
            workspace.hidden.base + step * n, recurrent.forward.base, to: z, rows: rows, depth: units,
            columns: 4 * units)
        Scalar.activateCell(
            gates: z, previousCell: workspace.cells.base + step * n, cell: workspace.cells.base + (step + 1) * n,
            hidden: workspace.hidden.base + (step + 1) * n, count: n)
    }

    private func fillBias(_ bias: Buffer<Scalar>, _ out: UnsafeMutablePointer<Scalar>) {
        for a in 0..<shape.outputs {
            for k in 0..<workspace.rows { out[a * workspace.rows + k] = bias.base[a] }
        }
    }

    /// Brings this network's activations back to the workspace if another network has worked there since.
    private func restore() {
        if workspace.cellsOwner === self && (ownGates != nil || workspace.gatesOwner === self) { return }
        let hasGates = ownGates != nil || workspace.gatesOwner === self
        workspace.cellsOwner = self
        if ownGates == nil { workspace.gatesOwner = self }
        for step in 0..<workspace.horizon {
            if hasGates {
                input.replay(step)
                Scalar.replayCell(
                    gates: gates.base + step * 4 * n, previousCell: workspace.cells.base + step * n,
                    cell: workspace.cells.base + (step + 1) * n, hidden: workspace.hidden.base + (step + 1) * n,
                    count: n)
            } else {
                activate(step)
            }
        }
    }

    /// Tangents of the outputs along `direction`, into the workspace's `outputTangents`.
    func tangent(_ direction: Buffer<Scalar>) {
        restore()
        let w = workspace
        let units = w.units
        input.loadDirection(direction.base)
        w.direction.load(direction.base + shape.lstmHiddenWeight)
        unpackOutput(direction, w.outputDirection, w.outputBiasDirection)
        for step in 0..<w.horizon {
            let z = w.gateTangents.base + step * 4 * n
            input.tangent(step, into: z)
            if step > 0 {
                Scalar.addProduct(
                    w.hiddenTangents.base + step * n, recurrent.forward.base, to: z, rows: w.rows, depth: units,
                    columns: 4 * units)
                Scalar.addProduct(
                    w.hidden.base + step * n, w.direction.forward.base, to: z, rows: w.rows, depth: units,
                    columns: 4 * units)
            }
            Scalar.tangentCell(
                gates: gates.base + step * 4 * n, previousCell: w.cells.base + step * n,
                cell: w.cells.base + (step + 1) * n, gateTangents: z,
                previousCellTangent: w.cellTangents.base + step * n,
                cellTangent: w.cellTangents.base + (step + 1) * n,
                hiddenTangent: w.hiddenTangents.base + (step + 1) * n, count: n)
            let out = w.outputTangents.base + step * shape.outputs * w.rows
            fillBias(w.outputBiasDirection, out)
            Scalar.addOutputs(
                w.hiddenTangents.base + (step + 1) * n, weights: outputWeights.base, to: out,
                outputs: shape.outputs, units: units, trajectories: w.rows)
            Scalar.addOutputs(
                w.hidden.base + (step + 1) * n, weights: w.outputDirection.base, to: out, outputs: shape.outputs,
                units: units, trajectories: w.rows)
        }
    }

    /// Adds the gradient that the workspace's `outputAdjoints` make to a flat vector.
    func addGradient(to gradient: Buffer<Scalar>) {
        restore()
        let w = workspace
        begin()
        for step in stride(from: w.horizon - 1, through: 0, by: -1) {
            let out = w.outputAdjoints.base + step * shape.outputs * w.rows
            spread(out, outputWeights, to: w.hiddenAdjoint)
            collect(out, w.hidden.base + (step + 1) * n)
            Scalar.backwardCell(
                gates: gates.base + step * 4 * n, previousCell: w.cells.base + step * n,
                cell: w.cells.base + (step + 1) * n, hiddenAdjoint: w.hiddenAdjoint.base,
                cellAdjoint: w.cellAdjoint.base, into: w.arguments.base, count: n)
            input.collect(step, w.arguments.base, first: nil)
            if step == 0 { break }
            multiply(w.hidden.base + step * n, w.arguments)
            w.hiddenAdjoint.fill(0)
            back(w.arguments, recurrent, to: w.hiddenAdjoint)
        }
        finish(w.outputAdjoints, hasFirst: false, to: gradient)
    }

    /// Adds to a flat vector the gradient that `outputSeconds` make and the derivative, along the direction of the last
    /// `tangent`, of the gradient that `outputAdjoints` make. `outputSeconds` must hold both what is to be
    /// backpropagated to first order and the derivatives of `outputAdjoints`.
    func addSecondGradient(to gradient: Buffer<Scalar>) {
        let w = workspace
        precondition(w.cellsOwner === self, "a tangent before its second gradient")
        begin()
        for step in stride(from: w.horizon - 1, through: 0, by: -1) {
            let first = w.outputAdjoints.base + step * shape.outputs * w.rows
            let second = w.outputSeconds.base + step * shape.outputs * w.rows
            spread(first, outputWeights, to: w.hiddenAdjoint)
            spread(second, outputWeights, to: w.hiddenSecond)
            spread(first, w.outputDirection, to: w.hiddenSecond)
            collect(second, w.hidden.base + (step + 1) * n)
            collect(first, w.hiddenTangents.base + (step + 1) * n)
            Scalar.backwardCellTwice(
                gates: gates.base + step * 4 * n, gateTangents: w.gateTangents.base + step * 4 * n,
                previousCell: w.cells.base + step * n, cell: w.cells.base + (step + 1) * n,
                previousCellTangent: w.cellTangents.base + step * n,
                cellTangent: w.cellTangents.base + (step + 1) * n, hiddenAdjoint: w.hiddenAdjoint.base,
                cellAdjoint: w.cellAdjoint.base, hiddenSecond: w.hiddenSecond.base, cellSecond: w.cellSecond.base,
                into: w.arguments.base, seconds: w.seconds.base, count: n)
            input.collect(step, w.seconds.base, first: w.arguments.base)
            if step == 0 { break }
            multiply(w.hidden.base + step * n, w.seconds)
            multiply(w.hiddenTangents.base + step * n, w.arguments)
            w.hiddenAdjoint.fill(0)
            w.hiddenSecond.fill(0)
            back(w.arguments, recurrent, to: w.hiddenAdjoint)
            back(w.seconds, recurrent, to: w.hiddenSecond)
            back(w.arguments, w.direction, to: w.hiddenSecond)
        }
        finish(w.outputSeconds, hasFirst: true, to: gradient)
    }

    private func begin() {
        for buffer in [workspace.hiddenAdjoint, workspace.cellAdjoint, workspace.hiddenSecond, workspace.cellSecond] {
            buffer.fill(0)
        }
        workspace.matrixGradient.fill(0)
        workspace.outputGradient.fill(0)
        input.beginGradient()
    }

    /// `hidden += out * weights`.
    private func spread(_ out: UnsafePointer<Scalar>, _ weights: Buffer<Scalar>, to hidden: Buffer<Scalar>) {
        Scalar.addOutputAdjoints(
            out, weights: weights.base, to: hidden.base, outputs: shape.outputs, units: workspace.units,
            trajectories: workspace.rows)
    }

    /// Gradient of the output weights.
    private func collect(_ out: UnsafePointer<Scalar>, _ hidden: UnsafePointer<Scalar>) {
        Scalar.addOutputGradient(
            out, hidden: hidden, to: workspace.outputGradient.base, outputs: shape.outputs, units: workspace.units,
            trajectories: workspace.rows)
    }

    /// Gradient of the recurrent matrix.
    private func multiply(_ hidden: UnsafePointer<Scalar>, _ arguments: Buffer<Scalar>) {
        Scalar.addTransposedProduct(
            hidden, arguments.base, to: workspace.matrixGradient.base, rows: workspace.units,
            depth: workspace.rows, columns: 4 * workspace.units)
    }

    /// `hidden += arguments * matrix`.
    private func back(_ arguments: Buffer<Scalar>, _ matrix: GateMatrix<Scalar>, to hidden: Buffer<Scalar>) {
        Scalar.addProduct(
            arguments.base, matrix.backward.base, to: hidden.base, rows: workspace.rows,
            depth: 4 * workspace.units, columns: workspace.units)
    }

    private func finish(_ out: Buffer<Scalar>, hasFirst: Bool, to gradient: Buffer<Scalar>) {
        let flat = gradient.base
        let units = workspace.units
        input.finishGradient(hasFirst: hasFirst, to: flat)
        GateMatrix.unpack(
            workspace.matrixGradient, hidden: shape.hidden, units: units, to: flat + shape.lstmHiddenWeight)
        for a in 0..<shape.outputs {
            for unit in 0..<shape.hidden {
                flat[shape.outputWeight + a * shape.hidden + unit] += workspace.outputGradient.base[a * units + unit]
            }
            var total = 0.0
            for step in 0..<workspace.horizon {
                total += Scalar.sum(
                    out.base + (step * shape.outputs + a) * workspace.rows, count: workspace.trajectories)
            }
            flat[shape.outputBias + a] += Scalar(total)
        }
    }
}
