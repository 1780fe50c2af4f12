import Kernels

// Unsafe here are indices in a buffer that the owner of the network keeps.

/// A function from what is seen along the K trajectories of one joint policy to A outputs at each step, with everything
/// second-order that policies need.
///
/// The order of calls is that of `Policy`: `load`; `forward` at every step; then gradients and tangents. Derivatives come
/// from and go to the `derivatives` of the agent's networks. Source: docs/method.md, sections 4 and 6.
protocol Network<Scalar>: AnyObject {
    associatedtype Scalar: KernelScalar

    /// Number of parameters.
    var parameterCount: Int { get }

    /// Outputs, `[T, A, R]`; whoever owns the network may turn them into something else.
    var outputs: Buffer<Scalar> { get }

    /// What is computed along with the outputs, shared by the networks of one agent.
    var derivatives: OutputDerivatives<Scalar> { get }

    /// What was seen where observations are choices; nil where they are vectors.
    var seen: SeenChoices? { get }

    /// Takes the network's parameters, which others may follow.
    func load(_ parameters: Buffer<Scalar>)

    /// Takes what is seen at `step` and computes the outputs; steps come in order.
    /// - Returns: the outputs of the step, `[A, R]`.
    func forward(_ step: Int, observations: SpaceRows<Scalar>) -> UnsafeMutablePointer<Scalar>

    /// Tangents of the outputs along `direction`, into `derivatives.tangents`.
    func tangent(_ direction: Buffer<Scalar>)

    /// Adds the gradient that `derivatives.adjoints` make to a flat vector.
    func addGradient(to gradient: Buffer<Scalar>)

    /// Adds to a flat vector the gradient that `derivatives.seconds` make and the derivative, along the direction of the
    /// last `tangent`, of the gradient that `derivatives.adjoints` make. `seconds` must hold both what is to be
    /// backpropagated to first order and the derivatives of `adjoints`.
    func addSecondGradient(to gradient: Buffer<Scalar>)
}

/// What the networks of one agent share at all joint policies of a chain, allocated once.
protocol NetworkMemory<Scalar>: AnyObject {
    associatedtype Scalar: KernelScalar

    /// Bytes of the activations that one network can keep.
    var keptBytes: Int { get }

    /// A network in this memory; `keepsActivations` says whether they stay while other networks work here, or are computed
    /// again.
    func network(keepsActivations: Bool) -> any Network<Scalar>
}

/// Observations that are choices.
@safe struct SeenChoices {
    /// `[T, R]`; padded trajectories see observation 0.
    let indices: UnsafePointer<UInt16>
    /// S.
    let count: Int
}

/// The shape of outputs, `[T, A, R]`.
struct OutputShape: Sendable, Hashable {
    /// A.
    let outputs: Int
    /// R, the padded number of trajectories.
    let rows: Int
    /// K.
    let trajectories: Int
    /// T.
    let horizon: Int

    /// Numbers of one step.
    var stride: Int { outputs * rows }
    var count: Int { horizon * stride }
    /// T x K.
    var steps: Int { horizon * trajectories }
}

/// Derivatives of outputs, `[T, A, R]` each; zero for padded trajectories.
final class OutputDerivatives<Scalar: KernelScalar> {
    let shape: OutputShape
    /// Of the outputs, along a direction.
    let tangents: Buffer<Scalar>
    /// With respect to the outputs.
    let adjoints: Buffer<Scalar>
    /// Those of the adjoints along the direction.
    let seconds: Buffer<Scalar>

    init(_ shape: OutputShape) {
        self.shape = shape
        tangents = Buffer(zeros: shape.count)
        adjoints = Buffer(zeros: shape.count)
        seconds = Buffer(zeros: shape.count)
    }
}
