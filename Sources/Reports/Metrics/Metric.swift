import Training

/// One number of every meta-update, under one name wherever it is exported to.
package struct Metric: Sendable {
    /// Its name, such as `gradient/norm`. What is before the slash groups curves in TensorBoard.
    package let tag: String
    /// What it measures, with its unit: one phrase.
    package let meaning: String
    /// Whether it counts something, so that it has no decimals.
    package let isCount: Bool
    /// Its value; nil where it was not measured.
    package let value: @Sendable (UpdateSample) -> Double?

    init(
        _ tag: String, _ meaning: String, isCount: Bool = false,
        _ value: @escaping @Sendable (UpdateSample) -> Double?
    ) {
        self.tag = tag
        self.meaning = meaning
        self.isCount = isCount
        self.value = value
    }

    /// All that runs of a shape measure, in the order in which they are written.
    package static func all(for shape: MetricShape) -> [Metric] {
        rewards(shape) + validation + gradient + innerRates(shape.innerRates) + [
            Metric("critic/loss", "mean critic loss over the chains", \.criticLoss),
            Metric("models/error", "mean KL of peers from the models of them, in nats a step", \.modelError),
        ]
    }

    private static func rewards(_ shape: MetricShape) -> [Metric] {
        let score = Metric("reward/score", "the meta-agent's mean reward after adaptation") { $0.score }
        return [score]
            + (0..<shape.agents).flatMap { agent in
                // The meta-agent's curves lie beside its score, those of each peer in a group of their own.
                let (group, who) = agent == 0 ? ("reward", "the meta-agent") : ("reward_peer_\(agent)", "peer \(agent)")
                return (0..<shape.jointPolicies).map { joint in
                    Metric("\(group)/phi_\(joint)", "mean reward of \(who) under joint policy phi_\(joint)") {
                        element($0.meanReward, agent).flatMap { element($0, joint) }
                    }
                }
            }
    }

    private static let validation = [
        Metric("validation/score", "the meta-agent's mean reward after adaptation to validation personas") {
            $0.validation?.score
        },
        Metric("validation/personas", "validation personas played", isCount: true) {
            $0.validation.map { Double($0.personas) }
        },
        Metric("validation/best", "1 if that score is the best so far, else 0", isCount: true) {
            $0.validation.map { $0.isBest ? 1 : 0 }
        },
    ]

    private static let gradient = [
        Metric("gradient/norm", "norm of the combined meta-gradient after clipping and projection") { $0.gradientNorm },
        Metric("gradient/largest_chain", "largest norm of a chain's gradient before clipping") { $0.largestChainNorm },
        Metric("gradient/clipped_chains", "chains whose gradient was clipped", isCount: true) {
            Double($0.clippedChains)
        },
        Metric("gradient/current", "norm of the current-policy term") { $0.terms?.current },
        Metric("gradient/own", "norm of the own-learning term") { $0.terms?.own },
        Metric("gradient/peer", "norm of the peer-learning term") { $0.terms?.peer },
        Metric("gradient/cosine_current_own", "cosine between the current-policy and own-learning terms") {
            $0.terms?.cosineCurrentOwn
        },
        Metric("gradient/cosine_current_peer", "cosine between the current-policy and peer-learning terms") {
            $0.terms?.cosineCurrentPeer
        },
        Metric("gradient/cosine_own_peer", "cosine between the own-learning and peer-learning terms") {
            $0.terms?.cosineOwnPeer
        },
    ]

    private static func innerRates(_ count: Int) -> [Metric] {
        (0..<count).map { step in
            Metric("inner_rate/\(step)", "inner rate of the update from phi_\(step) to phi_\(step + 1)") {
                element($0.innerRates, step)
            }
        }
    }

    private static func element<Element>(_ array: [Element], _ index: Int) -> Element? {
        array.indices.contains(index) ? array[index] : nil
    }
}
