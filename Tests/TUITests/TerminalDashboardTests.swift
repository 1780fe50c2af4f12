import Foundation
import Synchronization
import TUI
import TestTools
import Testing
import Threads
import Training

extension TerminalTests {
    /// Notes what it is asked for.
    private final class RecordingTrainer: TrainerControl {
        private let notes = Mutex((commands: [TrainerCommand](), looks: 0))

        var commands: [TrainerCommand] { notes.withLock(\.commands) }
        var looks: Int { notes.withLock(\.looks) }

        func send(_ command: TrainerCommand) { notes.withLock { $0.commands.append(command) } }

        var latestPolicy: TrainedPolicy? { nil }

        func takeFeed() -> TrainerFeed {
            notes.withLock { $0.looks += 1 }
            return TrainerFeed(snapshot: TrainerSnapshot(state: .running, update: 1, trainingPersonas: 4))
        }
    }

    /// A dashboard in a window, ready to run.
    private func dashboard(
        _ trainer: RecordingTrainer = RecordingTrainer(), wake: WakePipe = WakePipe()
    ) throws -> (dashboard: Dashboard, window: PseudoTerminal) {
        let open = try TerminalWindow(columns: 120, rows: 36)
        let model = Fixture.model()
        let dashboard = Dashboard(terminal: open.terminal, trainer: trainer, model: model, wake: wake, measures: true)
        return (dashboard, open.window)
    }

    @Test func `the first frame is drawn before training starts`() throws {
        let (dashboard, window) = try dashboard()
        window.type(Array("qd".utf8))
        var frame = ""
        let outcome = dashboard.run(start: { frame = String(decoding: window.read(), as: UTF8.self) }, save: {})
        #expect(frame.contains("IPD"))
        #expect(outcome == Outcome(.quit, isSaved: false))
    }

    @Test func `keys reach the trainer and leaving saves`() throws {
        let trainer = RecordingTrainer()
        let (dashboard, window) = try dashboard(trainer)
        window.type(Array(" 3sq\r".utf8))
        let saves = Atomic(0)
        let outcome = dashboard.run(start: {}, save: { saves.add(1, ordering: .relaxed) })
        #expect(trainer.commands == [.pause, .stepUpdates(3)])
        #expect(outcome == Outcome(.quit, isSaved: true))
        #expect(saves.load(ordering: .relaxed) == 1)
    }

    @Test func `frequent news are looked at ten times a second, and closing the window saves`() throws {
        let trainer = RecordingTrainer()
        let wake = WakePipe()
        let (dashboard, window) = try dashboard(trainer, wake: wake)
        let began = Monotonic.now
        let outcome = dashboard.run(
            start: {
                Thread.detachNewThread {
                    while Monotonic.now < began + 0.5 { wake.signal() }
                    window.hangUp()
                }
            }, save: {})
        #expect(outcome == Outcome(.hangUp, isSaved: true))
        #expect(trainer.looks >= 1)
        #expect(Double(trainer.looks) <= (Monotonic.now - began) / 0.1 + 1)
    }

    @Test func `a signal ends it, and saving that takes too long is given up`() throws {
        let (dashboard, window) = try dashboard()
        let patience = DispatchSemaphore(value: 0)
        let outcome = withExtendedLifetime(window) {
            dashboard.run(start: { kill(getpid(), SIGTERM) }, save: { patience.wait() })
        }
        patience.signal()
        #expect(outcome == Outcome(.signal(SIGTERM), isSaved: false))
        #expect(outcome.exitStatus == 143)
    }

    @Test func `a window that is not read holds up neither drawing nor closing`() throws {
        let open = try TerminalWindow(columns: 200, rows: 60)
        var index: UInt32 = 0
        while open.terminal.isReady, index < 500 {
            let glyph = Unicode.Scalar(0x21 + index % 90) ?? "#"
            open.terminal.draw(CellBuffer(width: 200, height: 60, fill: Cell(glyph)))
            index += 1
        }
        #expect(!open.terminal.isReady)
        open.terminal.close()
        #expect(open.settings.c_lflag & tcflag_t(ICANON) != 0)
    }

    @Test func `the probe measures frames and every key`() throws {
        var probe = DashboardProbe()
        probe.presses = 10
        probe.interval = 0.01
        let report = try probe.run(
            trainer: RecordingTrainer(), model: Fixture.model(), wake: WakePipe(), start: {})
        #expect(report.keyLatencies.count == 10)
        #expect(report.frames.frames.count >= 1)
        #expect(report.frames.bytes(percentile: 0.5) > 0)
        #expect(report.frames.duration(percentile: 0.99) > 0)
    }

    @Test func `copying goes to the terminal, beside the cells`() throws {
        let (dashboard, window) = try dashboard()
        window.type(Array("Yqd".utf8))
        // A window takes few frames that nobody reads.
        _ = dashboard.run(start: { _ = window.read() }, save: {})
        let written = String(decoding: window.read(), as: UTF8.self)
        let match = try #require(written.firstMatch(of: /\u{1b}\]52;c;([A-Za-z0-9+\/=]+)\u{7}/))
        let data = try #require(Data(base64Encoded: String(match.1)))
        #expect(String(decoding: data, as: UTF8.self).hasPrefix("update 421\nraw\t"))
    }

    @Test func `saving goes on beside the screen and is told`() throws {
        let folder = try TemporaryFolder()
        defer { folder.remove() }
        let open = try TerminalWindow(columns: 120, rows: 36)
        var model = Fixture.model()
        var snapshot = model.snapshot
        snapshot.folder = folder.path
        _ = model.update(.feed(TrainerFeed(snapshot: snapshot), now: 24))
        let wake = WakePipe()
        let pictures = PictureSaver(onNews: { wake.signal() })
        let dashboard = Dashboard(
            terminal: open.terminal, trainer: RecordingTrainer(), model: model, wake: wake, pictures: pictures)
        let path = "\(folder.path)/pictures/update-421-policy.csv"
        open.window.type(Array("w".utf8))
        let window = open.window
        _ = dashboard.run(
            start: {
                Thread.detachNewThread {
                    while !FileManager.default.fileExists(atPath: path) { usleep(10_000) }
                    usleep(300_000)
                    window.type(Array("qd".utf8))
                }
            }, save: {})
        #expect(
            (0..<dashboard.model.events.count).contains {
                dashboard.model.events.newest($0).text.contains("saved update-421.txt and 4 more")
            })
        #expect(FileManager.default.fileExists(atPath: path))
    }
}
