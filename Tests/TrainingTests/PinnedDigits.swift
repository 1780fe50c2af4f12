import Engine
import Training

/// Every number of a run in one: FNV-1a over the bits of all that was measured and learned.
///
/// Source: Fowler, Noll, Vo, *The FNV non-cryptographic hash algorithm* (IETF draft).
struct PinnedDigits {
    private(set) var hash: UInt64 = 0xcbf2_9ce4_8422_2325

    mutating func add(_ value: Double) { hash = (hash ^ value.bitPattern) &* 0x100_0000_01b3 }
    mutating func add(_ values: [Double]) { values.forEach { add($0) } }
    /// What is missing counts, too.
    mutating func add(_ value: Double?) { value.map { add($0) } ?? add(-.infinity) }

    mutating func add(_ sample: UpdateSample) {
        sample.meanReward.forEach { add($0) }
        add([sample.gradientNorm, sample.largestChainNorm, Double(sample.clippedChains)])
        add(sample.innerRates)
        for value in [
            sample.criticLoss, sample.modelError, sample.validation?.score, sample.terms?.current, sample.terms?.own,
            sample.terms?.peer, sample.terms?.cosineOwnPeer,
        ] { add(value) }
    }

    mutating func add(_ parameters: MetaParameters) {
        add(parameters.policy)
        add(parameters.innerRates)
        add(parameters.critic)
    }
}

/// Some digits of a short run, as they were when the test was written.
struct Pin: Sendable {
    /// Of everything; see `PinnedDigits`.
    var hash: UInt64
    /// The meta-agent's mean reward and the norm of the policy gradient in the last meta-update.
    var score: Double
    var norm: Double
}
