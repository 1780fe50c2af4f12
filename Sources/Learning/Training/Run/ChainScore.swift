import Games

/// How one chain of a meta-update went for the meta-agent.
package struct ChainScore: Sendable, Hashable {
    /// Number of the meta-update, from 1.
    package var update: Int
    /// Number of the chain, from 0.
    package var chain: Int
    /// Names of the peers, such as `cooperating#12`, joined by `+`.
    package var personas: String
    /// Mean over joint policies 1..L of the meta-agent's reward per step.
    package var score: Double

    package init(update: Int, chain: Int, personas: String, score: Double) {
        self.update = update
        self.chain = chain
        self.personas = personas
        self.score = score
    }
}

extension MetaUpdate.Outcome {
    /// The score of each chain that counts.
    var chainScores: [ChainScore] {
        meanReward.indices.map { index in
            ChainScore(
                update: number + 1, chain: chains[index], personas: personas[index].map(\.name).joined(separator: "+"),
                score: AdaptedReward.mean(meanReward[index]))
        }
    }
}
