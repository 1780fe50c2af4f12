import Engine
import Games

/// Adaptation along the chain on the personas of one split: what a run is judged by.
package struct Evaluation: Sendable, Hashable {
    /// Personas of one kind, or of all.
    package struct Group: Sendable, Hashable {
        /// The personas' kind; with several peers their kinds, joined by `+`.
        package var name: String
        /// How many personas.
        package var count: Int
        /// Mean reward by agent and joint policy, `[n][L + 1]`, in the game's unit.
        package var meanReward: [[Double]]
        /// What the game counts of play by agent and joint policy, a mean per step, `[n][L + 1][counters]`; empty if
        /// nothing.
        package var counts: [[[Double]]] = []
        /// What the meta-agent did by its last two observations, at the joint policy that was asked for; else nil.
        package var twoSteps: TwoStepPolicy?

        package init(name: String, count: Int, meanReward: [[Double]], counts: [[[Double]]] = []) {
            self.name = name
            self.count = count
            self.meanReward = meanReward
            self.counts = counts
        }

        /// A measure by agent and joint policy, `[n][L + 1]`; not a number where there was nothing to measure.
        package func values(of measure: Measure) -> [[Double]] {
            counts.map { $0.map { measure.value($0) ?? .nan } }
        }

        /// Mean over joint policies 1..L of the meta-agent's reward per step.
        package var score: Double {
            AdaptedReward.mean(byAgent: meanReward)
        }
    }

    /// Groups by kind, in the order in which the population names them first.
    package var groups: [Group]
    package var overall: Group
    /// Why personas were left out, as the ends of sentences.
    package var problems: [String]

    /// Plays every persona of a split once.
    ///
    /// Deterministic: it depends on the configuration, the parameters, the split and `seed`, not on `threads`.
    /// - Parameters:
    ///   - configuration: The run's.
    ///   - parameters: What was learned.
    ///   - split: Whose personas to play.
    ///   - seed: Of the trajectories.
    ///   - threads: That play.
    ///   - twoStepsAt: The joint policy at which to look closer at what the meta-agent does (`Group.twoSteps`), in a game
    ///     with a table of payoffs; nil for none.
    /// - Returns: Mean rewards, and what the game counts, by kind of personas.
    /// - Throws: `RunError.unmeasurable` if the game failed with every persona.
    package static func run(
        _ configuration: RunConfiguration, _ parameters: MetaParameters, split: PersonaSplit, seed: UInt64,
        threads: Int, twoStepsAt: Int? = nil
    ) throws(RunError) -> Evaluation {
        let pool = WorkerPool(upTo: threads)
        let runners = Runners(configuration.tested, count: threads, isForGradients: false)
        let count = configuration.personaCount(split)
        let tally = configuration.game.tally
        let slots = Slots<Played>(count: count)
        let failures = Slots<String>(count: count)
        pool.forEach(count) { worker, index in
            let runner = runners[worker]
            let isDone = runner.play(
                parameters, against: configuration.personas(split, index: index),
                key: ChainKey(seed: seed, stream: .evaluation, update: 0, chain: index))
            if let problem = runner.problem {
                failures[index] = problem
            } else if isDone {
                slots[index] = Played(
                    rewards: runner.meanReward,
                    counts: tally.map { tally in
                        (0...configuration.chainLength).map { runner.chain.counts($0, by: tally) }
                    } ?? [], twoSteps: twoStepsAt.map { runner.chain.twoSteps(of: 0, at: $0) })
            }
        }
        let counted = (0..<count).filter { slots[$0] != nil }
        let problems = (0..<count).compactMap { failures[$0] }
        if counted.isEmpty { throw .unmeasurable(problem: problems.first ?? "there is none") }
        let played = counted.compactMap { slots[$0] }
        let names = counted.map { index in
            configuration.personas(split, index: index).map(\.kind).sorted().joined(separator: "+")
        }
        var order: [String] = []
        for name in names where !order.contains(name) { order.append(name) }
        let groups = order.map { name in
            group(name, played.indices.filter { names[$0] == name }.map { played[$0] })
        }
        return Evaluation(
            groups: groups, overall: group("overall", played), problems: problems)
    }

    /// What was measured with one persona, or several.
    private struct Played: Sendable {
        /// Mean reward, `[L + 1][n]`.
        var rewards: [[Double]]
        /// What the game counts, `[L + 1][n][counters]`; empty if nothing.
        var counts: [[[Double]]]
        /// The meta-agent's, where it was asked for.
        var twoSteps: TwoStepPolicy?
    }

    /// Means over personas.
    private static func group(_ name: String, _ played: [Played]) -> Group {
        let joint = played.first?.rewards.count ?? 0
        let agents = played.first?.rewards.first?.count ?? 0
        let mean = (0..<agents).map { agent in
            (0..<joint).map { step in
                played.reduce(0) { $0 + $1.rewards[step][agent] } / Double(played.count)
            }
        }
        var group = Group(name: name, count: played.count, meanReward: mean)
        for one in played.compactMap(\.twoSteps) {
            if group.twoSteps?.count(one) == nil { group.twoSteps = one }
        }
        guard let counters = played.first?.counts.first?.first?.count else {
            return group
        }
        group.counts = (0..<agents).map { agent in
            (0..<joint).map { step in
                (0..<counters).map { counter in
                    played.reduce(0) { $0 + $1.counts[step][agent][counter] } / Double(played.count)
                }
            }
        }
        return group
    }
}
