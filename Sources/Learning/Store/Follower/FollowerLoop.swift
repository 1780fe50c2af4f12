import Files
import Foundation
import Platform
import Synchronization
import Threads
import Training

/// The thread that looks at a run's folder now and then and passes on what is new.
final class FollowerLoop: @unchecked Sendable {
    // Everything here belongs to the following thread from `work` on, and before to the follower's owner.
    private let source: FollowedRun
    private let mailbox: TrainerMailbox
    private let player: ChainPlayer
    private let interval: Double
    private var snapshot: TrainerSnapshot
    /// What the folder looked like when all of it had been read; nil before.
    private var stamp: FollowedRun.Stamp?
    private var rereading: RereadSchedule
    /// The latest sample and event passed on.
    private var lastUpdate = 0
    private var lastEvent: Int64 = 0
    private var status: RunStatus?
    private var began: Beginning?
    /// The latest error that the run recorded.
    private var failure: String?
    /// When the run was paused last; nil if it has gone on since.
    private var held: Double?
    /// Where the watched chain starts from.
    private var state: RunState?
    /// Events that wait for the snapshot they belong to.
    private var events: [TrainingEvent] = []
    /// What went wrong last, so that it is said once.
    private var problem: String?
    /// What went wrong last if nobody could mend it by going on.
    let finalProblem = Mutex<RunFileError?>(nil)
    private var isStopped = false

    /// Tells a run from others that have its place at other times; a new file may have the number of one that is gone.
    private struct Beginning: Equatable {
        var time: Double
        var host: String
        var process: Int

        init(_ first: RunSession) { (time, host, process) = (first.start, first.host, first.pid) }
    }

    /// Added to the niceness of threads that follow, so that training on the same machine comes first.
    static let niceness: Int32 = 5
    /// Events shown of the time before.
    private static let earlierEvents = 2_000
    /// Share of the time that may go into copies of the database.
    private static let copyShare = 0.2

    init(_ source: FollowedRun, _ mailbox: TrainerMailbox, _ snapshot: TrainerSnapshot, interval: Double)
        throws(ThreadError)
    {
        self.source = source
        self.mailbox = mailbox
        self.snapshot = snapshot
        self.interval = interval
        rereading = RereadSchedule(interval: interval)
        player = try ChainPlayer { mailbox.nudge() }
    }

    /// Follows until told to stop.
    func work() {
        ThreadPriority.lower(by: FollowerLoop.niceness)
        player.start()
        while !isStopped {
            look()
            let pause = max(interval, source.cost / FollowerLoop.copyShare)
            for command in mailbox.takeCommands(until: Monotonic.now + pause) { apply(command) }
        }
        player.stop()
        mailbox.end()
    }

    private func apply(_ command: TrainerCommand) {
        switch command {
        case .watch(let watched):
            snapshot.watched = watched
            play(isUrgent: true)
            mailbox.publish(snapshot)
        case .stop: isStopped = true
        case .pause, .resume, .stepUpdates, .stepPhases, .switchRun, .restart, .branch, .throttle: break
        }
    }

    /// Passes on what is new, if anything may have changed at all.
    private func look() {
        // One that comes late may be of the run that was here before.
        if let shown = player.take(), shown.configuration == source.configuration {
            snapshot.chain = shown.record
            snapshot.chainUpdate = shown.update
            mailbox.publish(snapshot)
        }
        let now = source.stamp
        guard rereading.isDue(now != stamp, at: Monotonic.now) else { return }
        do throws(RunFileError) {
            guard now.database != nil else {
                throw RunFileError("\"\(source.files.folder)\" was deleted or moved; what was read of it stays here")
            }
            try read(now)
            stamp = now
        } catch {
            report(error, now)
        }
    }

    /// Reads everything after what has been passed on.
    private func read(_ now: FollowedRun.Stamp) throws(RunFileError) {
        let (agents, length) = (source.configuration.game.players, source.configuration.chainLength)
        let after = (update: lastUpdate, event: lastEvent)
        let news = try source.read { (database) throws(RunFileError) in
            let summary = try database.summary()
            // No more samples than a trainer keeps; of what came before them the curves, from the beginning on.
            let start = max(after.update, summary.updates - OpenRun.sampleLimit)
            return (
                summary: summary, sessions: try database.sessions(),
                history: start > after.update ? try database.history(until: start) : nil,
                samples: try database.samples(after: start, limit: nil, agents: agents, chainLength: length),
                events: try database.events(after: after.event)
            )
        }
        let beginning = news.sessions.first.map(Beginning.init)
        if began != nil && beginning != began {
            try beginAnew()
            return try read(now)
        }
        began = beginning
        let recorded = news.events.map(\.event)
        if stamp != nil { events += recorded }
        lastUpdate = max(lastUpdate, news.samples.last?.update ?? 0)
        lastEvent = news.events.last?.id ?? lastEvent
        snapshot.update = news.summary.updates
        snapshot.targetUpdates = news.sessions.last?.target
        failure = recorded.last { $0.kind == .error }?.text ?? failure
        for event in recorded {
            switch event.kind {
            case .hold: held = event.time
            case .go: held = nil
            case .run, .validation, .key, .info, .warning, .error: break
            }
        }
        // A pause ends with its session.
        if let time = held, time < news.sessions.last?.start ?? 0 { held = nil }
        enter(RunStatus(isWritten: now.writer != nil, last: news.sessions.last), now.writer)
        if now.checkpoint != stamp?.checkpoint || stamp == nil {
            do throws(RunFileError) {
                state = try source.state()
                if let state { mailbox.keep(TrainedPolicy(source.configuration, state)) }
                play(isUrgent: stamp == nil)
            } catch {
                // What was measured is worth showing without.
                post(.warning, "\(error)")
            }
        }
        if problem != nil { post(.info, "the run can be read again") }
        problem = nil
        finalProblem.withLock { $0 = nil }
        if let reason = source.takeCopyReason() {
            post(.info, "a private copy of the run's database is read: \(reason)")
        }
        mailbox.publish(
            snapshot, history: news.history, samples: news.samples,
            earlier: stamp == nil ? recorded.suffix(FollowerLoop.earlierEvents) : [], events: events)
        events = []
    }

    /// Shows what a run does, and says so when that is news.
    private func enter(_ next: RunStatus, _ writer: RunLock.Holder?) {
        let isReached = snapshot.targetUpdates.map { snapshot.update >= $0 } ?? false
        switch next {
        // A dashboard keeps a run that is done until somebody leaves it.
        case .running: snapshot.state = isReached ? .done : held == nil ? .running : .paused
        case .finished: snapshot.state = .done
        case .interrupted: snapshot.state = .interrupted
        case .failed: snapshot.state = .failed(failure ?? "its gradient was not finite")
        }
        guard next != status else { return }
        let name = source.configuration.name
        let place = "at update \(snapshot.update)"
        switch (status, next) {
        case (nil, .running): post(.run, "attached to \(name), which \(writer?.text ?? "a process") trains")
        case (nil, _): post(.run, "attached to \(name), which is \(next.rawValue) \(place)")
        case (_, .running): post(.run, "\(writer?.text ?? "a process") goes on with the run \(place)")
        case (_, .finished): post(.run, "the run is finished \(place)")
        case (_, .interrupted): post(.warning, "nobody trains the run any longer; it is interrupted \(place)")
        case (_, .failed): post(.warning, "the run has failed \(place)")
        }
        status = next
    }

    /// Another run has taken the place of the one that was followed.
    private func beginAnew() throws(RunFileError) {
        try source.reopen()
        (lastUpdate, lastEvent, status, failure, held, state, stamp, began) = (0, 0, nil, nil, nil, nil, nil, nil)
        snapshot.chain = nil
        snapshot.trainingPersonas = source.configuration.personaCount(.train)
        if case .pinned = snapshot.watched { snapshot.watched = .pinned(index: 0) }
        mailbox.begin(.run(source.configuration), samples: [])
        post(.warning, "another run has taken this one's place")
    }

    /// Says what went wrong, once; it is tried again. Where nobody writes the run, it is over for whoever waits for its
    /// end.
    private func report(_ error: RunFileError, _ now: FollowedRun.Stamp) {
        let isFinal = now.writer == nil && now.database != nil
        guard problem != error.description || isFinal != (finalProblem.withLock { $0 } != nil) else { return }
        if problem != error.description { post(.warning, "\(error)") }
        problem = error.description
        finalProblem.withLock { $0 = isFinal ? error : nil }
        if now.database == nil {
            (snapshot.state, status) = (.interrupted, .interrupted)
        } else if isFinal {
            (snapshot.state, status) = (.failed("\(error)"), .failed)
        }
        mailbox.publish(snapshot, samples: [], earlier: [], events: events)
        events = []
    }

    private func play(isUrgent: Bool) {
        guard let state else { return }
        player.play(source.configuration, state, snapshot.watched, isUrgent: isUrgent)
    }

    private func post(_ kind: TrainingEvent.Kind, _ text: String) {
        events.append(TrainingEvent(time: Date().timeIntervalSince1970, kind: kind, text: text))
    }
}
