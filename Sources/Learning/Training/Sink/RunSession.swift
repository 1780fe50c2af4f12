/// One time that a process worked on a run.
package struct RunSession: Sendable, Hashable {
    /// Why a session ended.
    package enum End: String, Sendable, Hashable {
        /// The meta-updates asked for were made.
        case done
        /// Somebody ended it before.
        case stopped
        /// Training could not go on.
        case failed
    }

    /// When it began, in seconds since 1970.
    package var start: Double
    /// When it ended; nil if it goes on or broke off.
    package var end: Double?
    package var host: String
    /// Number of the process.
    package var pid: Int
    /// Version of the program.
    package var version: String
    /// Meta-updates after which the run is done; nil for no end.
    package var target: Int?
    /// Meta-updates done when it began.
    package var firstUpdate: Int
    /// Meta-updates done when it ended.
    package var lastUpdate: Int?
    package var reason: End?

    package init(
        start: Double, end: Double? = nil, host: String, pid: Int, version: String, target: Int? = nil,
        firstUpdate: Int, lastUpdate: Int? = nil, reason: End? = nil
    ) {
        self.start = start
        self.end = end
        self.host = host
        self.pid = pid
        self.version = version
        self.target = target
        self.firstUpdate = firstUpdate
        self.lastUpdate = lastUpdate
        self.reason = reason
    }
}

/// What a run is about to do.
package enum RunStatus: String, Sendable, Hashable, CaseIterable {
    /// A process is writing it.
    case running
    /// It has all the meta-updates asked for.
    case finished
    /// It can go on with `resume`.
    case interrupted
    /// Its gradient was not finite; it would end there again.
    case failed

    /// - Parameters:
    ///   - isWritten: Whether a process holds the run's lock. To be asked before the sessions are read, so that a run
    ///     that ends just now is not taken for one that broke off.
    ///   - last: Its last session.
    package init(isWritten: Bool, last: RunSession?) {
        switch (isWritten, last?.reason) {
        case (true, _): self = .running
        case (false, .done): self = .finished
        case (false, .failed): self = .failed
        case (false, .stopped), (false, nil): self = .interrupted
        }
    }
}

/// Something that happened to a run.
package struct RunEvent: Sendable, Hashable {
    /// Counts up.
    package var id: Int64
    /// Meta-updates done when it happened.
    package var update: Int
    package var event: TrainingEvent

    package init(id: Int64, update: Int, event: TrainingEvent) {
        self.id = id
        self.update = update
        self.event = event
    }
}

/// What there is to say about a saved run besides its configuration.
package struct RunInfo: Sendable, Hashable {
    package var status: RunStatus
    /// Process and host of the one who writes it now.
    package var writer: String?
    /// Meta-updates recorded.
    package var updates: Int
    /// The best validation so far.
    package var best: Best?
    /// When it was worked on last, in seconds since 1970.
    package var modified: Double
    /// In order; the last one may be under way.
    package var sessions: [RunSession]

    package init(
        status: RunStatus, writer: String? = nil, updates: Int, best: Best? = nil, modified: Double,
        sessions: [RunSession] = []
    ) {
        self.status = status
        self.writer = writer
        self.updates = updates
        self.best = best
        self.modified = modified
        self.sessions = sessions
    }

    /// A validation score.
    package struct Best: Sendable, Hashable {
        package var update: Int
        package var score: Double

        package init(update: Int, score: Double) {
            self.update = update
            self.score = score
        }
    }

    /// Version of the program that worked on it last.
    package var version: String? { sessions.last?.version }
    /// Meta-updates asked for; nil for no end.
    package var target: Int? { sessions.last?.target }
}
