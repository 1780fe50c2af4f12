import Foundation
import Testing

/// Systems that set their clock back or have no threads left.
struct SystemTests {
    @Test func `with the clock set back everything is saved as before`() async throws {
        let program = try Program()
        defer { program.remove() }
        let library = try await Preload.library(for: program)
        let result = try await program.run(
            Program.smallTrain + [
                "--updates", "1000000000", "--threads", "1", "--checkpoint-every", "0.2", "--interval", "0.01",
                "--out", "run",
            ],
            shell: "export LD_PRELOAD=\(library) CLOCK_BACK=$PWD/back; exec \"$@\"",
            onOutput: { process in
                Disk.wait { (try? program.reader("run").checkpoint()) != nil }
                // Again and again, as a clock that is set back while something is being written does less harm.
                for count in 1...8 {
                    try? program.write(String(repeating: "x", count: count), to: "back")
                    // The first one may be of before.
                    for _ in 0..<2 {
                        let kept = (try? program.reader("run").checkpoint())?.update ?? 0
                        Disk.wait { ((try? program.reader("run").checkpoint())?.update ?? 0) > kept }
                    }
                }
                kill(process.processIdentifier, SIGKILL)
            })
        #expect(result.status == SIGKILL)
        // The clock was set back for the run: it shows in what is recorded for people.
        let times = try program.reader("run").times()
        let back = try #require(zip(times, times.dropFirst()).enumerated().filter { $1.1 < $1.0 - 3_000 }.last?.offset)
        // A killed run has what was recorded after that.
        let checkpoint = try #require(try program.reader("run").checkpoint())
        #expect(checkpoint.update > back + 1)
        #expect(times.count > back + 2)
    }

    /// As with `ulimit -u` or `ulimit -v`.
    @Test(arguments: 0..<4) func `without threads training fails at the start`(_ threads: Int) async throws {
        let program = try Program()
        defer { program.remove() }
        let library = try await Preload.library(for: program)
        let shell = "export LD_PRELOAD=\(library) THREADS=\(threads); exec \"$@\""
        let reason = "cannot be started: Resource temporarily unavailable; memory or the number of processes is limited"
        #expect(try await program.train("--updates", "3", "--out", "run").status == 0)
        let before = try program.data("run/run.sqlite")
        // Those that train, one more that waits for signals and one that records: 4.
        for words in [
            Program.smallTrain + ["--updates", "3", "--threads", "3", "--out", "new"],
            Program.smallTrain + ["--updates", "3", "--threads", "3", "--out", "run", "--force"],
            Program.smallTrain + ["--updates", "3", "--threads", "3", "--seeds", "3", "--out", "runs"],
            Program.small + ["--updates", "3", "--threads", "3", "--plain", "--out", "watched"],
            ["resume", "run", "--updates", "9", "--threads", "3"],
        ] {
            let result = try await program.run(words, shell: shell)
            #expect(result.status == 1, "\(words): \(result.output)")
            #expect(result.errors.contains(reason), "\(words): \(result.errors)")
        }
        // Nothing was begun, and nothing that was there is harmed.
        #expect(try program.data("run/run.sqlite") == before)
        #expect(!program.exists("new") && !program.exists("watched"))
        let runs = (try? FileManager.default.contentsOfDirectory(atPath: program.path("runs"))) ?? []
        #expect(runs.isEmpty)
    }

    @Test func `what needs no thread of its own does with what it gets`() async throws {
        let program = try Program()
        defer { program.remove() }
        let library = try await Preload.library(for: program)
        #expect(try await program.train("--updates", "3", "--out", "run").status == 0)
        let words = ["evaluate", "run", "--threads", "4", "--json"]
        let usual = try await program.run(words)
        let alone = try await program.run(words, shell: "export LD_PRELOAD=\(library) THREADS=0; exec \"$@\"")
        #expect(alone.status == 0 && alone.output == usual.output && usual.output.contains("meanReward"))
    }
}
