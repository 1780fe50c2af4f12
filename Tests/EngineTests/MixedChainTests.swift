import Engine
import EngineFixtures
import Games
import Kernels
import Platform
import Testing

/// Chains of agents whose policies are of different kinds and sizes: the meta-gradient against finite differences of the
/// loss that it is the gradient of, with everything that was sampled held fast. Source: docs/method.md, sections 2 and 3.
struct MixedChainTests {
    struct Case: Sendable, CustomTestStringConvertible {
        var name: String
        var game: any Playable
        var kinds: [PolicyKind]
        var peerLearning = true
        /// Inner rates and rate of the peers.
        var rate = 0.3
        var testDescription: String { name }
    }

    static var cases: [Case] {
        get throws {
            let three = try GameCatalogue.matrixGame("rps", players: 3)
            let drift = DriftGame(players: 3, size: 5, actions: 2)
            var cases = [
                Case(name: "table against network", game: TinyGame.dilemma, kinds: [.tabular, .lstm(hidden: 3)]),
                Case(
                    name: "table against network, own nodes", game: TinyGame.dilemma,
                    kinds: [.tabular, .lstm(hidden: 3)], peerLearning: false),
                Case(
                    name: "three networks", game: three,
                    kinds: [.lstm(hidden: 3), .lstm(hidden: 5), .lstm(hidden: 2)]),
                Case(
                    name: "network, table and network", game: three,
                    kinds: [.lstm(hidden: 3), .tabular, .lstm(hidden: 4)]),
                Case(
                    name: "three Gaussian networks", game: drift,
                    kinds: [.gaussian(hidden: 3), .gaussian(hidden: 5), .gaussian(hidden: 2)], rate: 0.02),
                Case(
                    name: "three Gaussian networks, own nodes", game: drift,
                    kinds: [.gaussian(hidden: 4), .gaussian(hidden: 3), .gaussian(hidden: 2)], peerLearning: false,
                    rate: 0.02),
            ]
            cases.append(
                Case(
                    name: "vectors seen, actions chosen", game: Game.ring,
                    kinds: [.lstm(hidden: 4), .lstm(hidden: 3)]))
            for network in NetworkClass.all {
                func kind(_ hidden: Int, _ head: HeadKind) -> PolicyKind {
                    PolicyKind(network, hidden: hidden, head: head)
                }
                cases.append(
                    Case(
                        name: "\(network.id) and table", game: TinyGame.dilemma,
                        kinds: [kind(3, .categorical), .tabular]))
                cases.append(
                    Case(
                        name: "\(network.id) against networks", game: three,
                        kinds: [kind(4, .categorical), .lstm(hidden: 3), kind(2, .categorical)]))
                cases.append(
                    Case(
                        name: "Gaussian \(network.id)", game: drift,
                        kinds: [kind(3, .gaussian), kind(2, .gaussian), .gaussian(hidden: 4)], rate: 0.02))
            }
            cases.append(
                Case(
                    name: "HalfCheetah", game: Game.cheetah, kinds: [.gaussian(hidden: 4), .gaussian(hidden: 3)],
                    rate: 0.02))
            return cases
        }
    }

    /// A chain of two inner updates with random parameters, played by the engine.
    private func sampled(_ test: Case) -> RecordedChain {
        var settings = ChainSettings(
            trajectories: 3, horizon: 4, chainLength: 2, discount: 0.9, gaeLambda: 0.95, entropyWeight: 0.2,
            peerRate: test.rate, estimator: .paper, ownLearning: true, peerLearning: test.peerLearning)
        settings.baselineRidge = 0.1
        var numbers = TestNumbers(7)
        let sizes = (test.game.observationSpace.size, test.game.actionSpace.size)
        let parameters = test.kinds.map {
            numbers.reals($0.parameterCount(observations: sizes.0, outputs: sizes.1), in: -0.6...0.6)
        }
        let critic = numbers.reals(
            test.kinds[0].critic.parameterCount(observations: sizes.0, outputs: 1), in: -0.6...0.6)
        return RecordedChain(
            game: test.game, settings: settings, kinds: test.kinds, parameters: parameters, critic: critic,
            innerRates: [test.rate, 0.7 * test.rate], actions: []
        ).sampled(seed: 11)
    }

    @Test(arguments: try cases)
    func `meta-gradients are those of the sampled loss`(test: Case) {
        let chain = sampled(test)
        let computed = chain.compute(.double)
        let loss = SampledLoss(chain, computed)
        var numbers = TestNumbers(8)
        for _ in 0..<3 {
            let direction = numbers.reals(chain.parameters[0].count)
            let slope = finiteDifferences([0.0]) { step in
                loss.value(zip(chain.parameters[0], direction).map { $0 + step[0] * $1 }, chain.innerRates)
            }[0]
            let expected = zip(computed.gradient.policy, direction).reduce(0) { $0 + $1.0 * $1.1 }
            #expect(abs(slope - expected) < 1e-6 * abs(expected), "\(slope) instead of \(expected)")
        }
        let rates = finiteDifferences(chain.innerRates) { loss.value(chain.parameters[0], $0) }
        #expect(worstError(computed.gradient.innerRates, rates) < 1e-6)
        let sum = computed.terms.reduce(into: chain.parameters[0].map { _ in 0.0 }) { sum, term in
            for i in sum.indices { sum[i] += term.policy[i] }
        }
        let parts = test.peerLearning ? sum : zip(sum, computed.terms[2].policy).map { $0 - $1 }
        #expect(worstError(parts, computed.gradient.policy) < 1e-12)
    }

    @Test(arguments: try cases)
    func `computing activations again and single precision change nothing more than rounding`(test: Case) {
        let chain = sampled(test)
        var forgetful = chain
        forgetful.settings.keptBytes = 0
        let (double, again) = (chain.compute(.double), forgetful.compute(.double))
        #expect(double.gradient == again.gradient)
        #expect(double.criticGradient == again.criticGradient)
        let float = chain.compute(.float)
        #expect(relativeError(float.gradient.policy, double.gradient.policy) < 1e-3)
        #expect(relativeError(float.criticGradient, double.criticGradient) < 1e-3)
    }
}
