import Engine
import Games
import Personas
import Threads

/// Trains a team by policy gradients: all agents learn at once from the same trajectories, each with the first-order
/// gradient of its inner loss (docs/method.md, section 2), averaged over batches, and Adam.
package final class TeamTraining {
    /// Largest norm of an agent's gradient.
    static let clippingNorm = 10.0

    package let settings: TeamSettings
    package private(set) var team: Team
    /// What agent 0's gradient measured in the last iteration, before clipping.
    package private(set) var gradientNorm = 0.0
    /// What was played in the last iteration, if it is to be shown.
    package private(set) var record: ChainRecord?
    private let shown: Game?
    private let game: any Playable
    private let pool: WorkerPool
    /// One for each thread. Guarded by the pool: a worker uses its own alone.
    private let workspaces: Workspaces

    /// What a batch gave.
    private struct Batch: Sendable {
        /// By agent.
        var gradients: [[Double]]
        /// Mean reward of agent 0 per step.
        var meanReward: Double
        var problem: String?
        var record: ChainRecord?
    }

    private final class Workspaces: @unchecked Sendable {
        let all: [Chain]

        init(_ game: any Playable, _ settings: TeamSettings, count: Int) {
            let kind = PolicyKind.ofTeams(hidden: settings.hidden, playing: game)
            let kinds = Array(repeating: kind, count: game.players)
            all = (0..<count).map { _ in Chain(game, settings.chainSettings, kinds: kinds) }
        }
    }

    /// Goes on from `team`; nil starts anew. `shown` is that game if iterations are to be shown.
    /// - Throws: `ThreadError` if the system does not give the threads.
    package init(
        _ game: any Playable, _ settings: TeamSettings, team: Team? = nil, threads: Int, shown: Game? = nil
    ) throws(ThreadError) {
        self.game = game
        self.shown = shown
        self.settings = settings
        self.team = team ?? Team(game, settings)
        let threads = min(threads, settings.batches)
        pool = try WorkerPool(threads: threads, niceness: 0)
        workspaces = Workspaces(game, settings, count: threads)
    }

    /// Makes one iteration.
    /// - Returns: The mean reward of agent 0 per step that was played in it, before learning.
    /// - Throws: `TeamError` if the game fails again and again, or learning leaves the numbers; the team stays as it was.
    package func advance() throws(TeamError) -> Double {
        let slots = Slots<Batch>(count: settings.batches)
        let (settings, team, workspaces, shown) = (settings, team, workspaces, shown)
        pool.forEach(settings.batches) { worker, index in
            let chain = workspaces.all[worker]
            var batch = TeamTraining.play(chain, team, settings, index)
            if index == 0, batch.problem == nil, let shown {
                batch.record = ChainRecord(chain, names: ["agent 0", "agent 1"], of: shown)
            }
            slots[index] = batch
        }
        let batches = slots.complete ?? []
        if let problem = batches.compactMap(\.problem).first {
            throw TeamError(iteration: team.iteration, problem: problem)
        }
        var next = team
        for agent in team.parameters.indices {
            var gradient = batches.map { $0.gradients[agent] }.mean
            let norm = Clipping.clip(&gradient, to: TeamTraining.clippingNorm)
            guard norm.isFinite else {
                throw TeamError(iteration: team.iteration, problem: "a gradient is not finite")
            }
            if agent == 0 { gradientNorm = norm }
            next.optimizers[agent].descend(&next.parameters[agent], along: gradient)
        }
        next.iteration += 1
        let meanReward = batches.reduce(0) { $0 + $1.meanReward } / Double(batches.count)
        next.meanRewards.append(meanReward)
        self.team = next
        record = batches[0].record
        return meanReward
    }

    private static func play(
        _ chain: Chain, _ team: Team, _ settings: TeamSettings, _ index: Int
    ) -> Batch {
        let key = ChainKey(seed: settings.seed, stream: .pretraining, update: team.iteration, chain: index)
        chain.begin(initial: team.parameters.map { $0.map { Float($0) } }, innerRates: [0])
        chain.rollout(0, key: key)
        chain.innerUpdate(0, key: key)
        return Batch(
            gradients: (0..<chain.agents).map { chain.updateGradient(of: $0, at: 0) },
            meanReward: chain.meanReward[0][0], problem: chain.problem)
    }
}

/// Why a team could not go on learning.
package struct TeamError: Error, Sendable, Hashable, CustomStringConvertible {
    /// Iterations that were made before.
    package var iteration: Int
    /// The end of a sentence.
    package var problem: String

    package var description: String { "The team's training stopped after iteration \(iteration): \(problem)." }
}
