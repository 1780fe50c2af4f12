import Engine
import EngineFixtures
import Games
import Kernels
import Synchronization
import Testing

/// What becomes of rollouts in a game that can fail.
struct FailingGameTests {
    /// A drifting game that fails in some of its rollouts, counted from 0.
    private struct Flaky: Playable {
        let drift = DriftGame(players: 2, size: 3, actions: 2)
        let rollouts = Counter()
        let fails: @Sendable (Int) -> Bool

        var players: Int { drift.players }
        var observationSpace: Space { drift.observationSpace }
        var actionSpace: Space { drift.actionSpace }

        func environment<Scalar: KernelScalar>(
            _ scalar: Scalar.Type, trajectories: Int, horizon: Int
        ) -> any Environment<Scalar> {
            FlakyEnvironment(self, drift.environment(scalar, trajectories: trajectories, horizon: horizon))
        }
    }

    private final class Counter: Sendable {
        private let next = Mutex(0)
        var value: Int { next.withLock { $0 } }
        func take() -> Int {
            next.withLock {
                $0 += 1
                return $0 - 1
            }
        }
    }

    private final class FlakyEnvironment<Scalar: KernelScalar>: Environment {
        let game: Flaky
        let inner: any Environment<Scalar>
        var problem: String?

        init(_ game: Flaky, _ inner: any Environment<Scalar>) {
            self.game = game
            self.inner = inner
        }

        func begin(_ play: Trajectories<Scalar>, random: Philox) {
            problem = game.fails(game.rollouts.take()) ? "it fell" : nil
            inner.begin(play, random: random)
        }

        func advance(_ play: Trajectories<Scalar>, step: Int) { inner.advance(play, step: step) }
        func finish(_ play: Trajectories<Scalar>) { inner.finish(play) }
    }

    private func sampled(_ game: any Playable) -> RecordedChain {
        let settings = ChainSettings(
            trajectories: 3, horizon: 4, chainLength: 1, discount: 0.9, gaeLambda: 0.95, entropyWeight: 0,
            peerRate: 0.01, estimator: .paper, ownLearning: true, peerLearning: true)
        var numbers = TestNumbers(2)
        let kind = PolicyKind.gaussian(hidden: 2)
        func parameters(_ kind: PolicyKind, _ outputs: Int) -> [Double] {
            numbers.reals(kind.parameterCount(observations: 3, outputs: outputs), in: -0.5...0.5)
        }
        return RecordedChain(
            game: game, settings: settings, kinds: [kind, kind],
            parameters: [parameters(kind, 2), parameters(kind, 2)], critic: parameters(kind.critic, 1),
            innerRates: [0.01], actions: []
        ).sampled(seed: 1)
    }

    @Test func `a rollout that failed is played again with other numbers`() {
        let smooth = Flaky { _ in false }
        let once = Flaky { $0 == 0 }
        let (expected, redrawn) = (sampled(smooth), sampled(once))
        #expect(smooth.rollouts.value == 2)
        #expect(once.rollouts.value == 3)
        #expect(redrawn.actions[0] != expected.actions[0])
        #expect(redrawn.answers?[0] != expected.answers?[0])
        #expect(sampled(Flaky { $0 == 0 }).actions == redrawn.actions)
    }

    @Test func `what fails every time is reported once it is recorded`() {
        let never = Flaky { _ in true }
        var chain = sampled(never)
        #expect(never.rollouts.value == 8)
        chain.answers = nil
        #expect(chain.compute(.double).problem == "it fell")
    }
}
