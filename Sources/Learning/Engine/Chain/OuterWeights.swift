import Kernels

// Unsafe here are kernels and what calls them: they get whole buffers, or rows of them, of the sizes that were
// allocated for the chain's settings.

/// Which log-probabilities carry which advantage (docs/method.md, section 3).
enum OuterRule: Sendable, Hashable {
    /// Every joint policy m <= l carries the advantage of l at the same step.
    case paper
    /// Only m = l carries weight.
    case pathwise
    /// Joint policies m < l carry the batch-mean return of l, m = l its own reward-to-go.
    case unbiased
    /// Only the last joint policy counts, with the first-order weights of the meta-agent's inner loss (look-ahead).
    case lastInnerLoss
}

extension ChainWorkspace {
    /// Fills `scratch.outer.advantage` with `A_l[t, k]` of the meta-agent at joint policy `step`, `[T, K]`.
    func estimateAdvantage(_ step: Int) {
        let batch = trajectories[step]
        let advantage = scratch.outer.advantage
        let lambda = settings.outerRule == .unbiased ? 1 : settings.gaeLambda
        let values: Buffer<Scalar>
        if settings.fitsValues {
            fitValues(step)
            values = scratch.outer.fitted
        } else {
            if !isValued[step] { evaluateCritic(step) }
            values = self.values[step]
        }
        unsafe Scalar.advantages(
            batch.rewards[0].base, values.base, discount: Scalar(settings.discount), lambda: Scalar(lambda),
            into: advantage.base, horizon: settings.horizon, trajectories: settings.trajectories)
        if settings.centersAdvantage { centerAdvantage() }
        if settings.carriesDiscount || settings.outerRule == .unbiased {
            unsafe Scalar.multiplyRows(
                advantage.base, by: powers.base, horizon: settings.horizon, trajectories: settings.trajectories)
        }
    }

    /// Fits values to the meta-agent's returns at joint policy `step`, into `scratch.outer.fitted`.
    private func fitValues(_ step: Int) {
        let batch = trajectories[step]
        let returns = scratch.outer.returns
        unsafe Scalar.returnsToGo(
            batch.rewards[0].base, discount: Scalar(settings.discount), into: returns.base,
            horizon: settings.horizon, trajectories: settings.trajectories)
        baseline.prepare(batch.observations)
        unsafe baseline.fit(returns: returns.base, batch.observations, into: scratch.outer.fitted.base)
    }

    /// Takes from the advantage of each trajectory the mean of the others' at the same step: a baseline that does not
    /// depend on the trajectory, so that the expected gradient stays. Where all trajectories went alike nothing is left,
    /// which is what a chain that has settled has to say; the critic's error alone would be stretched on the way back.
    /// Source: Kool, van Hoof, Welling, *Buy 4 REINFORCE samples, get a baseline for free!* (2019).
    private func centerAdvantage() {
        let count = settings.trajectories
        guard count > 1 else { return }
        let advantage = scratch.outer.advantage
        for step in 0..<settings.horizon {
            let row = unsafe advantage.base + step * count
            unsafe Scalar.add(Scalar(-Scalar.sum(row, count: count) / Double(count)), to: row, count: count)
        }
        // (K / (K - 1)) (A_k - mean of all) is A_k - mean of the others.
        let factor = Scalar(Double(count) / Double(count - 1))
        unsafe Scalar.multiply(advantage.base, by: factor, into: advantage.base, count: settings.steps)
    }

    /// Fills `scratch.outer.weights` with the weight of every log-probability of the meta-agent at joint policy `step`,
    /// and of its peers' if `step` is at least 1; `scratch.outer.advantageSum` carries what joint policies above left.
    /// Called for l = L down to 0.
    ///
    /// - Parameters:
    ///   - step: l.
    ///   - laterReturn: sum over joint policies above `step` (1..L) of the batch-mean discounted return minus its
    ///     baseline; used by the `unbiased` estimator.
    func weighOuter(_ step: Int, laterReturn: Double) {
        let count = settings.steps
        let (advantage, advantageSum) = (scratch.outer.advantage, scratch.outer.advantageSum)
        let weights = scratch.outer.weights
        let scale = -1 / Double((settings.chainLength + 1) * settings.trajectories)
        if step >= 1 && settings.outerRule != .lastInnerLoss { estimateAdvantage(step) }
        switch settings.outerRule {
        case .paper:
            if step == settings.chainLength { advantageSum.fill(0) }
            if step >= 1 { unsafe Scalar.addScaled(advantage.base, by: 1, to: advantageSum.base, count: count) }
            unsafe Scalar.multiply(advantageSum.base, by: Scalar(scale), into: weights.base, count: count)
        case .pathwise, .unbiased:
            if step >= 1 {
                unsafe Scalar.multiply(advantage.base, by: Scalar(scale), into: weights.base, count: count)
            } else {
                weights.fill(0)
            }
            if settings.outerRule == .unbiased {
                unsafe Scalar.add(
                    Scalar(-laterReturn / Double(settings.chainLength + 1)), to: weights.base, count: count)
            }
        case .lastInnerLoss:
            if step == settings.chainLength {
                let share = Scalar(-1 / Double(settings.trajectories))
                unsafe Scalar.multiply(
                    trajectories[step].innerWeights[0].base, by: share, into: weights.base, count: count)
            } else {
                weights.fill(0)
            }
        }
    }

    /// Batch-mean discounted return of the meta-agent at joint policy `step`.
    func meanReturn(_ step: Int) -> Double {
        let returns = scratch.outer.returns
        unsafe Scalar.returnsToGo(
            trajectories[step].rewards[0].base, discount: Scalar(settings.discount), into: returns.base,
            horizon: settings.horizon, trajectories: settings.trajectories)
        return unsafe Scalar.sum(returns.base, count: settings.trajectories) / Double(settings.trajectories)
    }
}
