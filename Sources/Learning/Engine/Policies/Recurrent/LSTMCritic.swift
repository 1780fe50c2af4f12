import Kernels

/// A recurrent state value.
package final class LSTMCritic<Scalar: KernelScalar>: Critic {
    package var parameterCount: Int { network.shape.parameterCount }
    private let network: LSTMNetwork<Scalar>
    private var workspace: LSTMWorkspace<Scalar> { network.workspace }

    /// `workspace` belongs to a network with one output.
    init(_ workspace: LSTMWorkspace<Scalar>) {
        precondition(workspace.shape.outputs == 1, "a critic has one output")
        network = LSTMNetwork(workspace, keepsGates: false)
    }

    /// A critic that shares nothing.
    package convenience init(shape: LSTMShape, isDense: Bool = false, trajectories: Int, horizon: Int) {
        self.init(LSTMWorkspace(shape: shape, isDense: isDense, trajectories: trajectories, horizon: horizon))
    }

    package func load(_ parameters: Buffer<Scalar>) { network.load(parameters) }

    package func evaluate(observations: SpaceBuffer<Scalar>, into values: Buffer<Scalar>) {
        let width = workspace.trajectories
        for step in 0..<workspace.horizon {
            let out = network.forward(step, observations: observations.rows)
            (values.base + step * width).update(from: out, count: width)
        }
    }

    /// The observations must be those of the last `evaluate`.
    package func addGradient(
        observations: SpaceBuffer<Scalar>, errors: Buffer<Scalar>, scale: Double, to gradient: Buffer<Scalar>
    ) {
        let width = workspace.trajectories
        workspace.outputAdjoints.fill(0)
        for step in 0..<workspace.horizon {
            Scalar.multiply(
                errors.base + step * width, by: Scalar(scale),
                into: workspace.outputAdjoints.base + step * workspace.rows, count: width)
        }
        network.addGradient(to: gradient)
    }
}
