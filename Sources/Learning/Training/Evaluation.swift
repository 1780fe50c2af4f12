import Games

/// Adaptation along the chain on the personas of one split: what a run is judged by.
package struct Evaluation: Sendable, Hashable {
    /// Personas of one kind, or of all.
    package struct Group: Sendable, Hashable {
        /// The personas' kind; with several peers their kinds, joined by `+`.
        package var name: String
        /// How many personas.
        package var count: Int
        /// Mean reward per step by agent and joint policy, `[n][L + 1]`.
        package var meanReward: [[Double]]

        /// Mean over joint policies 1..L of the meta-agent's reward per step.
        package var score: Double {
            let adapted = meanReward[0].dropFirst()
            return adapted.reduce(0, +) / Double(max(adapted.count, 1))
        }
    }

    /// Groups by kind, in the order in which the population names them first.
    package var groups: [Group]
    package var overall: Group

    /// Plays every persona of a split once.
    ///
    /// Deterministic: it depends on the configuration, the parameters, the split and `seed`, not on `threads`.
    package static func run(
        _ configuration: RunConfiguration, _ parameters: MetaParameters, split: PersonaSplit, seed: UInt64,
        threads: Int
    ) -> Evaluation {
        let pool = WorkerPool(threads: threads, niceness: 0)
        let runners = Runners(configuration, count: threads)
        let count = configuration.personaCount(split)
        let slots = Slots<[[Double]]>(count: count)
        pool.forEach(count) { worker, index in
            let runner = runners[worker]
            let isDone = runner.play(
                parameters, against: configuration.personas(split, index: index),
                key: ChainKey(seed: seed, stream: .evaluation, update: 0, chain: index))
            if isDone { slots[index] = runner.meanReward }
        }
        let rewards = (0..<count).map { slots[$0] ?? [] }
        let names = (0..<count).map { index in
            configuration.personas(split, index: index).map(\.kind).sorted().joined(separator: "+")
        }
        var order: [String] = []
        for name in names where !order.contains(name) { order.append(name) }
        let groups = order.map { name in
            group(name, rewards.indices.filter { names[$0] == name }.map { rewards[$0] })
        }
        return Evaluation(groups: groups, overall: group("overall", rewards))
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
