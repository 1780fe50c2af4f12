import Kernels

// Unsafe here are kernels and what calls them: they get whole buffers, or rows of them, of the sizes that were
// allocated for the chain's settings.

/// Fits a policy to recorded actions by maximum likelihood, from where its parameters stand.
///
/// A table is fitted exactly (`TabularPolicy.fit`). A network climbs the likelihood by Adam until it gains less than
/// `tolerance` in an iteration, or for `iterations`.
final class ModelFit<Scalar: KernelScalar> {
    private let gradient: Buffer<Scalar>
    private let first: Buffer<Scalar>
    private let second: Buffer<Scalar>
    /// Every step weighs the same, `[T, K]`.
    private let weights: Buffer<Scalar>

    /// Gain below which a network's fit ends, in nats a step.
    static var tolerance: Double { 1e-4 }
    /// Most iterations of a network's fit.
    static var iterations: Int { 40 }
    /// Step size of Adam.
    private static var rate: Scalar { 0.01 }

    /// - Parameters:
    ///   - parameterCount: of the policy.
    ///   - trajectories: K.
    ///   - steps: T x K.
    init(parameterCount: Int, trajectories: Int, steps: Int) {
        gradient = Buffer(zeros: parameterCount)
        first = Buffer(zeros: parameterCount)
        second = Buffer(zeros: parameterCount)
        // `innerGradient` divides by K; this makes it the gradient of the mean over all steps.
        weights = Buffer(count: steps, repeating: Scalar(trajectories) / Scalar(steps))
    }

    /// Leaves the fitted parameters in `parameters` and loaded into the policy, with the actions recorded; `record`
    /// records the observed actions in the policy.
    func fit(_ policy: any Policy<Scalar>, _ parameters: Buffer<Scalar>, record: () -> Void) {
        policy.load(parameters)
        record()
        if let table = policy as? TabularPolicy<Scalar> {
            table.fit(into: parameters)
            return
        }
        first.fill(0)
        second.fill(0)
        var likelihood = policy.logLikelihood()
        for iteration in 1...ModelFit.iterations {
            policy.innerGradient(weights: weights, into: gradient)
            descend(parameters, iteration)
            policy.load(parameters)
            record()
            let next = policy.logLikelihood()
            defer { likelihood = next }
            if abs(next - likelihood) < ModelFit.tolerance { break }
        }
    }

    /// One step of Adam. Source: Kingma and Ba (ICLR 2015), algorithm 1.
    private func descend(_ parameters: Buffer<Scalar>, _ iteration: Int) {
        let firstDecay: Scalar = 0.9
        let secondDecay: Scalar = 0.999
        var firstPower = 1.0
        var secondPower = 1.0
        for _ in 0..<iteration {
            firstPower *= 0.9
            secondPower *= 0.999
        }
        let rate = ModelFit.rate / Scalar(1 - firstPower)
        let correction = 1 / Scalar(1 - secondPower)
        for i in 0..<parameters.count {
            let slope = unsafe gradient.base[i]
            unsafe first.base[i] = firstDecay * first.base[i] + (1 - firstDecay) * slope
            unsafe second.base[i] = secondDecay * second.base[i] + (1 - secondDecay) * slope * slope
            unsafe parameters.base[i] -= rate * first.base[i] / ((second.base[i] * correction).squareRoot() + 1e-8)
        }
    }
}
