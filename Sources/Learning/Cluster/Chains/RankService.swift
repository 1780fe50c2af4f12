import Engine
import Games
import Synchronization
import Threads
import Training

/// A rank other than 0: does what rank 0 says until it may leave.
package final class RankService {
    private let ranks: Ranks
    private let nature: RankNature
    private let configuration: (String) throws -> RunConfiguration
    private let helper: Helper
    private var pool: WorkerPool?
    private var crew: ChainCrew?
    /// How work is shared out, as rank 0 said.
    private var share = Share(threads: [1])

    /// - Parameters:
    ///   - ranks: All of them; this is not rank 0.
    ///   - nature: What this one is.
    ///   - configuration: Reads what `Leader` wrote, and checks whether it can be played here.
    /// - Throws: `ThreadError`.
    package init(_ ranks: Ranks, nature: RankNature, configuration: @escaping (String) throws -> RunConfiguration)
        throws(ThreadError)
    {
        self.ranks = ranks
        self.nature = nature
        self.configuration = configuration
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
            }
        }
    }

    private func send(_ report: Report) throws(ClusterError) { try ranks.send(report.bytes, to: 0) }

    /// Makes ready for the chains of a run.
    private func configure(_ text: String, _ threads: [Int]) -> Report {
        do {
            let configuration = try configuration(text)
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
            let pool =
                if let pool, pool.threads == count { pool } else { try WorkerPool(threads: count, niceness: 0) }
            self.pool = pool
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
        helper.begin { crew.compute(job, numbers, interrupt) { results.append($0, $1) } }
        defer {
            // Nothing may go on that nobody waits for.
            interrupt.raise()
            var patience = Patience()
            while helper.isBusy { ranks.rest(&patience) }
        }
        var patience = Patience()
        while true {
            // In this order: what is done before the end is seen then.
            let isBusy = helper.isBusy
            let done = results.take()
            for (number, piece) in done where !interrupt.isRaised {
                try send(.piece(serial: serial, number: number, piece))
            }
            if let (_, bytes) = try ranks.look() {
                guard case .cancel(let cancelled)? = try? Report(bytes) else {
                    throw ClusterError("a message of rank 0 is garbled")
                }
                // One that came too late for the job before says nothing of this one.
                if cancelled == serial { interrupt.raise() }
            }
            if !isBusy { break }
            if done.isEmpty { ranks.rest(&patience) } else { patience.renew() }
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
