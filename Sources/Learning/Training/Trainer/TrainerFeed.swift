/// Everything new since a watcher last looked, in order: first a change of what is shown, then the curves
/// of what came before the samples, then samples, then the latest state.
package struct TrainerFeed: Sendable {
    /// Set when the trainer went over to something else since the last look, mostly another run; `history` and `samples`
    /// then hold all of its history.
    package var newSubject: Subject?
    /// The curves of all that was measured before `samples`, in the place of what the watcher has; nil if `samples` go on
    /// where it stands.
    package var history: History?
    /// Samples since the last look, or the latest of the new run.
    package var samples: [UpdateSample]
    /// Things that had happened before the watcher came, oldest first: no news.
    package var earlierEvents: [TrainingEvent]
    /// Things that happened, oldest first.
    package var events: [TrainingEvent]
    /// The state now.
    package var snapshot: TrainerSnapshot

    package init(
        newSubject: Subject? = nil, history: History? = nil, samples: [UpdateSample] = [],
        earlierEvents: [TrainingEvent] = [], events: [TrainingEvent] = [], snapshot: TrainerSnapshot
    ) {
        self.newSubject = newSubject
        self.history = history
        self.samples = samples
        self.earlierEvents = earlierEvents
        self.events = events
        self.snapshot = snapshot
    }
}

/// What the trainer is doing now. Immutable; newest only.
package struct TrainerSnapshot: Sendable, Hashable {
    package var state: TrainerState
    /// Meta-updates done in this run.
    package var update: Int
    /// Meta-updates asked for; nil for no end.
    package var targetUpdates: Int?
    /// The phase that ended last, inside the unfinished meta-update; nil at its start.
    package var phaseDone: Phase?
    /// What that phase computed in the watched chain; nil at the start of a meta-update.
    package var phaseReport: PhaseReport?
    /// Highest number of meta-updates per second allowed; nil for no limit.
    package var throttle: Double?
    /// Which chain is shown.
    package var watched: WatchedPeer
    /// Number of training personas, the range of `WatchedPeer.pinned`.
    package var trainingPersonas: Int
    /// The watched chain, as far as it was played; nil before the first.
    package var chain: ChainRecord?
    /// The meta-update (from 0) whose `phi_0` the watched chain started from.
    package var chainUpdate: Int
    /// Threads that train.
    package var threads: Int
    /// The run's folder; nil if it lives in memory alone.
    package var folder: String?

    package init(
        state: TrainerState, update: Int, targetUpdates: Int? = nil, phaseDone: Phase? = nil,
        phaseReport: PhaseReport? = nil, throttle: Double? = nil, watched: WatchedPeer = .pinned(index: 0),
        trainingPersonas: Int, chain: ChainRecord? = nil, chainUpdate: Int = 0, threads: Int = 1, folder: String? = nil
    ) {
        self.state = state
        self.update = update
        self.targetUpdates = targetUpdates
        self.phaseDone = phaseDone
        self.phaseReport = phaseReport
        self.throttle = throttle
        self.watched = watched
        self.trainingPersonas = trainingPersonas
        self.chain = chain
        self.chainUpdate = chainUpdate
        self.threads = threads
        self.folder = folder
    }
}

/// One line of the event list.
package struct TrainingEvent: Sendable, Hashable {
    package enum Kind: String, Sendable, Hashable, CaseIterable {
        /// A run began, was kept or resumed.
        case run = "RUN"
        /// A validation score.
        case validation = "VAL"
        /// What a key did.
        case key = "KEY"
        case info = "INFO"
        case warning = "WARN"
        case error = "ERR"
        /// Training of the run was paused, and may go on in this session.
        case hold = "HOLD"
        /// It goes on after a pause.
        case go = "GO"
    }

    /// Seconds since 1970.
    package var time: Double
    package var kind: Kind
    package var text: String

    package init(time: Double, kind: Kind, text: String) {
        self.time = time
        self.kind = kind
        self.text = text
    }
}

/// The side of the trainer that a watcher holds. Calls return at once and may come from any thread.
package protocol TrainerControl: AnyObject, Sendable {
    /// Asks for something; takes effect at the next phase boundary at the latest.
    func send(_ command: TrainerCommand)
    /// Takes everything new since the last call.
    func takeFeed() -> TrainerFeed
    /// What the run that is shown has learned so far; nil while that is not known.
    var latestPolicy: TrainedPolicy? { get }
}
