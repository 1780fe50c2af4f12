/// What a chain needs to know besides parameters and random numbers. Letters are those of docs/method.md.
public struct ChainSettings: Sendable, Hashable {
    /// K, trajectories per joint policy.
    public var trajectories: Int
    /// T, steps per trajectory.
    public var horizon: Int
    /// L, inner updates.
    public var chainLength: Int
    /// Discount per step.
    public var discount: Double
    /// Lambda of generalised advantage estimation.
    public var gaeLambda: Double
    /// Weight of the entropy at joint policy 0.
    public var entropyWeight: Double
    /// Ridge of the linear baseline.
    public var baselineRidge = 1e-5
    /// Inner rate of every peer.
    public var peerRate: Double
    /// Whether the own-learning term counts.
    public var ownLearning: Bool
    /// Whether the peer-learning term counts, and with it joint nodes.
    public var peerLearning: Bool
    /// Whether the outer loss weighs step t by discount^t, which makes it the gradient of the discounted return. The
    /// paper's advantage does not; `unbiased` always does.
    public var carriesDiscount = false
    /// Whether the mean of the other trajectories' advantages at the same step is taken from each: less noise, the same
    /// expectation. The paper's advantage is left as it is.
    public var centersAdvantage = false

    /// Whether values in the advantages of the outer loss are fitted to the meta-agent's own play at each joint policy, as
    /// the baseline of an inner update is, instead of the critic's. A critic sees neither the persona nor the joint policy,
    /// so that its values are off by as much as these differ.
    public var fitsValues = false

    /// Settings of Meta-MAPG unless they say otherwise.
    /// - Parameters:
    ///   - trajectories: K, at least 1.
    ///   - horizon: T, at least 1.
    ///   - chainLength: L, at least 1.
    ///   - discount: Per step, in 0...1.
    ///   - gaeLambda: In 0...1.
    ///   - entropyWeight: Of the entropy at joint policy 0.
    ///   - peerRate: Inner rate of every peer.
    ///   - estimator: How outer weights are put; `exact` is for `ExactChain`, and the same as `pathwise` here.
    ///   - ownLearning: Whether the own-learning term counts.
    ///   - peerLearning: Whether the peer-learning term counts.
    public init(
        trajectories: Int, horizon: Int, chainLength: Int, discount: Double = 0.96, gaeLambda: Double = 0.95,
        entropyWeight: Double = 0, peerRate: Double = 1, estimator: Estimator = .paper, ownLearning: Bool = true,
        peerLearning: Bool = true
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
    public var secondOrder = SecondOrder.dice

    /// Lambda of the traces with which later rewards count in that second derivative, where it is `baselined`: 1 for all of
    /// them, which is exact, 0 for the error that the baseline makes in the step itself. Shorter traces have less noise and
    /// are exact where the baseline is the value of what is seen.
    public var secondOrderLambda = 1.0

    /// Largest norm of the adjoint of an agent's parameters on the way back through the chain; what is longer is scaled
    /// down. Infinite for the exact gradient.
    ///
    /// Where an inner update is long, its curvature can multiply an adjoint a thousandfold, step after step; what is
    /// left after clipping is then noise of the last joint policies. A limit keeps the terms of earlier ones in sight.
    public var adjointLimit = Double.infinity

    /// Largest ratio of that norm to the root of the sum of the squared outer weights (see `OuterRule`) of this joint
    /// policy and those above. Infinite for the exact gradient.
    ///
    /// A limit without a unit: in chains whose advantages are small, because all trajectories go alike, the adjoint that
    /// they are stretched to is small as well, where a limit of its own would let it grow to the length of all others.
    public var adjointGain = Double.infinity

    /// What the meta-agent models its peers as; nil if it sees their parameters (docs/method.md, section 5).
    public var opponentModel: PolicyKind?
    /// Inner rate of these models.
    public var modelRate = 1.0

    /// Activations of one recurrent agent that stay in memory, in bytes; those of the other joint policies, the first
    /// ones, are computed again on the way back, to the same numbers. The paper's chain in single precision would need
    /// 79 MB to keep all.
    public var keptBytes = 40_000_000

    /// How outer weights are put, from the estimator; a look-ahead sets its own.
    var outerRule: OuterRule

    /// K x T, steps played at each joint policy.
    public var steps: Int { trajectories * horizon }
}
