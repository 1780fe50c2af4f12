import Foundation
import Testing

/// `screenshot`: the dashboard without a terminal.
struct ScreenshotTests {
    private static let small = ["screenshot"] + Program.small + ["--updates", "12"]

    @Test func `a new run gives the same picture every time, on any number of threads`() async throws {
        let program = try Program()
        defer { program.remove() }
        let first = try await program.run(Self.small + ["--threads", "1"])
        #expect(first.status == 0 && first.errors.isEmpty, "\(first.errors)")
        let lines = first.output.split(separator: "\n", omittingEmptySubsequences: false)
        #expect(lines.count == 37 && lines[0].contains("|| PAUSED  update 12"))
        #expect(first.output.contains("00:00:00 RUN   started ipd/all/meta-mapg/tabular/seed1"))
        #expect(!first.output.contains("cpu") && !first.output.contains("rss"))
        let second = try await program.run(Self.small + ["--threads", "2"])
        #expect(second.output == first.output)
        // Nothing is kept.
        #expect(try program.entries().isEmpty)
    }

    @Test func `size, looks and keys are obeyed`() async throws {
        let program = try Program()
        defer { program.remove() }
        let still = try await program.run(
            Self.small + ["--size", "80x24", "--symbols", "ascii", "--keys", "3s S 2 z i jj hh"])
        #expect(still.status == 0, "\(still.errors)")
        #expect(still.output.utf8.allSatisfy { $0 < 128 })
        let lines = still.output.split(separator: "\n", omittingEmptySubsequences: false)
        #expect(lines.count == 25 && lines.allSatisfy { $0.count <= 80 })
        // Three updates more, and one phase; a zoomed panel in which a row is looked at.
        #expect(lines[0].contains("15") && !lines[1].contains("next rollout l=0"), "\(still.output)")
        #expect(still.output.contains("[2 Policy]") && !still.output.contains("[1 Reward]"))
        #expect(still.output.contains("CD phi_0  meta"))
        let help = try await program.run(Self.small + ["--keys", "?", "--text", "-"])
        #expect(help.output.contains("[Keys]"))
        let switched = try await program.run(Self.small + ["--keys", "] >"])
        #expect(switched.status == 0 && switched.output.contains("update 0"), "\(switched.output)\(switched.errors)")
    }

    @Test func `pictures are files that never take the place of others`() async throws {
        let program = try Program()
        defer { program.remove() }
        let made = try await program.run(Self.small + ["--svg", "a.svg", "--text", "a.txt", "--theme", "mono"])
        #expect(made.status == 0 && made.output.isEmpty && made.errors.isEmpty, "\(made.errors)")
        let svg = try program.text("a.svg")
        #expect(svg.hasPrefix("<svg xmlns=\"http://www.w3.org/2000/svg\" width=\"1028\" height=\"650\""))
        #expect(try program.text("a.txt").contains("mono/256/braille"))
        let again = try await program.run(Self.small + ["--svg", "a.svg"])
        #expect(again.status == 2 && again.errors.contains("exists"))
        let forced = try await program.run(Self.small + ["--svg", "a.svg", "--force"])
        #expect(forced.status == 0)
        let unknown = try await program.run(Self.small + ["--svg", "b.svg", "--theme", "mona"])
        #expect(unknown.status == 2 && unknown.errors.contains("no theme called mona"), "\(unknown.errors)")
        #expect(unknown.errors.contains("did you mean \"mono\"?"))
        #expect(throws: (any Error).self) { try program.text("b.svg") }
        let printed = try await program.run(Self.small + ["--svg", "-", "--theme", "mono"])
        #expect(printed.output == svg)
    }

    @Test func `a saved run is drawn as it is and stays so`() async throws {
        let program = try Program()
        defer { program.remove() }
        let trained = try await program.train("--updates", "30", "--out", "run")
        #expect(trained.status == 0, "\(trained.errors)")
        let before = try program.data("run/run.sqlite")
        let still = try await program.run(["screenshot", "run", "--keys", "x x"])
        #expect(still.status == 0, "\(still.errors)")
        #expect(still.output.contains("[] DONE attached") && still.output.contains("30/30"), "\(still.output)")
        // Times are kept with the run.
        #expect(still.output.contains("x time") && !still.output.contains("not known"))
        #expect(still.output.contains("cooperating#0") || still.output.contains("defecting#0"))
        #expect(try program.data("run/run.sqlite") == before)
        #expect(try FileManager.default.contentsOfDirectory(atPath: program.path("run")).contains("pictures") == false)
    }

    @Test(arguments: [
        (["screenshot", "--size", "0x5"], "The value '0x5' is invalid for '--size"),
        (["screenshot", "--updates", "-1"], "--updates must be from 0 to 1000000, not -1"),
        (["screenshot", "none", "--updates", "3"], "--updates is for a new run; a saved one is drawn as it is"),
        (["screenshot", "none", "--seed", "3"], "a saved run has its own settings; without it, these make a new one"),
        (["screenshot", "none"], "there is no folder \"none\""),
        (["screenshot", "--game", "nothing"], "nothing"),
    ])
    func `what is wrong is said`(_ arguments: [String], _ sentence: String) async throws {
        let program = try Program()
        defer { program.remove() }
        let result = try await program.run(arguments)
        #expect(result.status != 0 && result.output.isEmpty && result.errors.contains(sentence), "\(result.errors)")
    }

    /// Small chains, which take a second. The kernels give the same bits on every processor.
    @Test func `the picture of the README is what the program draws`() async throws {
        let program = try Program()
        defer { program.remove() }
        let made = try await program.run(
            [
                "screenshot", "--chains", "8", "--trajectories", "16", "--horizon", "50", "--updates", "400", "--svg",
                "dashboard.svg",
            ])
        #expect(made.status == 0, "\(made.errors)")
        let file = Program.sources.appending(path: "docs/pictures/dashboard.svg")
        if ProcessInfo.processInfo.environment["UPDATE_GOLDEN"] == "1" {
            try program.data("dashboard.svg").write(to: file)
        } else {
            let kept = try String(contentsOf: file, encoding: .utf8)
            #expect(
                try program.text("dashboard.svg") == kept, "UPDATE_GOLDEN=1 takes the picture as it is now for right")
        }
    }
}
