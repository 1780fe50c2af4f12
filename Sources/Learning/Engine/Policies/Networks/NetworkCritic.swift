import Kernels

// Unsafe here are kernels, which get buffers, or parts of them, of the sizes that were allocated for this shape.

/// A state value that is the one output of a network.
package final class NetworkCritic<Scalar: KernelScalar>: Critic {
    package var parameterCount: Int { network.parameterCount }
    private let network: any Network<Scalar>
    private let derivatives: OutputDerivatives<Scalar>

    init(_ network: any Network<Scalar>) {
        precondition(network.derivatives.shape.outputs == 1, "a critic has one output")
        self.network = network
        derivatives = network.derivatives
    }

    package func load(_ parameters: Buffer<Scalar>) { network.load(parameters) }

    package func evaluate(observations: SpaceBuffer<Scalar>, into values: Buffer<Scalar>) {
        let width = derivatives.shape.trajectories
        for step in 0..<derivatives.shape.horizon {
            let out = unsafe network.forward(step, observations: observations.rows)
            unsafe (values.base + step * width).update(from: out, count: width)
        }
    }

    /// The observations must be those of the last `evaluate`.
    package func addGradient(
        observations: SpaceBuffer<Scalar>, errors: Buffer<Scalar>, scale: Double, to gradient: Buffer<Scalar>
    ) {
        let shape = derivatives.shape
        derivatives.adjoints.fill(0)
        for step in 0..<shape.horizon {
            unsafe Scalar.multiply(
                errors.base + step * shape.trajectories, by: Scalar(scale),
                into: derivatives.adjoints.base + step * shape.rows, count: shape.trajectories)
        }
        network.addGradient(to: gradient)
    }
}
