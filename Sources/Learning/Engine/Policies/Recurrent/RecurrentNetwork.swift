import Kernels

// Unsafe here are kernels, which get buffers, or parts of them, of the sizes that were allocated for this shape.

/// A recurrent network on the trajectories of one joint policy: input stage, cell, output layer. Shapes are those of
/// `RecurrentShape` and `RecurrentWorkspace`.
final class RecurrentNetwork<Scalar: KernelScalar>: Network {
    let shape: RecurrentShape
    let workspace: RecurrentWorkspace<Scalar>
    let input: any InputStage<Scalar>
    let recurrent: GateMatrix<Scalar>
    /// Biases of the arrays of gates that the output before reaches alone, `[arrays, U]`.
    let stateBias: Buffer<Scalar>
    /// Weights of the output layer, `[A, U]`, and its biases, `[A]`.
    let outputWeights: Buffer<Scalar>
    let outputBias: Buffer<Scalar>
    let outputs: Buffer<Scalar>
    private let cell: any Cell<Scalar>
    /// Activated gates that stay while other networks work, `[T, G, n]`; nil if the workspace's are used.
    private let ownGates: Buffer<Scalar>?

    init(_ workspace: RecurrentWorkspace<Scalar>, keepsGates: Bool) {
        self.workspace = workspace
        shape = workspace.shape
        cell = workspace.cell
        input = workspace.inputStage()
        let layout = shape.layout
        recurrent = GateMatrix(gates: layout.gates[layout.state], hidden: shape.hidden, units: workspace.units)
        stateBias = Buffer(zeros: layout.stateOnly.count * workspace.units)
        outputWeights = Buffer(zeros: shape.outputs * workspace.units)
        outputBias = Buffer(zeros: shape.outputs)
        outputs = Buffer(zeros: workspace.derivatives.shape.count)
        ownGates = keepsGates ? Buffer(zeros: workspace.gates.count) : nil
    }

    var parameterCount: Int { shape.parameterCount }
    var derivatives: OutputDerivatives<Scalar> { workspace.derivatives }
    var seen: SeenChoices? { input.seen }

    private var n: Int { workspace.count }
    /// Numbers of all arrays of gates at one step.
    private var span: Int { shape.layout.count * n }
    /// Where, among those of a step, the arrays lie that the output before reaches, and those that it reaches alone.
    private var stateStart: Int { shape.layout.state.lowerBound * n }
    private var stateOnlyStart: Int { shape.layout.stateOnly.lowerBound * n }
    private var gates: Buffer<Scalar> { ownGates ?? workspace.gates }

    func load(_ parameters: Buffer<Scalar>) {
        precondition(parameters.count >= shape.parameterCount, "as many parameters as the network has")
        unsafe input.load(parameters.base)
        unsafe recurrent.load(parameters.base + shape.cellHiddenWeight)
        unpackStateBias(parameters, stateBias)
        unpackOutput(parameters, outputWeights, outputBias)
    }

    private func unpackStateBias(_ parameters: Buffer<Scalar>, _ bias: Buffer<Scalar>) {
        for (place, array) in shape.layout.stateOnly.enumerated() {
            let source = unsafe parameters.base + shape.cellHiddenBias + shape.layout.gates[array] * shape.hidden
            unsafe (bias.base + place * workspace.units).update(from: source, count: shape.hidden)
        }
    }

    private func unpackOutput(_ parameters: Buffer<Scalar>, _ weights: Buffer<Scalar>, _ bias: Buffer<Scalar>) {
        let source = unsafe parameters.base + shape.outputWeight
        for a in 0..<shape.outputs {
            for unit in 0..<shape.hidden {
                unsafe weights.base[a * workspace.units + unit] = source[a * shape.hidden + unit]
            }
            unsafe bias.base[a] = parameters.base[shape.outputBias + a]
        }
    }

    func forward(_ step: Int, observations: SpaceRows<Scalar>) -> UnsafeMutablePointer<Scalar> {
        input.take(step, observations)
        workspace.cellsOwner = self
        if ownGates == nil { workspace.gatesOwner = self }
        activate(step)
        let out = unsafe outputs.base + step * shape.outputs * workspace.rows
        unsafe fillBias(outputBias, out)
        unsafe Scalar.addOutputs(
            workspace.hidden.base + (step + 1) * n, weights: outputWeights.base, to: out, outputs: shape.outputs,
            units: workspace.units, trajectories: workspace.rows)
        return unsafe out
    }

    private func activate(_ step: Int) {
        let z = unsafe gates.base + step * span
        unsafe input.forward(step, into: z)
        unsafe fillStateBias(stateBias, z)
        unsafe Scalar.addProduct(
            workspace.hidden.base + step * n, recurrent.forward.base, to: z + stateStart, rows: workspace.rows,
            depth: workspace.units, columns: recurrent.columns)
        unsafe cell.activate(
            step, gates: z, before: workspace.hidden.base + step * n, output: workspace.hidden.base + (step + 1) * n)
    }

    /// The same biases for all trajectories, in the arrays that nothing else has written.
    private func fillStateBias(_ bias: Buffer<Scalar>, _ gates: UnsafeMutablePointer<Scalar>) {
        if bias.count == 0 { return }
        unsafe Scalar.gatherRows(
            bias.base, tableRows: 1, workspace.onlyRow.base, columns: bias.count, into: gates + stateOnlyStart,
            count: workspace.rows)
    }

    private func fillBias(_ bias: Buffer<Scalar>, _ out: UnsafeMutablePointer<Scalar>) {
        for a in 0..<shape.outputs {
            for k in 0..<workspace.rows { unsafe out[a * workspace.rows + k] = bias.base[a] }
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
                unsafe cell.replay(
                    step, gates: gates.base + step * span, before: workspace.hidden.base + step * n,
                    output: workspace.hidden.base + (step + 1) * n)
            } else {
                activate(step)
            }
        }
    }

    func tangent(_ direction: Buffer<Scalar>) {
        restore()
        let w = workspace
        let units = w.units
        unsafe input.loadDirection(direction.base)
        unsafe w.direction.load(direction.base + shape.cellHiddenWeight)
        unpackStateBias(direction, w.stateBiasDirection)
        unpackOutput(direction, w.outputDirection, w.outputBiasDirection)
        for step in 0..<w.horizon {
            let z = unsafe w.gateTangents.base + step * span
            unsafe input.tangent(step, into: z)
            unsafe fillStateBias(w.stateBiasDirection, z)
            if step > 0 {
                unsafe Scalar.addProduct(
                    w.hiddenTangents.base + step * n, recurrent.forward.base, to: z + stateStart, rows: w.rows,
                    depth: units, columns: recurrent.columns)
                unsafe Scalar.addProduct(
                    w.hidden.base + step * n, w.direction.forward.base, to: z + stateStart, rows: w.rows, depth: units,
                    columns: recurrent.columns)
            }
            unsafe cell.tangent(
                step, gates: gates.base + step * span, before: w.hidden.base + step * n, gateTangents: z,
                beforeTangent: w.hiddenTangents.base + step * n, outputTangent: w.hiddenTangents.base + (step + 1) * n)
            let out = unsafe w.derivatives.tangents.base + step * shape.outputs * w.rows
            unsafe fillBias(w.outputBiasDirection, out)
            unsafe Scalar.addOutputs(
                w.hiddenTangents.base + (step + 1) * n, weights: outputWeights.base, to: out,
                outputs: shape.outputs, units: units, trajectories: w.rows)
            unsafe Scalar.addOutputs(
                w.hidden.base + (step + 1) * n, weights: w.outputDirection.base, to: out, outputs: shape.outputs,
                units: units, trajectories: w.rows)
        }
    }
}

// MARK: - The way back

extension RecurrentNetwork {
    func addGradient(to gradient: Buffer<Scalar>) {
        restore()
        let w = workspace
        begin()
        for step in stride(from: w.horizon - 1, through: 0, by: -1) {
            let out = unsafe w.derivatives.adjoints.base + step * shape.outputs * w.rows
            unsafe spread(out, outputWeights, to: w.hiddenAdjoint)
            unsafe collect(out, w.hidden.base + (step + 1) * n)
            unsafe cell.back(
                step, gates: gates.base + step * span, before: w.hidden.base + step * n, adjoint: w.hiddenAdjoint,
                into: w.arguments.base)
            unsafe input.collect(step, w.arguments.base, first: nil)
            collectStateBias(w.arguments)
            if step == 0 { break }
            unsafe multiply(w.hidden.base + step * n, w.arguments)
            back(w.arguments, recurrent, to: w.hiddenAdjoint)
        }
        finish(w.derivatives.adjoints, hasFirst: false, to: gradient)
    }

    func addSecondGradient(to gradient: Buffer<Scalar>) {
        let w = workspace
        precondition(w.cellsOwner === self, "a tangent before its second gradient")
        begin()
        for step in stride(from: w.horizon - 1, through: 0, by: -1) {
            let first = unsafe w.derivatives.adjoints.base + step * shape.outputs * w.rows
            let second = unsafe w.derivatives.seconds.base + step * shape.outputs * w.rows
            unsafe spread(first, outputWeights, to: w.hiddenAdjoint)
            unsafe spread(second, outputWeights, to: w.hiddenSecond)
            unsafe spread(first, w.outputDirection, to: w.hiddenSecond)
            unsafe collect(second, w.hidden.base + (step + 1) * n)
            unsafe collect(first, w.hiddenTangents.base + (step + 1) * n)
            unsafe cell.backTwice(
                step, gates: gates.base + step * span, gateTangents: w.gateTangents.base + step * span,
                before: w.hidden.base + step * n, beforeTangent: w.hiddenTangents.base + step * n,
                adjoint: w.hiddenAdjoint, second: w.hiddenSecond, into: w.arguments.base, seconds: w.seconds.base)
            unsafe input.collect(step, w.seconds.base, first: w.arguments.base)
            collectStateBias(w.seconds)
            if step == 0 { break }
            unsafe multiply(w.hidden.base + step * n, w.seconds)
            unsafe multiply(w.hiddenTangents.base + step * n, w.arguments)
            back(w.arguments, recurrent, to: w.hiddenAdjoint)
            back(w.seconds, recurrent, to: w.hiddenSecond)
            back(w.arguments, w.direction, to: w.hiddenSecond)
        }
        finish(w.derivatives.seconds, hasFirst: true, to: gradient)
    }

    private func begin() {
        for buffer in [
            workspace.hiddenAdjoint, workspace.hiddenSecond, workspace.matrixGradient, workspace.stateBiasGradient,
            workspace.outputGradient,
        ] { buffer.fill(0) }
        cell.beginBack()
        input.beginGradient()
    }

    /// `hidden += out * weights`.
    private func spread(_ out: UnsafePointer<Scalar>, _ weights: Buffer<Scalar>, to hidden: Buffer<Scalar>) {
        unsafe Scalar.addOutputAdjoints(
            out, weights: weights.base, to: hidden.base, outputs: shape.outputs, units: workspace.units,
            trajectories: workspace.rows)
    }

    /// Gradient of the output weights.
    private func collect(_ out: UnsafePointer<Scalar>, _ hidden: UnsafePointer<Scalar>) {
        unsafe Scalar.addOutputGradient(
            out, hidden: hidden, to: workspace.outputGradient.base, outputs: shape.outputs, units: workspace.units,
            trajectories: workspace.rows)
    }

    /// Gradient of the biases that only the output before goes with.
    private func collectStateBias(_ arguments: Buffer<Scalar>) {
        let sums = workspace.stateBiasGradient
        if sums.count == 0 { return }
        unsafe Scalar.scatterAddRows(
            arguments.base + stateOnlyStart, workspace.onlyRow.base, columns: sums.count, to: sums.base, tableRows: 1,
            count: workspace.rows)
    }

    /// Gradient of the recurrent matrix.
    private func multiply(_ hidden: UnsafePointer<Scalar>, _ arguments: Buffer<Scalar>) {
        unsafe Scalar.addTransposedProduct(
            hidden, arguments.base + stateStart, to: workspace.matrixGradient.base, rows: workspace.units,
            depth: workspace.rows, columns: recurrent.columns)
    }

    /// `hidden += arguments * matrix`.
    private func back(_ arguments: Buffer<Scalar>, _ matrix: GateMatrix<Scalar>, to hidden: Buffer<Scalar>) {
        unsafe Scalar.addProduct(
            arguments.base + stateStart, matrix.backward.base, to: hidden.base, rows: workspace.rows,
            depth: matrix.columns, columns: workspace.units)
    }

    private func finish(_ out: Buffer<Scalar>, hasFirst: Bool, to gradient: Buffer<Scalar>) {
        let flat = unsafe gradient.base
        let units = workspace.units
        unsafe input.finishGradient(hasFirst: hasFirst, to: flat)
        unsafe recurrent.unpack(workspace.matrixGradient, to: flat + shape.cellHiddenWeight)
        for (place, array) in shape.layout.stateOnly.enumerated() {
            let bias = unsafe flat + shape.cellHiddenBias + shape.layout.gates[array] * shape.hidden
            for unit in 0..<shape.hidden { unsafe bias[unit] += workspace.stateBiasGradient.base[place * units + unit] }
        }
        for a in 0..<shape.outputs {
            for unit in 0..<shape.hidden {
                unsafe flat[shape.outputWeight + a * shape.hidden + unit] +=
                    workspace.outputGradient.base[a * units + unit]
            }
            var total = 0.0
            for step in 0..<workspace.horizon {
                unsafe total += Scalar.sum(
                    out.base + (step * shape.outputs + a) * workspace.rows, count: workspace.trajectories)
            }
            unsafe flat[shape.outputBias + a] += Scalar(total)
        }
    }
}
