import Training

/// What one rank tells another: rank 0, or by it.
package enum Report: Sendable {
    /// What a rank is, once it is there.
    case hello(RankNature)
    /// Whether chains of the run can be played here: a problem as the end of a sentence, or nil; and by which version of
    /// which library bodies are moved, if there are any.
    case ready(problem: String?, physics: String?)
    /// One piece of job `serial`.
    case piece(serial: Int, number: Int, ChainPiece)
    /// The end of the share of job `serial`; nothing of it follows.
    case done(serial: Int)
    /// From rank 0: what job `serial` gives is not wanted any longer.
    case cancel(serial: Int)
    /// A thread has nothing to do. Answered by `task` or `rest`.
    case free
    /// From rank 0: to do a task.
    case task(number: Int, [UInt8])
    /// What there is to tell of a task under way.
    case news(number: Int, [UInt8])
    /// How a task ended.
    case result(number: Int, [UInt8])
    /// From rank 0: to end tasks that are under way soon.
    case stop
    /// From rank 0: there is nothing left to do.
    case rest
    /// This rank was asked to end, by a signal.
    case wish

    package var bytes: [UInt8] {
        var writer = WireWriter()
        switch self {
        case .hello(let nature):
            writer.write(0 as UInt8)
            writer.write(nature.host)
            writer.write(nature.version)
            writer.write(nature.kernels)
            writer.write(nature.threads)
        case .ready(let problem, let physics):
            writer.write(1 as UInt8)
            writer.write(problem) { $0.write($1) }
            writer.write(physics) { $0.write($1) }
        case .piece(let serial, let number, let piece):
            writer.write(2 as UInt8)
            writer.write(serial)
            writer.write(number)
            writer.write(piece)
        case .done(let serial):
            writer.write(3 as UInt8)
            writer.write(serial)
        case .cancel(let serial):
            writer.write(4 as UInt8)
            writer.write(serial)
        case .free: writer.write(5 as UInt8)
        case .task(let number, let bytes): writer.write(6 as UInt8, number, bytes)
        case .news(let number, let bytes): writer.write(7 as UInt8, number, bytes)
        case .result(let number, let bytes): writer.write(8 as UInt8, number, bytes)
        case .stop: writer.write(9 as UInt8)
        case .rest: writer.write(10 as UInt8)
        case .wish: writer.write(11 as UInt8)
        }
        return writer.bytes
    }

    package init(_ bytes: [UInt8]) throws(WireReader.Garbled) {
        var reader = WireReader(bytes)
        switch try reader.byte() {
        case 0:
            self = .hello(
                RankNature(
                    host: try reader.text(), version: try reader.text(), kernels: try reader.text(),
                    threads: try reader.int()))
        case 1:
            self = .ready(
                problem: try reader.optional { (reader) throws(WireReader.Garbled) in try reader.text() },
                physics: try reader.optional { (reader) throws(WireReader.Garbled) in try reader.text() })
        case 2: self = .piece(serial: try reader.int(), number: try reader.int(), try reader.piece())
        case 3: self = .done(serial: try reader.int())
        case 4: self = .cancel(serial: try reader.int())
        case 5: self = .free
        case 6: self = .task(number: try reader.int(), try reader.blob())
        case 7: self = .news(number: try reader.int(), try reader.blob())
        case 8: self = .result(number: try reader.int(), try reader.blob())
        case 9: self = .stop
        case 10: self = .rest
        case 11: self = .wish
        default: throw WireReader.Garbled()
        }
        try reader.end()
    }
}

extension WireWriter {
    fileprivate mutating func write(_ kind: UInt8, _ number: Int, _ bytes: [UInt8]) {
        write(kind)
        write(number)
        write(bytes)
    }
}

/// What a rank is.
package struct RankNature: Sendable, Hashable {
    /// Name of its machine.
    package var host: String
    /// Version of the program.
    package var version: String
    /// What its kernels are built for.
    package var kernels: String
    /// Threads that it computes with unless told otherwise.
    package var threads: Int

    package init(host: String, version: String, kernels: String, threads: Int) {
        self.host = host
        self.version = version
        self.kernels = kernels
        self.threads = threads
    }

    /// Whether its kernels round products before they add, as those of levels that cannot do both at once: digits of all
    /// others are the same.
    private var roundsProducts: Bool { ["portable", "x86-64", "x86-64-v2"].contains(kernels) }

    /// Why a rank of this nature would not give the digits of rank 0, as a sentence; nil if it would.
    package func difference(from leader: RankNature, rank: Int) -> String? {
        guard version == leader.version else {
            return
                "rank \(rank) on \(host) is metamapg \(version), rank 0 on \(leader.host) is \(leader.version); install the "
                + "same everywhere"
        }
        guard roundsProducts == leader.roundsProducts else {
            return
                "rank \(rank) on \(host) has kernels for \(kernels), rank 0 on \(leader.host) for \(leader.kernels), and "
                + "their digits differ; set METAMAPG_CPU to the lower of both for all ranks"
        }
        return nil
    }
}
