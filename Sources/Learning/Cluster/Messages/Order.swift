import Training

/// What rank 0 tells all others at once.
package enum Order: Sendable {
    /// To leave.
    case end
    /// The run that chains will be of, as the text of a configuration file, and the threads of each rank, `[ranks]`.
    /// Answered by `Report.ready`.
    case configure(text: String, threads: [Int])
    /// To compute one's share of the `count` pieces of a job (`Share`). Answered by pieces and `Report.done`.
    case compute(serial: Int, count: Int, ChainJob)

    /// To do whole tasks with so many threads, `[ranks]`. Answered by `Report.free` of each thread, and by news and
    /// results.
    case perform(threads: [Int])

    package var bytes: [UInt8] {
        var writer = WireWriter()
        switch self {
        case .end: writer.write(0 as UInt8)
        case .configure(let text, let threads):
            writer.write(1 as UInt8)
            writer.write(text)
            writer.write(threads) { $0.write($1) }
        case .compute(let serial, let count, let job):
            writer.write(2 as UInt8)
            writer.write(serial)
            writer.write(count)
            writer.write(job)
        case .perform(let threads):
            writer.write(3 as UInt8)
            writer.write(threads) { $0.write($1) }
        }
        return writer.bytes
    }

    package init(_ bytes: [UInt8]) throws(WireReader.Garbled) {
        var reader = WireReader(bytes)
        switch try reader.byte() {
        case 0: self = .end
        case 1:
            self = .configure(
                text: try reader.text(),
                threads: try reader.array { (reader) throws(WireReader.Garbled) in try reader.int() })
        case 2: self = .compute(serial: try reader.int(), count: try reader.int(), try reader.job())
        case 3:
            self = .perform(threads: try reader.array { (reader) throws(WireReader.Garbled) in try reader.int() })
        default: throw WireReader.Garbled()
        }
        try reader.end()
    }
}
