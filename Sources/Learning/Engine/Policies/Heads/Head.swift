import Kernels

/// What the outputs of a network mean: for each trajectory and step a distribution of actions. All arrays over outputs have
/// the shape `[T, A, R]` (`OutputShape`), weights and tangents of log-probabilities `[T, K]`.
///
/// A head may have parameters of its own, which follow the network's in a flat vector; pointers to parameters are to the
/// first of them. Source: docs/method.md, section 6.
protocol Head<Scalar>: AnyObject {
    associatedtype Scalar: KernelScalar

    /// Number of parameters of its own.
    var parameterCount: Int { get }

    /// Takes the parameters that all following calls use.
    func load(_ parameters: UnsafePointer<Scalar>)

    /// Takes a direction in them, along which derivatives are taken.
    func loadDirection(_ direction: UnsafePointer<Scalar>)

    /// Random words that `act` takes at each step.
    var wordsPerStep: Int { get }

    /// Draws an action for each trajectory from the outputs of one step, `[A, R]`, which it may turn into what it needs
    /// later; all later calls are given them so. `bits` are random words of all steps, `[T, wordsPerStep]`.
    func act(
        _ step: Int, _ outputs: UnsafeMutablePointer<Scalar>, bits: UnsafePointer<UInt32>, actions: SpaceRows<Scalar>)

    /// Takes actions of `step` that were drawn elsewhere.
    func record(_ step: Int, _ outputs: UnsafeMutablePointer<Scalar>, actions: SpaceRows<Scalar>)

    /// Forgets the gradient with respect to its own parameters.
    func clearGradient()

    /// Adds `scale * weights` times the scores to adjoints of the outputs, and to the gradient of its own.
    func addScores(_ outputs: Buffer<Scalar>, weights: Buffer<Scalar>, scale: Double, to adjoints: Buffer<Scalar>)

    /// Tangents of the log-probabilities, times `scale`, from those of the outputs.
    func tangent(_ outputs: Buffer<Scalar>, tangents: Buffer<Scalar>, scale: Double, into result: Buffer<Scalar>)

    /// Adds what `addScores` adds, differentiated along the tangents of the outputs and the direction of its own.
    func addScoreDerivatives(
        _ outputs: Buffer<Scalar>, tangents: Buffer<Scalar>, weights: Buffer<Scalar>, scale: Double,
        to seconds: Buffer<Scalar>)

    /// Adds the gradient with respect to its own parameters.
    func addGradient(to gradient: UnsafeMutablePointer<Scalar>)

    /// Whether `addEntropy` adds anything to adjoints of the outputs.
    var entropyDependsOnOutputs: Bool { get }

    /// Adds `scale` times the derivatives of the entropy summed over all steps and trajectories to adjoints of the outputs,
    /// and to the gradient of its own.
    /// - Returns: the sum of the entropies, in nats.
    func addEntropy(_ outputs: Buffer<Scalar>, scale: Double, to adjoints: Buffer<Scalar>) -> Double

    /// Mean log-probability of the actions taken or recorded, in nats a step.
    func logLikelihood(_ outputs: Buffer<Scalar>) -> Double

    /// P(action | observation) for display, `[S, A]` row-major; empty where actions are vectors.
    func probabilities(_ outputs: Buffer<Scalar>, seen: SeenChoices) -> [Double]

    /// P(action) in a trajectory at a step for display, `[A]`; empty where actions are vectors.
    func probabilities(_ outputs: Buffer<Scalar>, at step: Int, trajectory: Int) -> [Double]
}
