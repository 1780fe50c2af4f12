import Engine
import Games

/// Rewards along the chain of the meta-agent with others in the person's seat, to compare with.
package struct PlayReference: Sendable, Hashable {
    package enum Source: Sendable, Hashable {
        /// Validation personas of this kind, or all, and how many there are.
        case personas(Int)
        /// The paper, with peers of this kind; empty if it does not tell them apart.
        case paper(String)
    }

    package var source: Source
    /// Mean reward per step of the meta-agent at each joint policy, `[L + 1]`.
    package var rewards: [Double]

    package init(_ source: Source, _ rewards: [Double]) {
        self.source = source
        self.rewards = rewards
    }

    /// Whose curve it is, in a few words.
    package var name: String {
        switch source {
        case .personas(let count): "meta, \(count) personas"
        case .paper(let kind): kind.isEmpty ? "meta, paper" : "meta, paper \(kind)"
        }
    }

    /// What the paper reports of runs like this, by kind of peer.
    package static func published(_ run: RunConfiguration) -> [PlayReference] {
        var found: [PlayReference] = []
        let kinds = run.population.kinds.map(\.name)
        for kind in kinds {
            guard let curve = PaperResults.curve(of: run, peers: kind) else { continue }
            if let index = found.firstIndex(where: { $0.rewards == curve }) {
                found[index].source = .paper("")
            } else {
                found.append(PlayReference(.paper(kind), curve))
            }
        }
        return found
    }

    /// Plays the run's validation personas once with this policy, as an evaluation does.
    /// - Parameters:
    ///   - policy: Who plays with them.
    ///   - isWanted: Told of the mean over those played so far, after each; says whether to go on.
    package static func measure(_ policy: TrainedPolicy, _ isWanted: (PlayReference) -> Bool) {
        let run = policy.configuration
        let runner = ChainRunner(run.tested, isForGradients: false)
        let parameters = policy.parameters.averaged
        var (sums, count) = (Array(repeating: 0.0, count: run.chainLength + 1), 0)
        for index in 0..<run.personaCount(.validation) {
            let key = ChainKey(seed: run.seed, stream: .evaluation, update: 0, chain: index)
            _ = runner.play(parameters, against: run.personas(.validation, index: index), key: key)
            // One that cannot be read or played is left out, as in an evaluation.
            guard runner.problem == nil else { continue }
            for (step, rewards) in runner.meanReward.enumerated() { sums[step] += rewards[0] }
            count += 1
            guard isWanted(PlayReference(.personas(count), sums.map { $0 / Double(count) })) else { return }
        }
    }
}
