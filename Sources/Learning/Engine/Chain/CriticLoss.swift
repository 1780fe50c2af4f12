import Kernels

// Unsafe here are kernels and what calls them: they get whole buffers, or rows of them, of the sizes that were
// allocated for the chain's settings.

extension ChainWorkspace {
    /// Gradient of the critic's loss, the mean squared error to the return-to-go, summed over joint policies 1..L and
    /// divided by L + 1; left in `criticGradient`. The values stay for the advantages: called before `walkBack`, it saves the
    /// critic's second look at every step. Source: docs/method.md, section 3.
    /// - Returns: the loss.
    func criticLoss() -> Double {
        criticGradient.fill(0)
        var loss = 0.0
        let share = 1 / Double((settings.chainLength + 1) * settings.steps)
        for step in stride(from: 1, through: settings.chainLength, by: 1) {
            let batch = trajectories[step]
            evaluateCritic(step)
            unsafe Scalar.returnsToGo(
                batch.rewards[0].base, discount: Scalar(settings.discount), into: scratch.critic.returns.base,
                horizon: settings.horizon, trajectories: settings.trajectories)
            let errors = scratch.critic.errors
            errors.copy(from: values[step])
            unsafe Scalar.addScaled(scratch.critic.returns.base, by: -1, to: errors.base, count: settings.steps)
            unsafe loss += share * Scalar.sumOfSquares(errors.base, count: settings.steps)
            critic.addGradient(
                observations: batch.observations, errors: errors, scale: 2 * share, to: criticGradient)
        }
        return loss
    }

    /// V of what joint policy `step` played.
    func evaluateCritic(_ step: Int) {
        critic.evaluate(observations: trajectories[step].observations, into: values[step])
        isValued[step] = true
    }
}
