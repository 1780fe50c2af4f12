import Engine
import EngineFixtures
import Kernels
import RunFixtures
import Testing
import Training

/// Models of peers that the meta-agent fits to their actions. Source: docs/method.md, section 5.
struct OpponentModelTests {
    /// A sampled chain of the tiny dilemma, with or without models of the peer.
    private func chain(_ model: PolicyKind?, trajectories: Int, meta: PolicyKind = .tabular) -> RecordedChain {
        var settings = TinyGame.settings(
            trajectories: trajectories, horizon: 8, chainLength: 2, discount: 0.95, estimator: .paper)
        let metaParameters: [Double]
        let critic: [Double]
        if meta == .tabular {
            metaParameters = TinyGame.logits[0]
            critic = TinyGame.critic
        } else {
            var numbers = TestNumbers(5)
            metaParameters = numbers.reals(meta.parameterCount(observations: 5, outputs: 2)).map {
                0.3 * $0
            }
            critic = numbers.reals(meta.parameterCount(observations: 5, outputs: 1)).map { 0.1 * $0 }
        }
        let plain = RecordedChain(
            game: TinyGame.dilemma, settings: settings, kinds: [meta, .tabular],
            parameters: [metaParameters, TinyGame.logits[1]], critic: critic, innerRates: [0.3, 0.3], actions: []
        ).sampled(seed: 3)
        settings.opponentModel = model
        settings.modelRate = model == .tabular ? settings.peerRate : 0.1
        var result = plain
        result.settings = settings
        return result
    }

    @Test func `a table fitted to actions has their frequencies where it saw them, and stays elsewhere`() {
        let policy = TabularPolicy<Double>(observationCount: 3, actionCount: 2, trajectories: 4, horizon: 5)
        let parameters = Buffer<Double>([0.5, -0.5, 0, 0, 1, 2])
        policy.load(parameters)
        let before = policy.probabilities()
        let seen = SpaceBuffer<Double>(.choices(3), steps: 5, trajectories: 4)
        let done = SpaceBuffer<Double>(.choices(2), steps: 5, trajectories: 4)
        for step in 0..<5 {
            for (k, values) in [(0, 0), (0, 0), (1, step % 2), (1, 1)].enumerated() {
                seen.indices[step * 4 + k] = UInt16(values.0)
                done.indices[step * 4 + k] = UInt16(values.1)
            }
            policy.record(step: step, observations: seen, actions: done)
        }
        let likelihood = policy.logLikelihood()
        policy.fit(into: parameters)
        let after = policy.probabilities()
        // Ten actions seen of each of two observations, and one that counts as seen before.
        #expect(abs(after[0] - (10 + before[0]) / 11) < 1e-12)
        #expect(abs(after[2] - (3 + before[2]) / 11) < 1e-12)
        #expect(after[4...5] == before[4...5])
        #expect(policy.logLikelihood() > likelihood)
    }

    @Test(arguments: PolicyClass.allCases.map { $0.kind(hidden: 9, actions: .choices(2)) })
    func `the more trajectories, the closer a model`(kind: PolicyKind) {
        let few = chain(kind, trajectories: 4).compute(.double).modelErrors
        let many = chain(kind, trajectories: 400).compute(.double).modelErrors
        #expect(few.count == 3 && many.allSatisfy { $0.count == 1 })
        let bound = kind == .tabular ? 0.005 : 0.05
        #expect(many.allSatisfy { $0[0] >= 0 && $0[0] < bound }, "\(many)")
        #expect(few.reduce(0) { $0 + $1[0] } > many.reduce(0) { $0 + $1[0] }, "\(few) \(many)")
    }

    @Test(arguments: [PolicyKind.tabular, .lstm(hidden: 7)])
    func `the meta-gradient through good models is that through the peers`(meta: PolicyKind) {
        var errors: [Double] = []
        for trajectories in [16, 6_000] {
            let seen = chain(nil, trajectories: trajectories, meta: meta).compute(.double)
            let modelled = chain(.tabular, trajectories: trajectories, meta: meta).compute(.double)
            #expect(seen.modelErrors == [[], [], []])
            errors.append(relativeError(modelled.gradient.policy, seen.gradient.policy))
            // What does not pass through the peers is the same to the last digit.
            #expect(modelled.parameters == seen.parameters && modelled.advantages == seen.advantages)
            #expect(modelled.criticGradient == seen.criticGradient)
        }
        #expect(errors[1] < 0.05 && errors[1] < errors[0], "\(errors)")
    }

    @Test func `single precision models as double does`() {
        let chain = chain(.tabular, trajectories: 64)
        let (double, float) = (chain.compute(.double), chain.compute(.float))
        #expect(relativeError(float.gradient.policy, double.gradient.policy) < 1e-3)
    }

    @Test(arguments: PolicyClass.allCases.map(\.rawValue))
    func `a run with models reports their error and does not depend on threads`(model: String) throws {
        let request = smallRequest {
            $0.overrides.opponentModel = model
            $0.overrides.hidden = 5
        }
        let runs = try [1, 3].map { threads in
            let training = try HeadlessTraining(try request.resolved(), threads: threads)
            return try (0..<3).map { _ in try #require(try training.advance()) }
        }
        #expect(runs[0] == runs[1])
        let areModelled = runs[0].allSatisfy { ($0.modelError ?? -1) > 0 }
        #expect(areModelled)
    }

    @Test(arguments: [
        ("gaussian", "meta-mapg", "paper", "no opponent model"), ("tabular", "meta-pg", "paper", "peer-learning"),
        ("tabular", "reinforce", "paper", "peer-learning"), ("tabular", "meta-mapg", "unbiased", "paper or pathwise"),
    ])
    func `models that make no sense are refused`(model: String, algorithm: String, estimator: String, reason: String) {
        var request = RequestTests.request {
            $0.opponentModel = model
            $0.estimator = estimator
        }
        request.algorithm = algorithm
        let refusal = RequestTests.refusal(request)
        #expect(refusal?.contains(reason) == true, "\(refusal ?? "accepted")")
    }
}
