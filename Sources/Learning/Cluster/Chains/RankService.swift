import Engine
import Games
import Synchronization
import Threads
import Training

/// A rank other than 0: does what rank 0 says until it may leave.
package final class RankService {
    /// Does what an order says and gives its result; `tell` sends news of it meanwhile.
    package typealias Task =
        @Sendable (_ order: [UInt8], _ stopper: HeadlessTraining.Stopper, _ tell: @Sendable ([UInt8]) -> Void) ->
        [UInt8]

    let ranks: Ranks
    private let nature: RankNature
    private let configuration: (String) throws -> RunConfiguration
    let task: Task
    /// Ends tasks.
    let stopper: HeadlessTraining.Stopper
    let helper: Helper
    private var pool: WorkerPool?
    private var crew: ChainCrew?
    private var hasWished = false
    /// How work is shared out, as rank 0 said.
    private var share = Share(threads: [1])

    /// - Parameters:
    ///   - ranks: All of them; this is not rank 0.
    ///   - nature: What this one is.
    ///   - stopper: Ends tasks.
    ///   - configuration: Reads what `Leader` wrote, and checks whether it can be played here.
    ///   - task: Does tasks of rank 0.
    /// - Throws: `ThreadError`.
    package init(
        _ ranks: Ranks, nature: RankNature, stopper: HeadlessTraining.Stopper,
        configuration: @escaping (String) throws -> RunConfiguration, task: @escaping Task
    ) throws(ThreadError) {
        self.ranks = ranks
        self.nature = nature
        self.stopper = stopper
        self.configuration = configuration
        self.task = task
        helper = try Helper()
    }

    /// Works until rank 0 ends it.
    /// - Throws: `ClusterError` if rank 0 is gone or cannot be understood.
    package func serve() throws(ClusterError) {
        try send(.hello(nature))
        while true {
            let bytes = try ranks.spread()
            guard let order = try? Order(bytes) else { throw ClusterError("an order of rank 0 is garbled") }
            switch order {
            case .end: return try ranks.leave()
            case .configure(let text, let threads): try send(configure(text, threads))
            case .compute(let serial, let count, let job):
                try compute(serial, share.pieces(of: ranks.rank, count: count), job)
            case .perform(let threads):
                guard threads.count == ranks.count else { throw ClusterError("rank 0 speaks of other ranks") }
                try perform(threads: threads[ranks.rank])
            }
        }
    }

    func send(_ report: Report) throws(ClusterError) { try ranks.send(report.bytes, to: 0) }

    /// Lets rank 0 know of a signal to this one, which ends nothing by itself: what ends everything is for rank 0 to save.
    func passOnWish() throws(ClusterError) {
        guard stopper.isStopped, !hasWished else { return }
        hasWished = true
        try send(.wish)
    }

    /// So many threads, those there were if possible.
    func pool(of count: Int) throws(ClusterError) -> WorkerPool {
        if let pool, pool.threads == count { return pool }
        do {
            let pool = try WorkerPool(threads: count, niceness: 0)
            self.pool = pool
            return pool
        } catch {
            throw ClusterError(error.description)
        }
    }

    /// Waits until what this rank computes is over.
    func awaitHelper() {
        while helper.isBusy { helper.wait(upTo: 1) }
    }

    /// Makes ready for the chains of a run.
    private func configure(_ text: String, _ threads: [Int]) -> Report {
        do {
            let configuration = try configuration(text)
            if let problem = configuration.game.unavailability { return .ready(problem: problem, physics: nil) }
            for persona in configuration.trainingPersonas(update: 0, chain: 0) {
                if case .missing(let problem) = persona.policy {
                    return .ready(problem: problem, physics: nil)
                }
            }
            guard threads.count == ranks.count, threads.allSatisfy({ $0 >= 1 }) else {
                return .ready(problem: "rank 0 speaks of other ranks", physics: nil)
            }
            share = Share(threads: threads)
            let count = threads[ranks.rank]
            let pool = try pool(of: count)
            // Room for one run at a time.
            crew = nil
            crew = ChainCrew(configuration, on: pool)
            return .ready(problem: nil, physics: configuration.game.physics?.title)
        } catch {
            return .ready(problem: "\(error)", physics: nil)
        }
    }

    /// Computes a share. Its pieces go to rank 0 as they are done; the thread that sends them computes nothing.
    private func compute(_ serial: Int, _ numbers: [Int], _ job: ChainJob) throws(ClusterError) {
        guard let crew else { throw ClusterError("rank 0 has not said which run it is") }
        let interrupt = Interrupt()
        let results = Results()
        helper.begin { [helper] in
            crew.compute(job, numbers, interrupt) {
                results.append($0, $1)
                helper.nudge()
            }
        }
        defer {
            // Nothing may go on that nobody waits for.
            interrupt.raise()
            awaitHelper()
        }
        while true {
            // In this order: what is done before the end is seen then.
            let isBusy = helper.isBusy
            let done = results.take()
            for (number, piece) in done where !interrupt.isRaised {
                try send(.piece(serial: serial, number: number, piece))
            }
            try passOnWish()
            if let (_, bytes) = try ranks.look() {
                guard case .cancel(let cancelled)? = try? Report(bytes) else {
                    throw ClusterError("a message of rank 0 is garbled")
                }
                // One that came too late for the job before says nothing of this one.
                if cancelled == serial { interrupt.raise() }
            }
            if !isBusy { break }
            if done.isEmpty { helper.wait(upTo: Helper.look) }
        }
        try send(.done(serial: serial))
    }

    /// Pieces that are done and not sent.
    private final class Results: Sendable {
        private let waiting = Mutex<[(Int, ChainPiece)]>([])

        func append(_ number: Int, _ piece: ChainPiece) { waiting.withLock { $0.append((number, piece)) } }

        func take() -> [(Int, ChainPiece)] {
            waiting.withLock { waiting in
                defer { waiting = [] }
                return waiting
            }
        }
    }
}
