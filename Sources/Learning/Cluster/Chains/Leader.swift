import Engine
import Threads
import Training

/// Rank 0: has the pieces of meta-updates computed by all ranks, itself among them.
package final class Leader: ChainSharing, @unchecked Sendable {
    // Calls never overlap, as `ChainSharing` and `Ranks` demand.
    private let ranks: Ranks
    private let text: @Sendable (RunConfiguration) -> String
    let helper: Helper
    /// What the ranks are, `[ranks]`.
    package private(set) var natures: [RankNature]
    /// Threads for each rank; nil for each rank's own.
    private var threads: Int?
    /// The run that others know.
    private var told: RunConfiguration?
    private var serial = 0
    /// Ranks whose share of the last job is not over.
    private var awaited: Set<Int> = []
    private var isBroken = false
    /// Whether an interrupt was raised here, because of an error, and not by who wants an end.
    private var raisesInterrupt = false
    /// A rank that was asked to end by a signal, and when that was known. Launchers send signals to all ranks: within so
    /// many seconds it is rank 0's own.
    private var wish: (rank: Int, time: Double)?
    private static let wishDelay = 0.25
    /// What messages have cost.
    package private(set) var figures = MessageFigures()

    /// Waits until every rank has said what it is.
    /// - Parameters:
    ///   - ranks: All of them; this is rank 0.
    ///   - own: What this one is.
    ///   - text: A configuration as others read it.
    /// - Throws: `ClusterError`, or `ThreadError`.
    package init(_ ranks: Ranks, own: RankNature, text: @escaping @Sendable (RunConfiguration) -> String) throws {
        precondition(ranks.rank == 0, "rank 0 leads")
        self.ranks = ranks
        self.text = text
        helper = try Helper()
        var natures = [0: own]
        while natures.count < ranks.count {
            let (from, bytes) = try ranks.wait()
            guard case .hello(let nature)? = try? Report(bytes) else {
                throw ClusterError("rank \(from) does not speak as this program does; install the same everywhere")
            }
            natures[from] = nature
        }
        self.natures = (0..<ranks.count).compactMap { natures[$0] }
    }

    /// How many ranks there are.
    package var count: Int { ranks.count }
    /// Name and version of MPI.
    package var title: String { ranks.title }

    /// Why ranks would not give the digits of one, as a sentence; nil if they will.
    package var difference: String? {
        natures.indices.lazy.compactMap { self.natures[$0].difference(from: self.natures[0], rank: $0) }.first
    }

    /// Threads that each rank computes with, `[ranks]`.
    var threadsByRank: [Int] { natures.map { threads ?? $0.threads } }

    /// Chooses how many threads each rank computes with; nil for each rank's own.
    package func use(threads: Int?) {
        if threads != self.threads { told = nil }
        self.threads = threads
    }

    /// Lets all ranks leave. Nothing may follow but the end of this process.
    /// - Parameter status: What it ends with, should others have to be ended by force.
    package func end(status: Int32) {
        do {
            guard !isBroken else { throw ClusterError("broken") }
            try drain()
            try ranks.spread(Order.end.bytes)
            try ranks.leave()
        } catch {
            ranks.abandon(status: status == 0 ? 1 : status)
        }
    }

    package func pieces(of job: ChainJob, count: Int, crew: ChainCrew, interrupt: Interrupt) throws(RunError)
        -> [ChainPiece]?
    {
        do {
            if interrupt.isRaised { return nil }
            return try ranks.heeding(interrupt) { () throws(ClusterError) in
                guard try drain(interrupt) else { return nil }
                try configure(crew.configuration)
                return try share(job, count, crew, interrupt)
            }
        } catch {
            // Whoever wants the end gets it, be the others gone or not.
            if isBroken, interrupt.isRaised, !raisesInterrupt { return nil }
            throw .lost(update: job.update, problem: "\(error)")
        }
    }

    /// Waits for the shares of a job that was interrupted, of which nothing counts; false if interrupted again.
    @discardableResult
    func drain(_ interrupt: Interrupt? = nil) throws(ClusterError) -> Bool {
        var patience = Patience()
        while !awaited.isEmpty {
            if interrupt?.isRaised == true { return false }
            if try !take(nil) { ranks.rest(&patience) }
        }
        return true
    }

    /// Tells the others which run it is, unless they know.
    private func configure(_ configuration: RunConfiguration) throws(ClusterError) {
        guard told != configuration else { return }
        told = nil
        try spread(.configure(text: text(configuration), threads: threadsByRank))
        var problem: String?
        for _ in 1..<ranks.count {
            let (from, bytes) = try guarded { () throws(ClusterError) in try ranks.wait() }
            guard case .ready(let reason, let physics)? = try? Report(bytes) else { throw garbled(from) }
            let host = natures[from].host
            let own = configuration.game.physics?.title
            if let reason {
                problem = "chains cannot be played by rank \(from) on \(host): \(reason)"
            } else if physics != own {
                problem =
                    "rank \(from) on \(host) moves bodies by \(physics ?? "nothing"), rank 0 by \(own ?? "nothing"), and "
                    + "their digits differ"
            }
        }
        if let problem { throw ClusterError(problem) }
        told = configuration
    }

    private func share(_ job: ChainJob, _ count: Int, _ crew: ChainCrew, _ interrupt: Interrupt) throws(ClusterError)
        -> [ChainPiece]?
    {
        serial += 1
        figures.jobs += 1
        let share = Share(threads: threadsByRank)
        try spread(.compute(serial: serial, count: count, job))
        awaited = Set(1..<ranks.count)
        let slots = Slots<ChainPiece>(count: count)
        let own = share.pieces(of: 0, count: count)
        helper.begin { crew.compute(job, own, interrupt) { slots[$0] = $1 } }
        do {
            try collect(slots, interrupt)
        } catch {
            // Nothing may go on that the caller does not know of.
            raisesInterrupt = !interrupt.isRaised
            interrupt.raise()
            if !isBroken { try? cancel() }
            awaitHelper()
            throw error
        }
        return interrupt.isRaised && !awaited.isEmpty ? nil : slots.complete
    }

    /// Takes in what others have computed until nothing is left to wait for, or until rank 0 itself has stopped after an
    /// interrupt.
    private func collect(_ slots: Slots<ChainPiece>, _ interrupt: Interrupt) throws(ClusterError) {
        var patience = Patience()
        var ownEnd: Double?
        var isCancelled = false
        while true {
            let isBusy = helper.isBusy
            if !isBusy {
                if ownEnd == nil {
                    ownEnd = Monotonic.now
                    patience.renew()
                }
                if awaited.isEmpty || interrupt.isRaised && isCancelled { break }
            }
            if interrupt.isRaised && !isCancelled {
                isCancelled = true
                try cancel()
            }
            if try take(slots) {
                patience.renew()
            } else if isBusy {
                helper.wait(upTo: Helper.look)
            } else {
                ranks.rest(&patience)
            }
            if let wish, !interrupt.isRaised, Monotonic.now > wish.time + Leader.wishDelay {
                throw ClusterError("rank \(wish.rank) on \(natures[wish.rank].host) was told to end")
            }
        }
        if let ownEnd { figures.waiting += Monotonic.now - ownEnd }
    }

    /// Tells others that the job is not wanted any longer.
    private func cancel() throws(ClusterError) {
        for rank in awaited { try send(.cancel(serial: serial), to: rank) }
    }

    /// Takes in a report if one has come, and says whether one had. Pieces go to `slots`, or nowhere.
    private func take(_ slots: Slots<ChainPiece>?) throws(ClusterError) -> Bool {
        let began = Monotonic.now
        guard let (from, bytes) = try look() else { return false }
        switch try? Report(bytes) {
        case .piece(serial, let number, let piece)?: slots?[number] = piece
        case .done(serial)?: awaited.remove(from)
        case .wish?: wish = (from, Monotonic.now)
        default: throw garbled(from)
        }
        figures.bytesIn += bytes.count
        figures.taking += Monotonic.now - began
        return true
    }

    /// The next report; nil if none has come.
    func look() throws(ClusterError) -> (from: Int, bytes: [UInt8])? {
        try guarded { () throws(ClusterError) in try ranks.look() }
    }

    func rest(_ patience: inout Patience) { ranks.rest(&patience) }

    /// Waits until what this rank computes is over.
    func awaitHelper() {
        while helper.isBusy { helper.wait(upTo: 1) }
    }

    func spread(_ order: Order) throws(ClusterError) {
        let began = Monotonic.now
        let bytes = order.bytes
        try guarded { () throws(ClusterError) in _ = try ranks.spread(bytes) }
        figures.bytesOut += bytes.count
        figures.spreading += Monotonic.now - began
    }

    func send(_ report: Report, to rank: Int) throws(ClusterError) {
        try guarded { () throws(ClusterError) in try ranks.send(report.bytes, to: rank) }
    }

    /// After an error nobody can be told anything any more.
    private func guarded<Value>(_ body: () throws(ClusterError) -> Value) throws(ClusterError) -> Value {
        do {
            return try body()
        } catch {
            isBroken = true
            throw error
        }
    }

    func garbled(_ from: Int) -> ClusterError {
        isBroken = true
        return ClusterError("a message of rank \(from) on \(natures[from].host) is garbled")
    }
}
