import Kernels

extension ChainWorkspace {
    /// Gradient of the critic's loss, the mean squared error to the return-to-go, summed over joint policies 1..L and
    /// divided by L + 1; left in `criticGradient`. Source: method.md, section 3.
    /// - Returns: the loss.
    func criticLoss() -> Double {
        criticGradient.fill(0)
        var loss = 0.0
        let share = 1 / Double((settings.chainLength + 1) * settings.steps)
        for step in stride(from: 1, through: settings.chainLength, by: 1) {
            let batch = trajectories[step]
            critic.evaluate(observations: batch.observations.base, into: values)
            Scalar.returnsToGo(
                batch.rewards[0].base, discount: Scalar(settings.discount), into: returns.base,
                horizon: settings.horizon, trajectories: settings.trajectories)
            Scalar.addScaled(returns.base, by: -1, to: values.base, count: settings.steps)
            loss += share * Scalar.sumOfSquares(values.base, count: settings.steps)
            critic.addGradient(
                observations: batch.observations.base, errors: values, scale: 2 * share, to: criticGradient)
        }
        return loss
    }
}
