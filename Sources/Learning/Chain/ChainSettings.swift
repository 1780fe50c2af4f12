/// What a chain needs to know besides parameters and random numbers. Letters are those of docs/method.md.
package struct ChainSettings: Sendable, Hashable {
    /// K, trajectories per joint policy.
    package var trajectories: Int
    /// T, steps per trajectory.
    package var horizon: Int
    /// L, inner updates.
    package var chainLength: Int
    /// Discount per step.
    package var discount: Double
    /// Lambda of generalised advantage estimation.
    package var gaeLambda: Double
    /// Weight of the entropy at joint policy 0.
    package var entropyWeight: Double
    /// Ridge of the linear baseline.
    package var baselineRidge = 1e-5
    /// Inner rate of every peer.
    package var peerRate: Double
    /// Whether the own-learning term counts.
    package var ownLearning: Bool
    /// Whether the peer-learning term counts, and with it joint nodes.
    package var peerLearning: Bool
    /// Whether the outer loss weighs step t by discount^t, which makes it the gradient of the discounted return. The
    /// paper's advantage does not; `unbiased` always does.
    package var carriesDiscount = false

    package init(
        trajectories: Int, horizon: Int, chainLength: Int, discount: Double, gaeLambda: Double,
        entropyWeight: Double, peerRate: Double, estimator: Estimator, ownLearning: Bool, peerLearning: Bool
    ) {
        self.trajectories = trajectories
        self.horizon = horizon
        self.chainLength = chainLength
        self.discount = discount
        self.gaeLambda = gaeLambda
        self.entropyWeight = entropyWeight
        self.peerRate = peerRate
        self.ownLearning = ownLearning
        self.peerLearning = peerLearning
        outerRule =
            switch estimator {
            case .paper: .paper
            case .pathwise, .exact: .pathwise
            case .unbiased: .unbiased
            }
    }

    /// How the inner losses are differentiated a second time.
    package var secondOrder = SecondOrder.dice

    /// Largest norm of the adjoint of an agent's parameters on the way back through the chain; what is longer is scaled
    /// down. Infinite for the exact gradient.
    ///
    /// Where an inner update is long, its curvature can multiply an adjoint a thousandfold, step after step; what is
    /// left after clipping is then noise of the last joint policies. A limit keeps the terms of earlier ones in sight.
    package var adjointLimit = Double.infinity

    /// What the meta-agent models its peers as; nil if it sees their parameters (docs/method.md, section 5).
    package var opponentModel: PolicyKind?
    /// Inner rate of these models.
    package var modelRate = 1.0

    /// Activations of one recurrent agent that stay in memory, in bytes; those of the other joint policies, the first
    /// ones, are computed again on the way back, to the same numbers. The paper's chain in single precision would need
    /// 79 MB to keep all.
    package var keptBytes = 40_000_000

    /// How outer weights are put, from the estimator; a look-ahead sets its own.
    var outerRule: OuterRule

    /// K x T, steps played at each joint policy.
    package var steps: Int { trajectories * horizon }
}
