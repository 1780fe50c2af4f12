import Engine
import Files
import Foundation
import Games
import Synchronization

/// One run: a configuration, the parameters it has learned so far and what it measured. Owned by one thread; its
/// numbers depend on the configuration alone.
final class Run {
    let configuration: RunConfiguration
    /// Where it stands.
    private(set) var state: RunState
    /// The latest samples, `OpenRun.sampleLimit` or a few more; what records the run has all of them.
    private(set) var samples: [UpdateSample]
    /// The curves of all that was measured before them.
    private(set) var earlier: History
    /// What records it; nil to keep nothing.
    let recorder: (any RunSink)?
    /// That the last meta-update ended with smaller steps, or with going back to the best policy, if it did.
    private(set) var wayBack: TrainingEvent?
    /// Whether it was there before this session.
    let isResumed: Bool
    /// Whether its record says that it is paused.
    var isHeld = false
    /// Why nothing is kept, if that was not wanted.
    let problem: RunFileError?

    init(_ open: OpenRun) {
        configuration = open.configuration
        state = open.state
        samples = open.samples
        earlier = open.earlier
        recorder = open.recorder
        isResumed = open.isResumed
        problem = open.problem
    }

    var parameters: MetaParameters { state.parameters }
    /// Meta-updates done.
    var update: Int { state.update }
    /// The parameters with the best validation score.
    var best: BestPolicy? { state.best }

    /// Makes one meta-update.
    ///
    /// Either all of it happens or nothing: an interrupted update leaves the run as it was, and doing it again gives
    /// the same numbers.
    /// - Parameters:
    ///   - crew: Threads of this process for this run's configuration.
    ///   - sharing: Who plays chains, they alone or others as well.
    ///   - interrupt: Ends it soon.
    /// - Returns: What it measured; nil if interrupted.
    /// - Throws: `RunError`; the run stands where it stood.
    func advance(_ crew: ChainCrew, _ sharing: any ChainSharing, _ interrupt: Interrupt) throws(RunError)
        -> UpdateSample?
    {
        let job = MetaUpdate(parameters, number: update, crew, sharing, interrupt)
        guard let outcome = try job.chains() else { return nil }
        var next = parameters
        let order = ChainKey(seed: configuration.seed, stream: .projection, update: update, chain: 0)
        let report = next.descend(
            outcome.gradients(aversion: configuration.riskAversion(update: update)),
            clip: configuration.clip(update: update), clipPower: configuration.clipPower,
            projection: configuration.projectsConflicts ? order : nil, whitening: configuration.whitening,
            sharesSquares: configuration.sharesSquares,
            factor: configuration.outerFactor(update: update) * state.returnFactor)
        next.advanceAverage(weight: configuration.averaging, update: update + 1)
        guard report.isFinite, next.policy.allSatisfy(\.isFinite) else {
            throw .diverged(update: update + 1)
        }
        var sample = outcome.sample(report, innerRates: next.innerRates)
        sample.time = SampleTime(Date().timeIntervalSince1970)
        var isBest = false
        var error = 0.0
        if configuration.validateEvery > 0 && (update + 1) % configuration.validateEvery == 0 {
            guard let validation = try job.validate(next.averaged) else { return nil }
            sample.failures += validation.problems
            if let score = validation.score {
                isBest = score > best?.score ?? -.infinity
                error = validation.error
                sample.validation = .init(score: score, personas: validation.personas, isBest: isBest)
            }
        }
        commit(sample, next, isBest: isBest, error: error)
        var turn: RunState.Return?
        if sample.validation != nil, configuration.returnAfter > 0 {
            // No more than a resumed run has too, so that both do the same.
            let recent = samples.suffix(
                min(configuration.returnAfter * configuration.validateEvery, OpenRun.sampleLimit))
            turn = state.returnIfDue(configuration, recent: recent.compactMap { $0.validation?.score })
        }
        recorder?.append(sample, outcome.chainScores, state)
        wayBack = nil
        if let turn, let best {
            let rates = "1/\(1 << min(state.returns.count, 62)) of the rates"
            let text =
                turn == .back
                ? "back to the best policy, of update \(best.update), at \(rates)"
                : "nothing better since update \(best.update): from here on \(rates)"
            let event = TrainingEvent(time: Date().timeIntervalSince1970, kind: .info, text: text)
            wayBack = event
            recorder?.append(event, update: update)
        }
        return sample
    }

    private func commit(_ sample: UpdateSample, _ next: MetaParameters, isBest: Bool, error: Double) {
        state.parameters = next
        state.update += 1
        if isBest, let score = sample.validation?.score {
            state.best = BestPolicy(update: state.update, score: score, error: error, parameters: next.averaged)
        }
        samples.append(sample)
        if samples.count > OpenRun.sampleLimit + OpenRun.sampleLimit / 4 {
            let excess = samples.count - OpenRun.sampleLimit
            for sample in samples.prefix(excess) { earlier.append(sample) }
            samples.removeFirst(excess)
        }
    }
}

/// Why a run cannot go on.
package enum RunError: Error, Sendable, Hashable, CustomStringConvertible {
    case diverged(update: Int)
    /// The game failed in half of the chains or more, for a reason that ends a sentence.
    case unplayable(update: Int, problem: String)
    /// The game failed with every persona of an evaluation.
    case unmeasurable(problem: String)
    /// Others who compute with us are gone, for a reason that is a sentence without its end. The run itself can go on.
    case lost(update: Int, problem: String)

    /// Whether another try would end in the same way.
    package var isFinal: Bool { if case .lost = self { false } else { true } }

    package var description: String {
        switch self {
        case .diverged(let update):
            "meta-update \(update) gave no finite gradient in half of its chains or more; the run stands at update \(update - 1). "
                + "Smaller rates may help: --inner-rate, --peer-rate, --outer-rate"
        case .lost(let update, let problem):
            "\(problem); the run stands at update \(update)"
        case .unmeasurable(let problem): "none of the personas could be played: \(problem)"
        case .unplayable(let update, let problem):
            "half of the chains of meta-update \(update) or more could not be played: \(problem); the run stands at update "
                + "\(update - 1)"
        }
    }
}

/// A wish to stop soon, seen at phase boundaries.
package final class Interrupt: Sendable {
    private let flag = Atomic<Bool>(false)

    package init() {}

    package var isRaised: Bool { flag.load(ordering: .relaxed) }
    package func raise() { flag.store(true, ordering: .relaxed) }
    func clear() { flag.store(false, ordering: .relaxed) }
}

/// The workers of one run, one for each thread of the pool.
final class Runners: @unchecked Sendable {
    // Worker numbers of calls that overlap differ (`WorkerPool.forEach`), so each runner has one user at a time.
    private let runners: [ChainRunner]

    init(_ configuration: RunConfiguration, count: Int, isForGradients: Bool = true) {
        runners = (0..<count).map { _ in ChainRunner(configuration, isForGradients: isForGradients) }
    }

    subscript(worker: Int) -> ChainRunner { runners[worker] }
}
