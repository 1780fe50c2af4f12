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

        /// Mean over joint policies 1..L of the meta-agent's reward per step.
        package var score: Double {
            let adapted = (meanReward.first ?? []).dropFirst()
            return adapted.reduce(0, +) / Double(max(adapted.count, 1))
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
    /// - Throws: `RunError.unmeasurable` if the game failed with every persona.
    package static func run(
        _ configuration: RunConfiguration, _ parameters: MetaParameters, split: PersonaSplit, seed: UInt64,
        threads: Int
    ) throws(RunError) -> Evaluation {
        let pool = WorkerPool(upTo: threads)
        let runners = Runners(configuration, count: threads)
        let count = configuration.personaCount(split)
        let slots = Slots<[[Double]]>(count: count)
        let failures = Slots<String>(count: count)
        pool.forEach(count) { worker, index in
            let runner = runners[worker]
            let isDone = runner.play(
                parameters, against: configuration.personas(split, index: index),
                key: ChainKey(seed: seed, stream: .evaluation, update: 0, chain: index))
            if let problem = runner.problem {
                failures[index] = problem
            } else if isDone {
                slots[index] = runner.meanReward
            }
        }
        let counted = (0..<count).filter { slots[$0] != nil }
        let problems = (0..<count).compactMap { failures[$0] }
        if counted.isEmpty { throw .unmeasurable(problem: problems.first ?? "there is none") }
        let rewards = counted.compactMap { slots[$0] }
        let names = counted.map { index in
            configuration.personas(split, index: index).map(\.kind).sorted().joined(separator: "+")
        }
        var order: [String] = []
        for name in names where !order.contains(name) { order.append(name) }
        let groups = order.map { name in
            group(name, rewards.indices.filter { names[$0] == name }.map { rewards[$0] })
        }
        return Evaluation(
            groups: groups, overall: group("overall", rewards), problems: problems)
    }

    /// Means over personas of rewards by joint policy and agent, `[personas][L + 1][n]`.
    private static func group(_ name: String, _ rewards: [[[Double]]]) -> Group {
        let joint = rewards.first?.count ?? 0
        let agents = rewards.first?.first?.count ?? 0
        let mean = (0..<agents).map { agent in
            (0..<joint).map { step in rewards.reduce(0) { $0 + $1[step][agent] } / Double(rewards.count) }
        }
        return Group(name: name, count: rewards.count, meanReward: mean)
    }
}
