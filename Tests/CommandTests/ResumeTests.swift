import Foundation
import Testing

struct ResumeTests {
    /// How often the program is killed: more in `METAMAPG_KILLS`.
    private static let kills = ProcessInfo.processInfo.environment["METAMAPG_KILLS"].flatMap { Int($0) } ?? 8

    /// Kills, each at another moment from the first instruction on, until there were so many; each time what is left is
    /// resumed. In the end everything equals a run that nobody killed.
    @Test func `kill -9 at any moment loses nothing`() async throws {
        let program = try Program()
        defer { program.remove() }
        let updates = 150 * Self.kills
        let words = ["--updates", "\(updates)", "--validate-every", "7", "--terms-every", "3", "--threads", "1"]
        let whole = try await program.train(words + ["--out", "whole"])
        #expect(whole.status == 0, "\(whole.errors)")
        var broken = 0
        var reached: [Int] = []
        for _ in 0..<(20 * Self.kills) where broken < Self.kills {
            let command =
                program.exists("run")
                ? ["resume", "run", "--threads", "1"] : Program.smallTrain + words + ["--out", "run"]
            // Counted from the start or, where that takes longer, from the first lines on.
            let delay = Double.random(in: 0...0.15)
            let isFromStart = Bool.random()
            let result = try await program.run(
                command + ["--checkpoint-every", "0.01", "--interval", "0.01"], killedAfter: isFromStart ? delay : nil
            ) { process in
                Thread.sleep(forTimeInterval: delay)
                kill(process.processIdentifier, SIGKILL)
            }
            if result.status == 0 {
                // It was faster; the next one begins from its checkpoint before the last.
                let done = try program.reader("run")
                #expect(try done.samples().count == updates)
                try FileManager.default.removeItem(atPath: program.path("run"))
                continue
            }
            #expect(result.status == SIGKILL && result.errors.isEmpty, "\(result.errors)")
            broken += 1
            guard program.exists("run") else { continue }
            // Whatever is there can be read, and is the beginning of the whole.
            let count = try program.samples("run").count
            #expect(try program.samples("run") == Array(program.samples("whole").prefix(count)))
            reached.append(count)
        }
        #expect(broken == Self.kills)
        let command =
            program.exists("run")
            ? ["resume", "run", "--threads", "1"] : Program.smallTrain + words + ["--out", "run"]
        let last = try await program.run(command)
        #expect(last.status == 0 || last.errors.contains("has its \(updates) meta-updates"), "\(last.errors)")
        try expectEqual(program, "run", "whole")
        print("killed \(broken) times, at updates \(reached)")
    }

    private func expectEqual(_ program: Program, _ a: String, _ b: String) throws {
        let (one, two) = (try program.reader(a), try program.reader(b))
        #expect(try one.samples() == two.samples())
        #expect(try one.chainScores() == two.chainScores())
        #expect(try one.checkpoint() == two.checkpoint() && one.best() == two.best())
        let names = try FileManager.default.contentsOfDirectory(atPath: program.path("\(b)/checkpoints"))
        for name in names {
            #expect(try program.data("\(a)/checkpoints/\(name)") == program.data("\(b)/checkpoints/\(name)"))
        }
        #expect(try program.data("\(a)/config.yaml") == program.data("\(b)/config.yaml"))
    }

    @Test func `more meta-updates may be asked for`() async throws {
        let program = try Program()
        defer { program.remove() }
        _ = try await program.train(["--updates", "5", "--out", "run"])
        for words in [["resume", "run"], ["resume", "run", "--updates", "5"], ["resume", "run", "--updates", "0"]] {
            let result = try await program.run(words)
            #expect(result.status == 2 && result.output.isEmpty, "\(words)")
        }
        let more = try await program.run(["resume", "run", "--updates", "11", "--threads", "1"])
        #expect(more.status == 0, "\(more.errors)")
        #expect(more.output.contains("11 meta-updates, 6 of them in"))
        _ = try await program.train(["--updates", "11", "--out", "whole"])
        try expectEqual(program, "run", "whole")
    }

    @Test func `a run without an end needs one`() async throws {
        let program = try Program()
        defer { program.remove() }
        let watched = try await program.run(
            Program.small + ["--out", "run", "--interval", "0.01"], outputHas: " train="
        ) { kill($0.processIdentifier, SIGTERM) }
        #expect(watched.status == 128 + SIGTERM, "\(watched)")
        let result = try await program.run(["resume", "run"])
        let isRefused = result.status == 2 && result.errors.contains("give --updates, or --watch")
        #expect(isRefused, "\(result) after \(watched)")
    }

    @Test func `what cannot be resumed is named`() async throws {
        let program = try Program()
        defer { program.remove() }
        for (words, expected) in [
            (["resume", "nowhere"], "there is no folder \"nowhere\""), (["resume", "."], "has no config.yaml"),
        ] {
            let result = try await program.run(words)
            #expect(result.status == 1 && result.errors.contains(expected), "\(result.errors)")
        }
    }

    @Test func `a second writer is told about the first`() async throws {
        let program = try Program()
        defer { program.remove() }
        _ = try await program.train(["--updates", "1000000000", "--out", "run", "--interval", "0.01"]) { process in
            let done = DispatchSemaphore(value: 0)
            Task {
                for words in [
                    ["resume", "run"], ["resume", "run", "--watch"], ["runs", "remove", "run", "--yes"],
                    Program.smallTrain + ["--updates", "3", "--out", "run", "--force"],
                    Program.small + ["--out", "run", "--force", "--plain"],
                ] {
                    let second = try? await program.run(words)
                    #expect(second?.status == 1)
                    let holder = "is being written by process \(process.processIdentifier) on "
                    #expect(second?.errors.contains(holder) == true, "\(second?.errors ?? "")")
                }
                // Readers are welcome.
                let reader = try? await program.run(["runs", "show", "run"])
                #expect(reader?.output.contains("running") == true)
                done.signal()
            }
            done.wait()
            kill(process.processIdentifier, SIGINT)
        }
        let reader = try program.reader("run")
        #expect(try reader.checkpoint()?.update == reader.samples().count && reader.info.status == .interrupted)
    }
}
