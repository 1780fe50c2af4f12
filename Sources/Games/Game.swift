/// What can be played: a matrix game, or 2-Agent HalfCheetah.
package enum Game: Sendable, Hashable {
    case matrix(MatrixGame)
    case halfCheetah(HalfCheetah)

    /// Name on the command line and in file names, such as `ipd`.
    package var id: String {
        switch self {
        case .matrix(let game): game.id
        case .halfCheetah: HalfCheetah.id
        }
    }

    /// Full name shown to people.
    package var title: String {
        switch self {
        case .matrix(let game): game.title
        case .halfCheetah: HalfCheetah.title
        }
    }

    /// n, the number of agents; agent 0 is the meta-agent.
    package var players: Int {
        switch self {
        case .matrix(let game): game.players
        case .halfCheetah: HalfCheetah.playerCount
        }
    }

    /// The matrix game; nil if it is none.
    package var matrix: MatrixGame? {
        if case .matrix(let game) = self { game } else { nil }
    }

    /// Why this build or this machine cannot play it, as the end of a sentence; nil if it can.
    package var unavailability: String? {
        if case .halfCheetah = self { HalfCheetah.unavailability } else { nil }
    }

    /// What rewards are shown as.
    package var rewardUnit: RewardUnit {
        if case .halfCheetah = self { .episode(scale: HalfCheetah.rewardScale) } else { .step }
    }
}

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
