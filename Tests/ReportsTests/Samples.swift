import Training

/// Two meta-updates of two agents and a chain of one update: the first with all that can be measured, the second with
/// the least, and with numbers that formats find hard.
let samples = [
    UpdateSample(
        update: 1, meanReward: [[0.1, 0.5], [-0.25, 1e-7]], gradientNorm: 1.5, largestChainNorm: 2, clippedChains: 3,
        innerRates: [0.1], criticLoss: 0.75,
        validation: UpdateSample.Validation(score: 0.625, personas: 8, isBest: true),
        terms: GradientTerms(
            current: 1, own: 0.5, peer: 0.25, cosineCurrentOwn: -0.5, cosineCurrentPeer: 0, cosineOwnPeer: nil)),
    UpdateSample(
        update: 20, meanReward: [[0, -0.5], [.nan, 1.0 / 3]], gradientNorm: .infinity,
        largestChainNorm: .leastNonzeroMagnitude,
        clippedChains: 0, innerRates: [0.1 + 0.2]),
]
