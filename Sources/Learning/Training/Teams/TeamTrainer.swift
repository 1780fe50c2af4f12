import Files
import Foundation
import Games
import Platform
import Threads

/// Pretrains a team in the background for somebody who watches: iterations look like meta-updates. Pausing and stepping
/// change no number.
package final class TeamTrainer: TrainerControl, @unchecked Sendable {
    // The training thread alone uses these after `start`.
    private let training: TeamTraining
    private let target: Int
    private let factor: Double
    private let save: (Team) throws(RunFileError) -> Void
    private let thread: PreparedThread
    /// What the disk is waited for.
    private var disk: DiskWait
    /// What training did before it had to wait for the disk.
    private var heldMode = Mode.idle
    private let retriesDisk: Bool
    private var mode = Mode.running
    private var snapshot: TrainerSnapshot
    private var isStopped = false
    private var nextStart = -Double.infinity
    private let mailbox: TrainerMailbox

    private enum Mode: Equatable {
        case idle
        case running
        case iterations(Int)
    }

    /// - Parameters:
    ///   - training: The team; nobody else may use it.
    ///   - game: What it plays.
    ///   - threads: Threads that compute.
    ///   - folder: Where it is kept.
    ///   - diskRetry: Seconds after which a disk that could not be written is tried again; nil to wait for a `resume` or
    ///     step.
    ///   - save: Writes what was learned; called after every iteration.
    ///   - onNews: Called from the training thread whenever `takeFeed` has something new.
    /// - Throws: `ThreadError`.
    package init(
        _ training: TeamTraining, playing game: Game, threads: Int, folder: String,
        diskRetry: Double? = nil, save: @escaping (Team) throws(RunFileError) -> Void,
        onNews: @escaping @Sendable () -> Void
    ) throws(ThreadError) {
        self.training = training
        self.save = save
        disk = DiskWait(every: diskRetry)
        retriesDisk = diskRetry != nil
        thread = try PreparedThread("pretraining", stackSize: 4 << 20)
        target = training.settings.iterations
        factor = game.rewardUnit.factor(horizon: training.settings.horizon)
        snapshot = TrainerSnapshot(
            state: .waiting, update: training.team.iteration, targetUpdates: target, watched: .training,
            trainingPersonas: 0, threads: threads, folder: folder)
        mailbox = TrainerMailbox(snapshot, onNews: onNews)
        let agents = training.team.parameters.count
        mailbox.begin(
            .team(training.settings, game),
            samples: training.team.meanRewards.enumerated().map { [factor] in
                TeamTrainer.sample($0 + 1, $1 * factor, agents: agents, norm: 0)
            })
    }

    /// Starts training on a thread of its own.
    package func start() { thread.start { [self] in work() } }

    package func send(_ command: TrainerCommand) { mailbox.send(command) }
    package func takeFeed() -> TrainerFeed { mailbox.takeFeed() }
    package var latestPolicy: TrainedPolicy? { nil }

    /// Stops after the iteration that is under way. Call once, after `start`.
    package func finish() {
        send(.stop)
        mailbox.waitForEnd()
    }

    private func work() {
        ThreadPriority.lower(by: 5)
        let count = training.team.iteration
        post(.run, count == 0 ? "a new team learns" : "the team goes on after \(count) iterations")
        settle(.running)
        while !isStopped {
            for command in mailbox.takeCommands(until: mode == .idle ? disk.nextTry : nextStart) { obey(command) }
            if !isStopped, disk.isDue { goOn(heldMode) }
            if !isStopped, mode != .idle, Monotonic.now >= nextStart { advance() }
        }
        mailbox.end()
    }

    private func obey(_ command: TrainerCommand) {
        switch command {
        case .pause:
            disk.stopTrying()
            if canRun { settle(.idle) }
        case .resume: if canRun { goOn(.running) }
        // An iteration has no phases that could be shown.
        case .stepUpdates(let count), .stepPhases(let count): if canRun && count > 0 { goOn(.iterations(count)) }
        case .throttle(let limit):
            snapshot.throttle = limit
            nextStart = -.infinity
            mailbox.publish(snapshot)
        case .watch, .switchRun, .restart, .branch: break
        case .stop: isStopped = true
        }
    }

    private var canRun: Bool {
        switch snapshot.state {
        case .done, .failed: false
        default: true
        }
    }

    private func settle(_ next: Mode) {
        mode = next
        switch next {
        case .idle: snapshot.state = .paused
        case .running: snapshot.state = .running
        case .iterations(let count): snapshot.state = .stepping(remaining: count)
        }
        if training.team.iteration >= target {
            mode = .idle
            snapshot.state = .done
        }
        mailbox.publish(snapshot)
    }

    private func advance() {
        if let limit = snapshot.throttle { nextStart = Monotonic.now + 1 / limit }
        do {
            let meanReward = try training.advance()
            snapshot.update = training.team.iteration
            snapshot.chain = training.record
            snapshot.chainUpdate = max(snapshot.update - 1, 0)
            var sample = TeamTrainer.sample(
                snapshot.update, meanReward * factor, agents: training.team.parameters.count,
                norm: training.gradientNorm)
            sample.time = SampleTime(Date().timeIntervalSince1970)
            mailbox.post(sample)
            if snapshot.update >= target { post(.run, "done: \(snapshot.update) iterations") }
            if case .iterations(let count) = mode { mode = count > 1 ? .iterations(count - 1) : .idle }
            do throws(RunFileError) {
                try save(training.team)
            } catch {
                return error.canPass ? wait(for: error, mode) : fail("\(error)")
            }
            settle(mode)
        } catch {
            fail("\(error)")
        }
    }

    private func fail(_ reason: String) {
        mode = .idle
        snapshot.state = .failed(reason)
        post(.error, reason)
        mailbox.publish(snapshot)
    }

    /// Goes over to a mode, once everything is written.
    private func goOn(_ next: Mode) {
        guard disk.problem != nil else { return settle(next) }
        switch disk.attempt({ () throws(RunFileError) in try save(training.team) }) {
        case .waits: heldMode = next
        case .refused(let problem): wait(for: problem, next)
        case .written:
            post(.info, "everything is written; training goes on")
            settle(next)
        }
    }

    private func wait(for problem: RunFileError, _ held: Mode) {
        disk.begin(problem)
        heldMode = held
        mode = .idle
        snapshot.state = .paused
        post(.error, "paused: \(retriesDisk ? "this program" : "Space") tries again: \(problem)")
        mailbox.publish(snapshot)
    }

    private func post(_ kind: TrainingEvent.Kind, _ text: String) {
        mailbox.post(TrainingEvent(time: Date().timeIntervalSince1970, kind: kind, text: text))
    }

    private static func sample(_ number: Int, _ score: Double, agents: Int, norm: Double) -> UpdateSample {
        UpdateSample(
            update: number, meanReward: Array(repeating: [score, score], count: agents), gradientNorm: norm,
            largestChainNorm: norm, clippedChains: norm > 10 ? 1 : 0, innerRates: [])
    }
}
