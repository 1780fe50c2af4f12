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
        default: throw WireReader.Garbled()
        }
        try reader.end()
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

    /// Why a rank of this nature would not give the digits of rank 0, as a sentence; nil if it would.
    package func difference(from leader: RankNature, rank: Int) -> String? {
        guard version == leader.version else {
            return
                "rank \(rank) on \(host) is metamapg \(version), rank 0 on \(leader.host) is \(leader.version); install the "
                + "same everywhere"
        }
        guard kernels == leader.kernels else {
            return
                "rank \(rank) on \(host) has kernels for \(kernels), rank 0 on \(leader.host) for \(leader.kernels), and "
                + "their digits differ; set METAMAPG_CPU to the lower of both for all ranks"
        }
        return nil
    }
}
