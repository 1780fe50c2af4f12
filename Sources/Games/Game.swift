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
