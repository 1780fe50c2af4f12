import Engine
import EngineFixtures
import Testing

/// The outer update as a whole.
struct MetaParametersTests {
    static let parameters = MetaParameters(
        policy: [0.1, -0.2, 0.3], innerRates: [1, 0.5], critic: [0, 2], outerRate: 0.05, innerRateStep: 0.01,
        criticRate: 0.5)
    static let key = ChainKey(seed: 9, stream: .projection, update: 3, chain: 0)

    /// Chains whose gradients do not conflict.
    static let chains = [
        ChainGradient(policy: [3, 4, 0], innerRates: [0.5, 0.5], critic: [1, 1]),
        ChainGradient(policy: [30, 40, 120], innerRates: [0, 30], critic: [0.5, 12]),
    ]

    @Test func `every group descends its own mean of clipped gradients`() {
        var parameters = Self.parameters
        let report = parameters.descend(Self.chains, projection: nil)
        let clipped = 10.0 / 130
        var policy = Self.parameters.policy
        var policyAdam = Adam(rate: 0.05, parameterCount: 3)
        policyAdam.descend(&policy, along: [(3 + 30 * clipped) / 2, (4 + 40 * clipped) / 2, 60 * clipped])
        var rates = Self.parameters.innerRates
        var ratesAdam = Adam(rate: 0.01, parameterCount: 2)
        ratesAdam.descend(&rates, along: [0.25, 5.25])
        let criticClip = 10 / (0.25 + 144.0).squareRoot()
        var critic = Self.parameters.critic
        var criticAdam = Adam(rate: 0.5, parameterCount: 2)
        criticAdam.descend(&critic, along: [(1 + 0.5 * criticClip) / 2, (1 + 12 * criticClip) / 2])
        #expect(worstError(parameters.policy, policy) < 1e-14)
        #expect(worstError(parameters.innerRates, rates) < 1e-14)
        #expect(worstError(parameters.critic, critic) < 1e-14)
        #expect(report.isFinite && report.clippedChains == 1)
        #expect(abs(report.largestChainNorm - 130) < 1e-12)
        let step = [(3 + 30 * clipped) / 2, (4 + 40 * clipped) / 2, 60 * clipped]
        #expect(abs(report.gradientNorm - step.dot(step).squareRoot()) < 1e-12)
    }

    @Test func `a bound of 0 clips nothing`() {
        var parameters = Self.parameters
        let report = parameters.descend(Self.chains, clip: 0, projection: nil)
        #expect(report.clippedChains == 0)
        // The mean of (3, 4, 0) and (30, 40, 120).
        #expect(abs(report.gradientNorm - (16.5 * 16.5 + 22 * 22 + 60 * 60.0).squareRoot()) < 1e-12)
    }

    @Test func `a power of a half leaves long gradients the root of their excess`() {
        var parameters = Self.parameters
        let report = parameters.descend(Self.chains, clip: 5.2, clipPower: 0.5, projection: nil)
        // (3, 4, 0) stays; (30, 40, 120), 25 times as long as the bound, is divided by 5.
        let step = [(3 + 6.0) / 2, (4 + 8.0) / 2, 24.0 / 2]
        #expect(report.clippedChains == 1 && report.largestChainNorm == 130)
        #expect(abs(report.gradientNorm - step.dot(step).squareRoot()) < 1e-12)
        let whole = parameters.descend(Self.chains, clip: 5.2, clipPower: 0, projection: nil)
        #expect(abs(whole.gradientNorm - (16.5 * 16.5 + 22 * 22 + 60 * 60.0).squareRoot()) < 1e-12)
    }

    @Test func `whitened gradients are those of each group, clipped`() {
        var parameters = Self.parameters
        let report = parameters.descend(Self.chains, clip: 5, projection: Self.key, whitening: 0.5)
        let clipped: [[Double]] = [[3, 4, 0], [30.0, 40, 120].map { $0 * 5 / 130 }]
        let step = Whitening.combine(clipped, share: 0.5)
        #expect(report.clippedChains == 1 && abs(report.gradientNorm - step.dot(step).squareRoot()) < 1e-14)
        var critic = Self.parameters.critic
        var adam = Adam(rate: 0.5, parameterCount: 2)
        let scale = 5 / (0.25 + 144.0).squareRoot()
        adam.descend(&critic, along: Whitening.combine([[1, 1], [0.5 * scale, 12 * scale]], share: 0.5))
        #expect(worstError(parameters.critic, critic) < 1e-14)
    }

    @Test func `conflicts are projected away on demand`() {
        let conflicting = [
            ChainGradient(policy: [1, 0, 0], innerRates: [0, 0], critic: [0, 0]),
            ChainGradient(policy: [-1, 1, 0], innerRates: [0, 0], critic: [0, 0]),
        ]
        var (projected, plain) = (Self.parameters, Self.parameters)
        let projectedReport = projected.descend(conflicting, projection: Self.key)
        let plainReport = plain.descend(conflicting, projection: nil)
        #expect(abs(projectedReport.gradientNorm - (0.0625 + 0.5625).squareRoot()) < 1e-14)
        #expect(plainReport.gradientNorm == 0.5)
        #expect(projected != plain)
    }

    /// Ways in which one chain can spoil a meta-update.
    static let spoiled = [Double.nan, .infinity, -.infinity, 1e200].flatMap { value in
        [
            ChainGradient(policy: [1, value, 0], innerRates: [0, 0], critic: [0, 0]),
            ChainGradient(policy: [1, 0, 0], innerRates: [value, 0], critic: [0, 0]),
            ChainGradient(policy: [1, 0, 0], innerRates: [0, 0], critic: [0, value]),
        ]
    }

    @Test(arguments: spoiled, [nil, key])
    func `a chain without a finite gradient is left out`(gradient: ChainGradient, projection: ChainKey?) {
        var (parameters, without) = (Self.parameters, Self.parameters)
        let report = parameters.descend(Self.chains + [gradient], projection: projection)
        let expected = without.descend(Self.chains, projection: projection)
        #expect(report.isFinite && report.omittedChains == 1 && report.largestChainNorm == .infinity)
        #expect(report.gradientNorm == expected.gradientNorm && expected.omittedChains == 0)
        #expect(parameters == without)
    }

    @Test(arguments: spoiled, [nil, key])
    func `half of the chains without finite gradients change nothing, optimisers included`(
        gradient: ChainGradient, projection: ChainKey?
    ) {
        var parameters = Self.parameters
        _ = parameters.descend(Self.chains, projection: projection)
        let before = parameters
        let report = parameters.descend(Self.chains + [gradient, gradient], projection: projection)
        #expect(!report.isFinite && report.omittedChains == 2)
        #expect(parameters == before)
        // And it is ready to go on.
        #expect(parameters.descend(Self.chains, projection: projection).isFinite)
        #expect(parameters != before)
        #expect((parameters.policy + parameters.innerRates + parameters.critic).allSatisfy { $0.isFinite })
    }

    @Test func `a factor multiplies every step`() {
        var halved = Self.parameters
        _ = halved.descend(Self.chains, projection: nil, factor: 0.5)
        var slower = MetaParameters(
            policy: Self.parameters.policy, innerRates: Self.parameters.innerRates, critic: Self.parameters.critic,
            outerRate: 0.025, innerRateStep: 0.005, criticRate: 0.25)
        _ = slower.descend(Self.chains, projection: nil)
        #expect(worstError(halved.policy, slower.policy) < 1e-16 && halved.policy != Self.parameters.policy)
        #expect(worstError(halved.innerRates, slower.innerRates) < 1e-16)
        #expect(worstError(halved.critic, slower.critic) < 1e-16)
    }

    @Test func `a mean follows what it is of`() throws {
        var parameters = Self.parameters
        parameters.advanceAverage(weight: 0, update: 1)
        #expect(parameters.average == nil && parameters.averaged == parameters)
        parameters.advanceAverage(weight: 0.9, update: 1)
        #expect(parameters.averaged.policy == parameters.policy)
        let first = parameters.policy
        _ = parameters.descend(Self.chains, projection: nil)
        let second = parameters.policy
        // The weight of the mean so far is (1 + 2) / (10 + 2).
        parameters.advanceAverage(weight: 0.9, update: 2)
        #expect(worstError(parameters.averaged.policy, zip(first, second).map { 0.25 * $0 + 0.75 * $1 }) < 1e-15)
        #expect(parameters.policy == second && parameters.averaged.critic == parameters.critic)
        parameters.average = .init(policy: first, innerRates: [0, 0])
        // From 80 on it is 0.9.
        parameters.advanceAverage(weight: 0.9, update: 80)
        #expect(worstError(parameters.averaged.policy, zip(first, second).map { 0.9 * $0 + 0.1 * $1 }) < 1e-15)
        #expect(worstError(parameters.averaged.innerRates, parameters.innerRates.map { 0.1 * $0 }) < 1e-15)
        #expect(parameters.averaged.average == nil)
    }

    @Test func `keys of different places share no random numbers`() {
        let places = [
            Self.key, ChainKey(seed: 10, stream: .projection, update: 3, chain: 0),
            ChainKey(seed: 9 + (1 << 32), stream: .projection, update: 3, chain: 0),
            ChainKey(seed: 9, stream: .training, update: 3, chain: 0),
            ChainKey(seed: 9, stream: .projection, update: 4, chain: 0),
            ChainKey(seed: 9, stream: .projection, update: 3, chain: 1),
            ChainKey(seed: 9, stream: .projection, update: 3, chain: -1),
        ]
        let generators =
            places.map { $0.philox() } + [
                Self.key.philox(jointPolicy: 1), Self.key.philox(simulated: 1), Self.key.philox(agent: 1),
            ]
        #expect(Set(generators).count == generators.count)
        #expect(Set(generators.map { $0.block(0) }).count == generators.count)
    }
}
