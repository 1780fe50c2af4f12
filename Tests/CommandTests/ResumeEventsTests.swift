import Foundation
import Reports
import Testing

/// Event files of a run that is gone on with.
struct ResumeEventsTests {
    private func steps(_ program: Program, _ folder: String = "events") throws -> [Int] {
        try WrittenEvents(folder: program.path(folder)).steps.map(\.number)
    }

    @Test func `every meta-update stands once, whatever was missing or too much`() async throws {
        let program = try Program()
        defer { program.remove() }
        let trained = try await program.train("--updates", "4", "--out", "run", "--tensorboard", "events")
        #expect(trained.status == 0, "\(trained.errors)")
        #expect(try steps(program) == [1, 2, 3, 4])
        let more = try await program.run(["resume", "run", "--updates", "7", "--tensorboard", "events"])
        #expect(more.status == 0, "\(more.errors)")
        #expect(try steps(program) == Array(1...7))
        // Once without; then what is missing comes from the run.
        #expect(try await program.run(["resume", "run", "--updates", "9"]).status == 0)
        let last = try await program.run(["resume", "run", "--updates", "10", "--tensorboard", "events"])
        #expect(last.status == 0, "\(last.errors)")
        #expect(try steps(program) == Array(1...10))
        let written = try WrittenEvents(folder: program.path("events"))
        #expect(written.steps.map(\.score) == (try program.samples("run")).map { Float($0.score) })
        #expect(written.names.count == 3)
        // Into an empty folder everything is written.
        #expect(try await program.run(["resume", "run", "--updates", "11", "--tensorboard", "new"]).status == 0)
        #expect(try steps(program, "new") == Array(1...11))
    }

    @Test func `event files ahead of the last checkpoint are taken back`() async throws {
        let program = try Program()
        defer { program.remove() }
        let killed = try await program.run(
            Program.smallTrain + [
                "--updates", "1000000000", "--out", "run", "--tensorboard", "events", "--checkpoint-every", "0.2",
                "--interval", "0.01",
            ],
            onOutput: { process in
                while (((try? program.reader("run").checkpoint()) ?? nil)?.update ?? 0) == 0 { usleep(10_000) }
                kill(process.processIdentifier, SIGKILL)
            })
        #expect(killed.status == SIGKILL)
        let update = try #require(try program.reader("run").checkpoint()).update
        let resumed = try await program.run(["resume", "run", "--updates", "\(update + 3)", "--tensorboard", "events"])
        #expect(resumed.status == 0, "\(resumed.errors)")
        #expect(try steps(program) == Array(1...update + 3))
        let scores = try WrittenEvents(folder: program.path("events")).steps.map(\.score)
        #expect(scores == (try program.samples("run")).map { Float($0.score) })
    }

    @Test func `event files of another run are not mixed with this one`() async throws {
        let program = try Program()
        defer { program.remove() }
        for seed in ["1", "2"] {
            let trained = try await program.train(
                "--updates", "3", "--seed", seed, "--out", "run\(seed)", "--tensorboard", "events\(seed)")
            #expect(trained.status == 0)
        }
        let result = try await program.run(["resume", "run1", "--updates", "4", "--tensorboard", "events2"])
        #expect(result.status == 2)
        #expect(
            result.errors == "Error: \"events2\" has event files of another run, which TensorBoard would mix with this "
                + "one; choose another folder.\n")
        #expect(try program.samples("run1").count == 3)
        #expect(try steps(program, "events2") == [1, 2, 3])
        let watched = try await program.run(["resume", "run1", "--watch", "--tensorboard", "events1"])
        #expect(watched.status == 2 && watched.errors.contains("--tensorboard is for resuming without the dashboard"))
    }
}
