import Foundation
import Testing

extension EndToEnd {
    /// A run that trains headless in one window and is watched in another.
    @Suite struct AttachingTests {
        /// The run is kept where it goes with its window.
        private func path(_ session: TmuxSession) -> String { session.home.appendingPathComponent("run").path }

        private func train(_ session: TmuxSession, _ path: String, updates: Int) throws {
            try session.enter("$METAMAPG train \(TmuxSession.light) --updates \(updates) --out \(path); echo status=$?")
            try session.wait(for: "the run's folder") { _ in FileManager.default.fileExists(atPath: path) }
        }

        private func attach(_ session: TmuxSession, _ path: String) throws {
            try session.enter("$METAMAPG attach \(path); echo status=$?")
            try session.wait(for: "the first updates") { $0.state == "RUN" && ($0.update ?? 0) > 0 }
        }

        @Test func `updates reach the other window within a second, and leaving harms nothing`() throws {
            let (training, watching) = (try TmuxSession(), try TmuxSession())
            let path = path(training)
            try train(training, path, updates: 1_000_000)
            try attach(watching, path)
            // The clock is that of the run's own record. On a machine that does much else most looks may come late, so
            // that one in time is waited for.
            try watching.wait(for: "an update of the last second") { screen in
                let now = Date().timeIntervalSince1970
                guard let shown = screen.update, let next = try? time(ofUpdate: shown + 1, path) else { return false }
                return next < now && now - next < 1
            }
            try watching.press("s")
            try watching.wait(for: "the reason") { $0.contains("read-only: attached") }
            let peer = try watching.wait(for: "a watched peer") { $0.watchedPeer != nil }.watchedPeer
            try watching.press(".")
            try watching.wait(for: "another peer") { $0.watchedPeer.map { $0 != peer } ?? false }
            try watching.press("q", "Enter")
            #expect(try watching.exitStatus() == 0)
            try watching.expectRestoredTerminal()
            // The run goes on, ends as asked and can be resumed.
            try training.press("C-c")
            #expect(try training.exitStatus() == 130)
            let names = try FileManager.default.contentsOfDirectory(atPath: path).sorted()
            #expect(names == ["checkpoints", "config.yaml", "lock", "run.sqlite"])
        }

        @Test func `a pause in a dashboard is seen in the other window`() throws {
            let (training, watching) = (try TmuxSession(), try TmuxSession())
            let path = path(training)
            try training.startDashboard("--out \(path)")
            try attach(watching, path)
            let count = try training.pause()
            try watching.wait(for: "the pause") { $0.state == "PAUSED" && $0.update == count }
            try training.press("2", "s")
            try watching.wait(for: "two updates") { $0.state == "PAUSED" && $0.update == count + 2 }
            try training.press("Space")
            try watching.wait(for: "the run to go on") { $0.state == "RUN" && ($0.update ?? 0) > count + 2 }
            try training.press(">")
            try watching.wait(for: "another run in its place") { $0.state == "PAUSED" }
            try training.press("<")
            try watching.wait(for: "the run again") { $0.state == "RUN" }
            for session in [watching, training] {
                try session.press("q", "Enter")
                #expect(try session.exitStatus() == 0)
            }
        }

        @Test func `a writer that is killed is missed, and one that resumes is followed`() throws {
            let (training, watching) = (try TmuxSession(), try TmuxSession())
            let path = path(training)
            try train(training, path, updates: 1_000_000)
            try attach(watching, path)
            kill(try training.process, SIGKILL)
            let screen = try watching.wait(for: "the interruption") { $0.state == "INTERRUPTED" }
            #expect(
                try watching.wait(for: "the event") { $0.contains("nobody trains the run any longer") }.game == "IPD")
            let count = try #require(screen.update)
            try training.enter("clear; $METAMAPG resume \(path) --threads 1")
            try watching.wait(for: "the run to go on") { $0.state == "RUN" && ($0.update ?? 0) > count }
            // At once: what is written meanwhile could keep a folder from being removed.
            try FileManager.default.moveItem(atPath: path, toPath: "\(path)-elsewhere")
            try watching.wait(for: "the deletion") { $0.contains("was deleted or moved") }
            try watching.press("q", "Enter")
            #expect(try watching.exitStatus() == 0)
        }

        @Test func `saved runs are drawn over the one that is watched`() throws {
            let session = try TmuxSession()
            try session.enter(
                "$METAMAPG train \(TmuxSession.light) --algorithm reinforce --updates 50 "
                    + "--out ~/.local/state/metamapg/runs/other > /dev/null; clear")
            try session.wait(for: "the other run") { $0.lines.first == "shell>" }
            try session.startDashboard()
            try session.press("c")
            try session.wait(for: "the list") { $0.contains("[ ] other") && $0.contains("finished") }
            try session.press("Space", "Enter")
            try session.wait(for: "its name") { $0.contains("A reinforce") }
            try session.press("q", "Enter")
            #expect(try session.exitStatus() == 0)
        }

        /// When a meta-update was done, by the run's record; nil if it is not there yet.
        private func time(ofUpdate update: Int, _ path: String) throws -> Double? {
            let script = """
                import sqlite3, sys
                row = sqlite3.connect(f"file:{sys.argv[1]}/run.sqlite?mode=ro", uri=True).execute(
                    "SELECT time FROM metaUpdate WHERE number = ?", (int(sys.argv[2]),)).fetchone()
                print("" if row is None else row[0])
                """
            let words = ["python3", "-c", script, path, "\(update)"]
            let text = try Command.run(words, environment: ["PATH": "/usr/bin:/bin:/usr/local/bin"])
            return Double(text.trimmingCharacters(in: .whitespacesAndNewlines))
        }
    }
}
