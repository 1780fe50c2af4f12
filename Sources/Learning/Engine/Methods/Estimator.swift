/// How outer weights are put on log-probabilities (docs/method.md, section 3).
public enum Estimator: String, Sendable, Hashable, CaseIterable {
    /// The released code's: every joint policy m <= l carries the advantage of l at the same step.
    case paper
    /// Only m = l carries weight: the same limit with less noise.
    case pathwise
    /// The exact score-function gradient of the sampled-update objective.
    case unbiased
    /// Expected updates and returns, no sampling; tabular policies in matrix games.
    case exact
}
