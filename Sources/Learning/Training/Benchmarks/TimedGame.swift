import Engine
import Games
import Kernels

/// A game whose environments measure how long they take: the share of a chain that is the game itself.
struct TimedGame: Playable {
    /// Seconds spent in environments. Belongs to one thread.
    final class Watch: @unchecked Sendable {
        fileprivate(set) var seconds = 0.0
    }

    private let game: any Playable
    private let watch: Watch

    init(_ game: any Playable, _ watch: Watch) {
        self.game = game
        self.watch = watch
    }

    var players: Int { game.players }
    var observationSpace: Space { game.observationSpace }
    var actionSpace: Space { game.actionSpace }
    var frameSize: Int { game.frameSize }

    func environment<Scalar: KernelScalar>(
        _ scalar: Scalar.Type, trajectories: Int, horizon: Int
    ) -> any Environment<Scalar> {
        TimedEnvironment(game.environment(scalar, trajectories: trajectories, horizon: horizon), watch)
    }
}

private final class TimedEnvironment<Scalar: KernelScalar>: Environment {
    private let inner: any Environment<Scalar>
    private let watch: TimedGame.Watch
    private let clock = ContinuousClock()

    init(_ inner: any Environment<Scalar>, _ watch: TimedGame.Watch) {
        self.inner = inner
        self.watch = watch
    }

    var problem: String? { inner.problem }

    func begin(_ play: Trajectories<Scalar>, random: Philox) { measure { inner.begin(play, random: random) } }
    func advance(_ play: Trajectories<Scalar>, step: Int) { measure { inner.advance(play, step: step) } }
    func finish(_ play: Trajectories<Scalar>) { measure { inner.finish(play) } }

    private func measure(_ work: () -> Void) { watch.seconds += clock.measure(work) / .seconds(1) }
}
