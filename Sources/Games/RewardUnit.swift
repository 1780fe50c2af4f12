/// What people are told about rewards.
package enum RewardUnit: Sendable, Hashable {
    /// Mean reward per step.
    case step
    /// Sum of the rewards of an episode, where agents learn from rewards times `scale`.
    case episode(scale: Double)

    /// What a mean reward per step, as agents learn from it, is multiplied by to be shown.
    package func factor(horizon: Int) -> Double {
        switch self {
        case .step: 1
        case .episode(let scale): Double(horizon) / scale
        }
    }

    /// Its name, such as for the head of a column.
    package var title: String {
        switch self {
        case .step: "reward per step"
        case .episode: "episode return"
        }
    }
}
