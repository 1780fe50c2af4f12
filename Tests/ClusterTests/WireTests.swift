import Cluster
import Engine
import TestTools
import Testing
import Training

/// Messages as bytes: every digit arrives, and what is no message is refused.
struct WireTests {
    private static let hard = [
        0, -0.0, 1.0 / 3, -Double.leastNonzeroMagnitude, .greatestFiniteMagnitude, .infinity, -.infinity,
        Double(bitPattern: 0x7FF8_0000_DEAD_BEEF),
    ]

    private static let job = ChainJob(
        .gradients(hasTerms: true, laterReturns: [[1, 2], []]), update: 7, policy: hard, innerRates: [0.1], critic: [])

    private static let yield = ChainYield(
        gradient: ChainGradient(policy: hard, innerRates: [0.5, -0.5], critic: [3]),
        meanReward: [[1, -1], [0.25, 2]],
        criticLoss: 1e-7, modelError: nil, terms: [[1, 2], nil, []])

    /// One of each kind.
    private static let orders: [[UInt8]] = [
        Order.end, .configure(text: "game: rps\n", threads: [1, 2]), .compute(serial: 3, count: 64, job),
        .compute(serial: 4, count: 2, ChainJob(.returns, update: 0, policy: [1], innerRates: [], critic: [2])),
        .compute(serial: 5, count: 1, ChainJob(.scores, update: 1, policy: [], innerRates: [], critic: [])),
        .perform(threads: [3, 1, 2]),
    ].map(\.bytes)

    private static let reports: [[UInt8]] = [
        Report.hello(RankNature(host: "node7", version: "1.0", kernels: "native", threads: 4)),
        .ready(problem: nil, physics: "MuJoCo 2.2.2"), .ready(problem: "it is dark", physics: nil),
        .piece(serial: 1, number: 2, .gradient(yield)), .piece(serial: 1, number: 0, .failed("it fell")),
        .piece(serial: 1, number: 0, .returns(hard)), .piece(serial: 1, number: 0, .score(-0.0)), .done(serial: 9),
        .cancel(serial: 8), .free, .task(number: 4, [1, 2, 3]), .news(number: 4, []), .result(number: 4, [0]), .stop,
        .rest,
    ].map(\.bytes)

    @Test func `numbers and texts have the bytes that are agreed on`() {
        var writer = WireWriter()
        writer.write(true)
        writer.write(-2)
        writer.write(1.5)
        writer.write("ü")
        writer.write([0.25])
        #expect(
            writer.bytes == [1]
                + [0xFE, 0xFF, 0xFF, 0xFF, 0xFF, 0xFF, 0xFF, 0xFF] + [0, 0, 0, 0, 0, 0, 0xF8, 0x3F]
                + [2, 0, 0, 0, 0, 0, 0, 0, 0xC3, 0xBC]
                + [1, 0, 0, 0, 0, 0, 0, 0] + [0, 0, 0, 0, 0, 0, 0xD0, 0x3F])
    }

    @Test func `every bit of a number arrives`() throws {
        var writer = WireWriter()
        writer.write(Self.hard)
        for value in Self.hard { writer.write(value) }
        var reader = WireReader(writer.bytes)
        let bits = Self.hard.map(\.bitPattern)
        #expect(try reader.doubles().map(\.bitPattern) == bits)
        for bit in bits { #expect(try reader.double().bitPattern == bit) }
        try reader.end()
    }

    @Test func `what was sent is what is read`() throws {
        for bytes in Self.orders { #expect(try Order(bytes).bytes == bytes) }
        for bytes in Self.reports { #expect(try Report(bytes).bytes == bytes) }
        guard case .compute(3, 64, let job) = try Order(Self.orders[2]) else {
            Issue.record("another order")
            return
        }
        #expect(job.policy.map(\.bitPattern) == Self.hard.map(\.bitPattern))
        #expect(job.work == Self.job.work && job.update == 7 && job.innerRates == [0.1] && job.critic.isEmpty)
        guard case .piece(1, 2, .gradient(let yield)) = try Report(Self.reports[3]) else {
            Issue.record("another report")
            return
        }
        #expect(yield.meanReward == Self.yield.meanReward && yield.terms == Self.yield.terms)
        #expect(yield.criticLoss == 1e-7 && yield.modelError == nil && yield.gradient.critic == [3])
    }

    @Test func `a message of another length is refused`() {
        for bytes in Self.orders {
            for count in bytes.indices {
                #expect(throws: WireReader.Garbled.self) { try Order(Array(bytes[..<count])) }
            }
            #expect(throws: WireReader.Garbled.self) { try Order(bytes + [0]) }
        }
        for bytes in Self.reports {
            for count in bytes.indices {
                #expect(throws: WireReader.Garbled.self) { try Report(Array(bytes[..<count])) }
            }
            #expect(throws: WireReader.Garbled.self) { try Report(bytes + [0]) }
        }
    }

    @Test func `counts that cannot be are refused before there is memory for them`() {
        for count in [Int.max, Int.max / 8 + 1, -1, 2] {
            var writer = WireWriter()
            writer.write(count)
            writer.write(0.5)
            #expect(throws: WireReader.Garbled.self) {
                var reader = WireReader(writer.bytes)
                _ = try reader.doubles()
            }
        }
        var writer = WireWriter()
        writer.write(Int.max)
        #expect(throws: WireReader.Garbled.self) {
            var reader = WireReader(writer.bytes)
            _ = try reader.array { (reader) throws(WireReader.Garbled) in try reader.byte() }
        }
    }

    @Test func `damaged messages end nothing`() {
        var mutator = Mutator(seed: Fuzzing.seed)
        for _ in 0..<Fuzzing.rounds(300) {
            for bytes in Self.orders + Self.reports {
                let damaged = mutator.mutated(bytes)
                // What can be read is written as it was, whatever it says.
                if let order = try? Order(damaged) { #expect(order.bytes == damaged) }
                if let report = try? Report(damaged) { #expect(report.bytes == damaged) }
            }
        }
    }
}
