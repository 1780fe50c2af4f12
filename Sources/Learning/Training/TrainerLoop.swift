import Foundation

/// The training thread: the one owner of runs, workers and what changes in them.
final class TrainerLoop: @unchecked Sendable {
    // Everything here belongs to the training thread from `work` on; before and after, to the trainer's owner.
    private let options: Trainer.Options
    private let mailbox: TrainerMailbox
    private let interrupt: Interrupt
    private let pool: WorkerPool
    private var runs: [RunConfiguration: Run]
    private var run: Run
    private var runners: Runners
    private var watching: WatchedChain
    private var mode: Mode
    private var snapshot: TrainerSnapshot
    /// Phases done of the unfinished meta-update.
    private var phasesDone = 0
    /// Not before this time does the next meta-update start.
    private var nextStart = Date.distantPast
    private var reported = Reported()
    private var isStopped = false

    enum Mode {
        case idle
        case running
        case updates(Int)
        case phases(Int)
    }

    /// When events of a kind that could come often were last posted.
    private struct Reported {
        var validation = Date.distantPast
        var clipping = Date.distantPast
        var metrics: String?
    }

    init(
        _ configuration: RunConfiguration, _ options: Trainer.Options, _ mailbox: TrainerMailbox,
        _ interrupt: Interrupt, _ snapshot: TrainerSnapshot
    ) throws {
        self.options = options
        self.mailbox = mailbox
        self.interrupt = interrupt
        self.snapshot = snapshot
        pool = WorkerPool(threads: options.threads, niceness: options.niceness)
        run = Run(configuration, metrics: try MetricsSpool(path: nil))
        runs = [configuration: run]
        runners = Runners(configuration, count: options.threads)
        watching = WatchedChain(configuration)
        mode = options.startsPaused ? .idle : .running
    }

    /// Trains and obeys until told to stop.
    func work() {
        WorkerPool.lowerPriority(by: options.niceness)
        mailbox.post(.run, "started \(run.configuration.name)")
        snapshot.state = options.startsPaused ? .paused : .running
        showChain(force: true)
        while !isStopped {
            interrupt.clear()
            for command in mailbox.takeCommands(until: deadline) { apply(command) }
            if !isStopped { proceed() }
        }
        mailbox.end()
    }

    /// Every run that made a meta-update, the current one last.
    func finishedRuns() -> [FinishedRun] {
        let others = runs.values.filter { $0 !== run }.sorted { $0.configuration.name < $1.configuration.name }
        return (others + [run]).filter { $0.update > 0 }.map(\.finished)
    }

    /// The current run's. Not for other threads while this one works.
    var configuration: RunConfiguration { run.configuration }

    /// Until when commands are waited for; nil for ever.
    private var deadline: Date? {
        switch mode {
        case .idle: nil
        case .running: nextStart
        case .updates, .phases: .distantPast
        }
    }

    private func proceed() {
        switch mode {
        case .idle:
            return
        case .running:
            if Date() >= nextStart { advanceUpdate() }
        case .updates(let count):
            guard advanceUpdate() else { return }
            settle(count == 1 ? .idle : .updates(count - 1))
        case .phases(let count):
            guard advancePhase() else { return }
            settle(count == 1 ? .idle : .phases(count - 1))
        }
    }

    /// Goes over to a mode, unless training has just ended by itself.
    private func settle(_ next: Mode) {
        switch snapshot.state {
        case .done, .failed: mode = .idle
        default: enter(next)
        }
    }

    private func enter(_ next: Mode) {
        mode = next
        switch next {
        case .idle: snapshot.state = .paused
        case .running: snapshot.state = .running
        case .updates(let count), .phases(let count): snapshot.state = .stepping(remaining: count)
        }
        publish()
    }

    private func apply(_ command: TrainerCommand) {
        switch command {
        case .pause: if canRun { enter(.idle) }
        case .resume: if canRun { enter(.running) }
        case .stepUpdates(let count): if canRun && count > 0 { enter(.updates(count)) }
        case .stepPhases(let count): if canRun && count > 0 { enter(.phases(count)) }
        case .switchRun(let request): switchRun(request)
        case .watch(let watched):
            snapshot.watched = watched
            showChain(force: true)
        case .throttle(let limit):
            snapshot.throttle = limit
            nextStart = .distantPast
            publish()
        case .stop: isStopped = true
        }
    }

    /// Whether this run can make another meta-update.
    private var canRun: Bool {
        switch snapshot.state {
        case .done, .failed: false
        default: true
        }
    }

    /// Makes one meta-update; false if it was interrupted or failed.
    @discardableResult
    private func advanceUpdate() -> Bool {
        let started = Date()
        let before = run.parameters
        do {
            guard let sample = try run.advance(pool, runners, interrupt) else { return false }
            phasesDone = 0
            mailbox.post(sample)
            report(sample)
            if let limit = snapshot.throttle { nextStart = started + 1 / limit }
            if let target = options.targetUpdates, run.update >= target {
                snapshot.state = .done
                mode = .idle
                mailbox.post(.run, "done: \(run.update) meta-updates of \(run.configuration.name)")
            }
            showChain(before: before, force: mode.isStepping || snapshot.state == .done)
            return true
        } catch {
            snapshot.state = .failed(error.description)
            mode = .idle
            mailbox.post(.error, error.description)
            publish()
            return false
        }
    }

    /// Goes one phase on. What a phase computes follows from the parameters alone; so only the watched chain is played
    /// phase by phase, and all chains together when the meta-update is reached.
    private func advancePhase() -> Bool {
        let phases = Phase.sequence(chainLength: run.configuration.chainLength)
        if phases[phasesDone] == .metaUpdate { return advanceUpdate() }
        phasesDone += 1
        showChain(force: true)
        return true
    }

    /// Keeps this run and goes on with another, where it was left if it is known.
    private func switchRun(_ request: RunRequest) {
        do {
            let configuration = try request.resolved()
            if configuration == run.configuration { return }
            let known = runs[configuration]
            let next = try known ?? Run(configuration, metrics: MetricsSpool(path: nil))
            let kept = "\(run.configuration.name) kept at \(run.update)"
            runs[configuration] = next
            run = next
            runners = Runners(configuration, count: options.threads)
            watching = WatchedChain(configuration)
            mailbox.begin(configuration, samples: next.samples)
            let verb = known == nil ? "started" : "resumed"
            let place = known == nil ? "" : " at update \(next.update)"
            mailbox.post(.run, "\(verb) \(configuration.name)\(place); \(kept)")
            phasesDone = 0
            nextStart = .distantPast
            snapshot.trainingPersonas = configuration.personaCount(.train)
            if case .pinned = snapshot.watched { snapshot.watched = .pinned(index: 0) }
            if let target = options.targetUpdates, next.update >= target {
                snapshot.state = .done
                mode = .idle
            } else if !canRun {
                // The run before had ended; this one has not.
                snapshot.state = .running
                mode = .running
            }
            showChain(force: true)
        } catch {
            mailbox.post(.error, "\(error)")
            publish()
        }
    }

    /// Posts what a person should read of a sample, each kind at most once in a while.
    private func report(_ sample: UpdateSample) {
        let now = Date()
        if let validation = sample.validation, validation.isBest || now > reported.validation + 5 {
            reported.validation = now
            let best = run.best.map { " (best \($0.score.rounded(toPlaces: 3)) @\($0.update))" } ?? ""
            mailbox.post(
                .validation,
                "update \(sample.update): mean \(validation.score.rounded(toPlaces: 3)) on "
                    + "\(validation.personas) held-out peers\(best)")
        }
        if sample.clippedChains > 0 && now > reported.clipping + 30 {
            reported.clipping = now
            mailbox.post(
                .warning,
                "update \(sample.update): |g| \(sample.largestChainNorm.rounded(toPlaces: 1)) clipped to "
                    + "\(MetaParameters.clippingNorm) in \(sample.clippedChains) of \(run.configuration.chains) chains")
        }
        let problem = run.metrics.problem
        if problem != reported.metrics {
            reported.metrics = problem
            mailbox.post(
                problem == nil ? .info : .warning,
                problem.map { "metrics wait in memory: \($0)" } ?? "metrics are written again")
        }
    }

    /// Plays and publishes the watched chain as far as the phase done says.
    private func showChain(before: MetaParameters? = nil, force: Bool) {
        let phases = Phase.sequence(chainLength: run.configuration.chainLength)
        snapshot.phaseDone = phasesDone == 0 ? nil : phases[phasesDone - 1]
        if let shown = watching.play(
            run, snapshot.watched, before: before, until: snapshot.phaseDone, force: force)
        {
            snapshot.chain = shown.record
            snapshot.chainUpdate = shown.update
        }
        publish()
    }

    private func publish() {
        snapshot.update = run.update
        mailbox.publish(snapshot)
    }
}

extension TrainerLoop.Mode {
    fileprivate var isStepping: Bool {
        switch self {
        case .idle, .running: false
        case .updates, .phases: true
        }
    }
}

extension Double {
    /// With this many digits after the point.
    fileprivate func rounded(toPlaces places: Int) -> String { String(format: "%.\(places)f", self) }
}
