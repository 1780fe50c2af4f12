import Platform
import TUI
import Testing

struct TerminalPartsTests {
    @Test func `runs cover exactly what changed`() {
        let old = CellBuffer(width: 6, height: 3)
        var new = old
        #expect(CellRun.changed(from: old, to: new).isEmpty)
        new.write("ab", column: 0, row: 0)
        new.write("c", column: 5, row: 0)
        new.write("xyzxyz", column: 0, row: 2)
        #expect(
            CellRun.changed(from: old, to: new) == [
                CellRun(row: 0, columns: 0..<2), CellRun(row: 0, columns: 5..<6), CellRun(row: 2, columns: 0..<6),
            ])
        let every = (0..<3).map { CellRun(row: $0, columns: 0..<6) }
        #expect(CellRun.changed(from: nil, to: new) == every)
        #expect(CellRun.changed(from: CellBuffer(width: 5, height: 3), to: new) == every)
        #expect(CellRun.changed(from: nil, to: CellBuffer(width: 0, height: 3)).isEmpty)
    }

    @Test func `a change of style alone is a change`() {
        let old = CellBuffer(width: 3, height: 1)
        let new = CellBuffer(width: 3, height: 1, fill: Cell(" ", Style(attributes: .reverse)))
        #expect(CellRun.changed(from: old, to: new).count == 1)
    }

    @Test func `percentiles are values that occurred`() {
        let values = (1...100).map(Double.init).shuffled()
        #expect(FrameStatistics.percentile(0.99, of: values) == 99)
        #expect(FrameStatistics.percentile(0.5, of: values) == 50)
        #expect(FrameStatistics.percentile(1, of: values) == 100)
        #expect(FrameStatistics.percentile(0, of: values) == 1)
        #expect(FrameStatistics.percentile(0.5, of: []) == 0)
    }

    @Test func `a key's latency ends with the first frame that shows it`() {
        let statistics = FrameStatistics(
            frames: [(1.0, 0), (2.0, 1), (3.0, 3), (4.0, 3)].map { finished, keys in
                .init(duration: 0.1, bytes: 10, finished: finished, keys: keys)
            })
        #expect(statistics.latencies(ofKeysSent: [0.5, 2.5, 2.75, 3.5]) == [1.5, 0.5, 0.25])
    }

    @Test func `any number of signals wakes once, and none is lost`() {
        let pipe = WakePipe()
        func isReadable() -> Bool {
            var entries = [pollfd(fd: pipe.reader, events: Int16(POLLIN), revents: 0)]
            return poll(&entries, 1, 0) == 1
        }
        #expect(!isReadable())
        for _ in 0..<100_000 { pipe.signal() }
        #expect(isReadable())
        pipe.drain()
        #expect(!isReadable())
        pipe.signal()
        #expect(isReadable())
    }

    @Test func `usage is measured at most once a second`() throws {
        var usage = ProcessUsage(now: 10)
        if usage.sample(now: 10.5) != nil { Issue.record("too early") }
        guard case .usage(let cpu, let memory)? = usage.sample(now: 11.5) else {
            Issue.record("no usage after a second")
            return
        }
        #expect(cpu >= 0)
        #expect(memory > 100_000)
        if usage.sample(now: 12) != nil { Issue.record("too early") }
    }

    @Test func `errors are held back and their tail is shown afterwards`() throws {
        let window = try PseudoTerminal(columns: 80, rows: 24)
        let log = try #require(ErrorLog(of: window.program))
        let text = String(repeating: "early ", count: 1000) + "late"
        _ = text.withCString { write(window.program, $0, text.utf8.count) }
        #expect(window.read().isEmpty)
        log.release()
        let shown = String(decoding: window.read(), as: UTF8.self)
        #expect(shown == String(text.suffix(ErrorLog.tail)))
        _ = "now".withCString { write(window.program, $0, 3) }
        #expect(String(decoding: window.read(), as: UTF8.self) == "now")
    }

    @Test func `exit statuses are those of a shell`() {
        #expect(Outcome(.quit, isSaved: true).exitStatus == 0)
        #expect(Outcome(.signal(SIGTERM), isSaved: true).exitStatus == 143)
        #expect(Outcome(.hangUp, isSaved: true).exitStatus == 129)
    }
}
