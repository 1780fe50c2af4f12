import Engine
import Foundation
import Platform
import Scales
import Threads

/// The training thread: the one owner of runs, workers and what changes in them.
final class TrainerLoop: @unchecked Sendable {
    // Everything here belongs to the training thread from `work` on; before and after, to the trainer's owner.
    let options: Trainer.Options
    let mailbox: TrainerMailbox
    private let interrupt: Interrupt
    let pool: WorkerPool
    /// Where runs are kept; nil for memory alone.
    let home: (any RunSource)?
    /// Every run of this session, the current one among them.
    var runs: [RunConfiguration: Run]
    /// Of those the ones that were trained last, by what was asked for.
    var latest: [RunConfiguration: Run]
    /// Those in whose place others like them were begun.
    var retired: [Run] = []
    var run: Run
    var crew: ChainCrew
    var watching: WatchedChain
    var mode: Mode
    var snapshot: TrainerSnapshot
    /// Phases done of the unfinished meta-update.
    var phasesDone = 0
    /// Not before this time does the next meta-update start.
    var nextStart = -Double.infinity
    /// What the disk is waited for.
    var disk: DiskWait
    /// What training did before it had to wait for the disk; nil if it is not to go on by itself.
    var heldMode: Mode?
    private var reported = Reported()
    private var isStopped = false
    /// Whether training failed for want of those who compute with us, which says nothing of the run.
    private(set) var isLost = false

    enum Mode {
        case idle
        case running
        case updates(Int)
        case phases(Int)
    }

    /// When events of a kind that could come often were last posted.
    private struct Reported {
        var validation = -Double.infinity
        var clipping = -Double.infinity
    }

    init(
        _ first: OpenRun, _ home: (any RunSource)?, _ options: Trainer.Options, _ mailbox: TrainerMailbox,
        _ interrupt: Interrupt, _ snapshot: TrainerSnapshot
    ) throws(ThreadError) {
        self.options = options
        self.mailbox = mailbox
        self.interrupt = interrupt
        self.snapshot = snapshot
        self.home = home
        disk = DiskWait(every: options.diskRetry)
        pool = try WorkerPool(threads: options.threads, niceness: options.niceness)
        run = Run(first)
        runs = [first.configuration: run]
        latest = [first.configuration.withoutOrigin: run]
        crew = ChainCrew(first.configuration, on: pool)
        watching = WatchedChain(first.configuration)
        mode = options.startsPaused ? .idle : .running
        listen(to: run)
    }

    /// Trains and obeys until told to stop.
    func work() {
        ThreadPriority.lower(by: options.niceness)
        let name = run.configuration.name
        if run.isResumed {
            let place = run.recorder.map { " from \($0.folder)" } ?? ""
            post(.run, "resumed \(name) at update \(run.update)\(place)")
        } else {
            post(.run, "started \(name)")
        }
        if let problem = run.problem { post(.error, "this run is not saved: \(problem)") }
        snapshot.state = options.startsPaused ? .paused : .running
        if let target = options.targetUpdates, run.update >= target {
            snapshot.state = .done
            mode = .idle
        } else if options.startsPaused {
            note(run, isHeld: true)
        }
        showChain(force: true)
        while !isStopped {
            interrupt.clear()
            for command in mailbox.takeCommands(until: deadline) { apply(command) }
            watchDisk()
            if !isStopped { proceed() }
        }
        mailbox.end()
    }

    /// Tells the watcher and records an event of the current run.
    func post(_ kind: TrainingEvent.Kind, _ text: String) {
        let event = TrainingEvent(time: Date().timeIntervalSince1970, kind: kind, text: text)
        mailbox.post(event)
        run.recorder?.append(event, update: run.update)
    }

    /// Records whether a run is paused, for those who follow it.
    func note(_ run: Run, isHeld: Bool) {
        guard run.isHeld != isHeld else { return }
        run.isHeld = isHeld
        run.recorder?.append(
            TrainingEvent(
                time: Date().timeIntervalSince1970, kind: isHeld ? .hold : .go,
                text: "\(isHeld ? "paused" : "goes on") at update \(run.update)"),
            update: run.update)
    }

    /// Until when commands are waited for; nil for ever.
    private var deadline: Double? {
        switch mode {
        case .idle: disk.nextTry
        case .running: nextStart
        case .updates, .phases: -.infinity
        }
    }

    private func proceed() {
        switch mode {
        case .idle:
            return
        case .running:
            if Monotonic.now >= nextStart { advanceUpdate() }
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

    func enter(_ next: Mode) {
        mode = next
        switch next {
        case .idle:
            snapshot.state = .paused
            note(run, isHeld: true)
            run.recorder?.checkpoint()
        case .running:
            snapshot.state = .running
            note(run, isHeld: false)
        case .updates(let count), .phases(let count): snapshot.state = .stepping(remaining: count)
        }
        publish()
    }

    private func apply(_ command: TrainerCommand) {
        switch command {
        case .pause:
            stopWaitingForDisk()
            if canRun { enter(.idle) }
        case .resume: if canRun && isDiskReady(for: .running) { enter(.running) }
        case .stepUpdates(let count):
            if canRun && count > 0 && isDiskReady(for: .updates(count)) { enter(.updates(count)) }
        case .stepPhases(let count):
            if canRun && count > 0 && isDiskReady(for: .phases(count)) { enter(.phases(count)) }
        case .switchRun(let request): switchRun(request)
        case .restart(let request): restart(request)
        case .branch(let request): branch(request)
        case .watch(let watched):
            snapshot.watched = watched
            showChain(force: true)
        case .throttle(let limit):
            snapshot.throttle = limit
            nextStart = -.infinity
            publish()
        case .stop: isStopped = true
        }
    }

    /// Whether this run can make another meta-update.
    var canRun: Bool {
        switch snapshot.state {
        case .done, .failed: false
        default: true
        }
    }

    /// Makes one meta-update; false if it was interrupted or failed.
    @discardableResult
    private func advanceUpdate() -> Bool {
        let started = Monotonic.now
        let before = run.parameters
        do {
            guard let sample = try run.advance(crew, options.sharing, interrupt) else { return false }
            phasesDone = 0
            mailbox.post(sample)
            report(sample)
            if let limit = snapshot.throttle { nextStart = started + 1 / limit }
            if let target = options.targetUpdates, run.update >= target {
                snapshot.state = .done
                mode = .idle
                post(.run, "done: \(run.update) meta-updates of \(run.configuration.name)")
                run.recorder?.checkpoint()
            }
            showChain(before: before, force: mode.isStepping || snapshot.state == .done)
            return true
        } catch {
            snapshot.state = .failed(error.description)
            isLost = !error.isFinal
            mode = .idle
            post(.error, error.description)
            run.recorder?.checkpoint()
            publish()
            return false
        }
    }

    /// Goes one phase on. What a phase computes follows from the parameters alone; so only the watched chain is played
    /// phase by phase, and all chains together when the meta-update is reached.
    private func advancePhase() -> Bool {
        let phases = Subject.run(run.configuration).phases
        if phases[phasesDone] == .metaUpdate { return advanceUpdate() }
        phasesDone += 1
        showChain(force: true)
        return true
    }

    /// Posts what a person should read of a sample, each kind at most once in a while.
    private func report(_ sample: UpdateSample) {
        let now = Monotonic.now
        if let validation = sample.validation, validation.isBest || now > reported.validation + 5 {
            reported.validation = now
            let digits = run.configuration.rewardDigits
            let best = run.best.map { " (best \(digits.text($0.score, atLeast: 3)) @\($0.update))" } ?? ""
            post(
                .validation,
                "update \(sample.update): mean \(digits.text(validation.score, atLeast: 3)) on "
                    + "\(validation.personas) held-out peers\(best)")
        }
        // The run has recorded it.
        if let event = run.wayBack { mailbox.post(event) }
        if let omission = sample.omission {
            post(.warning, omission)
        } else if sample.clippedChains > 0 && now > reported.clipping + 30 {
            reported.clipping = now
            let clipped = Clipping.norm(
                sample.largestChainNorm, clippedTo: run.configuration.clip(update: sample.update - 1),
                power: run.configuration.clipPower)
            post(
                .warning,
                "update \(sample.update): |g| \(Numerals.fixed(sample.largestChainNorm, 1)) clipped to "
                    + "\(Numerals.fixed(clipped, 1)) in \(sample.clippedChains) of \(run.configuration.chains) chains"
            )
        }
    }

    /// Plays and publishes the watched chain as far as the phase done says.
    func showChain(before: MetaParameters? = nil, force: Bool) {
        let phases = Subject.run(run.configuration).phases
        snapshot.phaseDone = phasesDone == 0 ? nil : phases[phasesDone - 1]
        if let shown = watching.play(
            run.state, snapshot.watched, before: before, until: snapshot.phaseDone, force: force)
        {
            snapshot.chain = shown.record
            snapshot.chainUpdate = shown.update
            snapshot.phaseReport = shown.report
        }
        publish()
    }

    func publish() {
        snapshot.update = run.update
        snapshot.folder = run.recorder?.folder
        mailbox.keep(TrainedPolicy(run.configuration, run.state))
        mailbox.publish(snapshot)
    }
}

extension TrainerLoop.Mode {
    var isIdle: Bool {
        if case .idle = self { true } else { false }
    }

    fileprivate var isStepping: Bool {
        switch self {
        case .idle, .running: false
        case .updates, .phases: true
        }
    }
}
