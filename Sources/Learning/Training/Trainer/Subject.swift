import Engine
import Games
import Scales

/// What a watcher is shown while it learns: a run, or a team that is pretrained.
package enum Subject: Sendable, Hashable {
    case run(RunConfiguration)
    /// How the team learns, and what it plays.
    case team(TeamSettings, Game)

    /// The run; nil for anything else.
    package var run: RunConfiguration? {
        if case .run(let configuration) = self { configuration } else { nil }
    }

    /// What is played.
    package var game: Game {
        switch self {
        case .run(let run): run.game
        case .team(_, let game): game
        }
    }

    /// L, inner updates of the chain that is shown: a team's iteration is shown before and after.
    package var chainLength: Int {
        switch self {
        case .run(let run): run.chainLength
        case .team(let settings, _): settings.chainSettings.chainLength
        }
    }

    /// For people and file names.
    package var name: String {
        switch self {
        case .run(let run): run.name
        case .team(let settings, let game): "\(game.id)/team/seed\(settings.seed)"
        }
    }

    /// Whom the first agent learns with, in a word.
    package var peers: String {
        switch self {
        case .run(let run): run.peers
        case .team: "partner"
        }
    }

    /// How it learns; a team's agents learn as the method without a chain does.
    package var method: Method {
        switch self {
        case .run(let run): run.method
        case .team: .reinforce
        }
    }

    /// What the first agent's policy is.
    package var policy: PolicyClass {
        switch self {
        case .run(let run): run.policy
        case .team: .lstm
        }
    }

    /// Chains, or batches of a team, that a gradient comes from.
    package var chains: Int {
        switch self {
        case .run(let run): run.chains
        case .team(let settings, _): settings.batches
        }
    }

    /// Of all its random numbers.
    package var seed: UInt64 {
        switch self {
        case .run(let run): run.seed
        case .team(let settings, _): settings.seed
        }
    }

    /// Personas that training draws from; 0 where there are none to choose from.
    package var trainingPersonas: Int { run?.population.counts[.train] ?? 0 }

    /// What its steps are called.
    package var step: String {
        switch self {
        case .run: "update"
        case .team: "iteration"
        }
    }

    /// The phases of a meta-update, in order.
    package var phases: [Phase] { Phase.sequence(chainLength: chainLength, walksBack: method.outer.isMetaGradient) }

    /// How rewards and scores are written for people.
    package var rewardDigits: Digits { game.rewardDigits }
}
