import Engine
import Games
import Threads

/// The chain that the panels show, played apart from training on buffers and random numbers of its own.
package struct WatchedChain {
    private let configuration: RunConfiguration
    private let runner: ChainRunner
    private var lastPlayed = -Double.infinity
    private var interval: Double = 0
    /// The walk back of the chain that was shown last, which does not change from phase to phase.
    private var walk: (update: Int, watched: WatchedPeer, report: PhaseReport)?

    /// Shortest time between two chains shown while training runs, in seconds.
    private static let shortestInterval = 0.1
    /// Share of the time that may go into chains that are only shown.
    private static let timeShare = 0.1

    package init(_ configuration: RunConfiguration) {
        self.configuration = configuration
        runner = ChainRunner(configuration, isForGradients: false)
    }

    /// Plays the watched chain from where a run stands; nil if the last one is recent enough and `force` does not ask
    /// for one.
    ///
    /// `before` holds the parameters before the latest meta-update, from which its chains started. Until a phase
    /// `until` of the unfinished meta-update only that much is played.
    package mutating func play(
        _ state: RunState, _ watched: WatchedPeer, before: MetaParameters?, until: Phase?, force: Bool
    ) -> (record: ChainRecord, update: Int, report: PhaseReport?)? {
        let started = Monotonic.now
        guard force || started > lastPlayed + interval else { return nil }
        let personas: [Persona]
        var key = ChainKey(seed: configuration.seed, stream: .watching, update: state.update, chain: 0)
        var parameters = state.parameters
        switch watched {
        case .training:
            key.stream = .training
            if let before, until == nil, state.update > 0 {
                key.update = state.update - 1
                parameters = before
            }
            personas = configuration.trainingPersonas(update: key.update, chain: 0)
        case .pinned(let index):
            key.chain = index
            personas = configuration.personas(.train, index: min(index, configuration.personaCount(.train) - 1))
        }
        _ = runner.play(parameters, against: personas, key: key, until: until)
        lastPlayed = Monotonic.now
        let cost = lastPlayed - started
        interval = max(WatchedChain.shortestInterval, cost / WatchedChain.timeShare)
        var found: PhaseReport?
        if let until, runner.problem == nil { found = report(until, key.update, watched) }
        return runner.record(personas: personas).map { ($0, key.update, found) }
    }

    /// What a phase computed in the chain played last.
    private mutating func report(_ phase: Phase, _ update: Int, _ watched: WatchedPeer) -> PhaseReport? {
        switch phase {
        case .rollout, .innerUpdate, .metaUpdate: return runner.report(phase)
        case .walkBack, .outerGradient:
            if let walk, walk.update == update, walk.watched == watched { return walk.report }
            let report = runner.report(phase)
            walk = report.map { (update, watched, $0) }
            return report
        }
    }
}
