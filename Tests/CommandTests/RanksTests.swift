import Foundation
import Testing

/// One run over several ranks: the digits of one machine, whatever happens to ranks.
struct RanksTests {
    private static let tabular = Program.smallTrain + ["--validate-every", "4", "--terms-every", "3"]
    private static let recurrent = [
        "train", "--game", "rps", "--policy", "lstm", "--hidden", "6", "--chains", "3", "--trajectories", "3",
        "--horizon", "6", "--chain-length", "2", "--validate-every", "3",
    ]
    private static let bodies = [
        "train", "--game", "halfcheetah", "--policy", "lstm", "--hidden", "4", "--chains", "3", "--trajectories", "2",
        "--horizon", "4", "--validate-every", "0",
    ]
    private static let unbiased = Program.smallTrain + ["--estimator", "unbiased", "--validate-every", "4"]
    private static let exact = Program.smallTrain + ["--estimator", "exact", "--validate-every", "4"]

    /// Checks that two folders hold the same run.
    private func expectSame(_ program: Program, _ folder: String, as other: String) throws {
        #expect(try program.samples(folder) == program.samples(other))
        #expect(try program.reader(folder).chainScores() == program.reader(other).chainScores())
        #expect(try program.reader(folder).checkpoint() == program.reader(other).checkpoint())
        #expect(try program.reader(folder).best() == program.reader(other).best())
    }

    @Test(arguments: [
        (tabular, "9", ["1", "2"]), (recurrent, "4", ["1", "2"]), (bodies, "2", ["1", "2"]), (unbiased, "4", ["2"]),
        (exact, "4", ["1"]),
    ])
    func `two ranks give the digits of one`(words: [String], updates: String, threads: [String]) async throws {
        let program = try Program()
        defer { program.remove() }
        let words = words + ["--updates", updates, "--threads"]
        let alone = try await program.run(words + ["1", "--out", "alone"])
        #expect(alone.status == 0, "\(alone.errors)")
        for threads in threads {
            let folder = "ranks-\(threads)"
            let result = try await program.run(words + [threads, "--out", folder], shell: Mpirun.shell(2))
            #expect(result.status == 0, "\(result.errors)")
            #expect(result.output.components(separatedBy: "Saved ").count == 2, "\(result.output)")
            try expectSame(program, folder, as: "alone")
        }
        #expect(try Set(program.entries()) == Set(["alone"] + threads.map { "ranks-\($0)" }))
        #expect(Mpirun.left(in: program).isEmpty)
    }

    @Test func `a rank that is killed costs nothing that was done`() async throws {
        let program = try Program()
        defer { program.remove() }
        let words =
            Self.tabular + [
                "--updates", "1000000000", "--threads", "1", "--interval", "0.01", "--checkpoint-every", "0.05",
                "--out", "run",
            ]
        let result = try await program.run(
            words, shell: Mpirun.shell(3), outputHas: "update=",
            onOutput: { mpirun in
                guard let second = Mpirun.ranks(of: mpirun.processIdentifier)[1] else {
                    Issue.record("there is no second rank")
                    kill(mpirun.processIdentifier, SIGTERM)
                    return
                }
                kill(second, SIGKILL)
            })
        #expect(result.status == 128 + SIGKILL, "\(result.errors)")
        #expect(Mpirun.left(in: program).isEmpty)
        #expect(try Mpirun.info("run", in: program).status == .interrupted)
        let made = try program.samples("run").count
        #expect(made >= 1)
        // Another number of ranks goes on, then one alone.
        let two = ["resume", "run", "--threads", "1", "--updates", "\(made + 3)"]
        let resumed = try await program.run(two, shell: Mpirun.shell(2))
        #expect(resumed.status == 0, "\(resumed.errors)")
        #expect(try await program.run(["resume", "run", "--updates", "\(made + 5)"]).status == 0)
        let whole = Self.tabular + ["--updates", "\(made + 5)", "--out", "whole"]
        #expect(try await program.run(whole).status == 0)
        try expectSame(program, "run", as: "whole")
    }

    @Test(arguments: [SIGINT, SIGTERM]) func `a signal to mpirun saves the run`(signal: Int32) async throws {
        let program = try Program()
        defer { program.remove() }
        // Few lines: while `mpirun` waits for its ranks to end it reads nothing of them.
        let words = Self.tabular + ["--updates", "1000000000", "--threads", "1", "--interval", "5", "--out", "run"]
        let result = try await program.run(
            words, shell: Mpirun.shell(2), outputHas: "update=",
            onOutput: { kill($0.processIdentifier, signal) })
        // Which status is for `mpirun` to say.
        #expect(result.status != 0, "\(result.errors)")
        #expect(result.output.contains("Go on with: metamapg resume"), "\(result.output)")
        #expect(Mpirun.left(in: program).isEmpty)
        let info = try Mpirun.info("run", in: program)
        #expect(info.status == .interrupted && info.sessions.last?.reason == .stopped)
        // All that was measured is in the checkpoint: it was saved, not cut off.
        #expect(try program.reader("run").checkpoint()?.update == program.samples("run").count)
    }

    @Test func `a signal to rank 0 ends all ranks with its status`() async throws {
        let program = try Program()
        defer { program.remove() }
        let words =
            Self.recurrent + ["--updates", "1000000000", "--threads", "1", "--interval", "0.01", "--out", "run"]
        let result = try await program.run(
            words, shell: Mpirun.shell(2), outputHas: "update=",
            onOutput: { mpirun in
                if let first = Mpirun.ranks(of: mpirun.processIdentifier)[0] { kill(first, SIGTERM) }
            })
        #expect(result.status == 128 + SIGTERM, "\(result.errors)")
        #expect(result.output.contains("Go on with: metamapg resume"), "\(result.output)")
        #expect(Mpirun.left(in: program).isEmpty)
        #expect(try program.reader("run").checkpoint()?.update == program.samples("run").count)
    }

    @Test func `a signal to another rank ends all with the reason`() async throws {
        let program = try Program()
        defer { program.remove() }
        let words = Self.tabular + ["--updates", "1000000000", "--threads", "1", "--interval", "0.01", "--out", "run"]
        let result = try await program.run(
            words, shell: Mpirun.shell(2), outputHas: "update=",
            onOutput: { mpirun in
                if let second = Mpirun.ranks(of: mpirun.processIdentifier)[1] { kill(second, SIGTERM) }
            })
        #expect(result.status == 1, "\(result.errors)")
        #expect(
            result.errors.contains("Error: rank 1 on ") && result.errors.contains(" was told to end; the run stands"))
        #expect(Mpirun.left(in: program).isEmpty)
        #expect(try Mpirun.info("run", in: program).status == .interrupted)
        #expect(try program.reader("run").checkpoint()?.update == program.samples("run").count)
    }

    @Test func `runs are handed out to ranks, and go on where they were left`() async throws {
        let program = try Program()
        defer { program.remove() }
        let seeds = ["--seeds", "4", "--threads", "1", "--interval", "0.01", "--checkpoint-every", "0.05", "--updates"]
        let long = try await program.run(
            Program.smallTrain + seeds + ["1000000000", "--out", "runs"], shell: Mpirun.shell(2), outputHas: "runs 0/4",
            onOutput: { mpirun in
                // Until both ranks have a run of their own, and something of it.
                let runs = (1...2).map { "runs/ipd-all-meta-mapg-tabular-seed\($0)" }
                while mpirun.isRunning, runs.contains(where: { (try? program.samples($0).isEmpty) != false }) {
                    usleep(10_000)
                }
                // Not to `mpirun`, which gives ranks as long before it passes it on as before it kills them.
                if let first = Mpirun.ranks(of: mpirun.processIdentifier)[0] { kill(first, SIGTERM) }
            })
        #expect(long.status == 128 + SIGTERM, "\(long.errors)")
        #expect(Mpirun.left(in: program).isEmpty)
        for seed in 1...2 {
            let run = "runs/ipd-all-meta-mapg-tabular-seed\(seed)"
            #expect(try Mpirun.info(run, in: program).status == .interrupted)
            let reader = try program.reader(run)
            let (saved, made, info) = (try reader.checkpoint()?.update, try reader.samples().count, try reader.info)
            #expect(saved == made, "\(run): \(info)")
        }
        let made = try (1...2).map { try program.samples("runs/ipd-all-meta-mapg-tabular-seed\($0)").count }.max() ?? 0
        let rest = seeds + ["\(made + 20)", "--out"]
        let again = try await program.run(Program.smallTrain + rest + ["runs"], shell: Mpirun.shell(3))
        #expect(again.status == 0, "\(again.errors)")
        #expect(again.output.contains("Saved 4 runs in "), "\(again.output)")
        #expect(try await program.run(Program.smallTrain + rest + ["alone"]).status == 0)
        for seed in 1...4 {
            let name = "ipd-all-meta-mapg-tabular-seed\(seed)"
            try expectSame(program, "runs/\(name)", as: "alone/\(name)")
        }
        #expect(try program.entries() == ["alone", "runs"])
    }

    @Test func `learners of a league are trained by all ranks`() async throws {
        let program = try Program()
        defer { program.remove() }
        let words = ["league", "--learners", "naive,meta-pg", "--pairs", "8", "--threads", "1"]
        let ranks = try await program.run(words + ["--trainings", "2"], shell: Mpirun.shell(2))
        #expect(ranks.status == 0, "\(ranks.errors)")
        let folder = "state/metamapg/learners"
        let files = try FileManager.default.contentsOfDirectory(atPath: program.path(folder)).sorted()
        #expect(files.count == 2)
        let trained = try program.data("\(folder)/\(files[1])")
        // The second one again, here.
        try FileManager.default.removeItem(atPath: program.path("\(folder)/\(files[1])"))
        let alone = try await program.run(words + ["--trainings", "2"])
        #expect(alone.status == 0 && alone.output == ranks.output, "\(alone.errors)")
        #expect(try program.data("\(folder)/\(files[1])") == trained)
    }

    @Test func `what cannot be written ends all ranks with the reason`() async throws {
        let program = try Program()
        defer { program.remove() }
        // Slow enough to be small still when the limit is set: what SQLite has not moved to the run's file yet, up to 4 MB,
        // is not in the way of a write, but has to fit where the run is saved instead.
        let words =
            Self.recurrent + ["--updates", "1000000000", "--threads", "1", "--interval", "0.01", "--out", "run"]
        let result = try await program.run(
            words + ["--checkpoint-every", "0.05"], shell: Mpirun.shell(2), outputHas: "update=",
            onOutput: { mpirun in
                // A limit on files is an error like a full disk. MPI's own files are there already. It leaves room for
                // what there is, in another place, and little more; so nothing may be added while it is set.
                guard let first = Mpirun.ranks(of: mpirun.processIdentifier)[0] else { return }
                kill(first, SIGSTOP)
                let sizes = ["run.sqlite", "run.sqlite-wal"].map { name in
                    let attributes = try? FileManager.default.attributesOfItem(atPath: program.path("run/\(name)"))
                    return attributes?[.size] as? Int ?? 0
                }
                let limit = Process()
                limit.executableURL = URL(fileURLWithPath: "/usr/bin/prlimit")
                limit.arguments = ["--pid", "\(first)", "--fsize=\(sizes.reduce(300_000, +))"]
                try? limit.run()
                limit.waitUntilExit()
                kill(first, SIGCONT)
            })
        #expect(result.status == 1, "\(result.errors)")
        #expect(result.errors.hasPrefix("Error: cannot write \"\(program.path("run"))/"), "\(result.errors)")
        #expect(Mpirun.left(in: program).isEmpty)
        // What does not fit is in the usual place, and goes on from there.
        let store = "state/metamapg/runs/rps-all-meta-mapg-lstm-seed1"
        #expect(result.errors.contains("; the run is saved in \"\(program.path(store))\" instead"), "\(result.errors)")
        let made = try program.samples(store).count
        #expect(try program.reader(store).checkpoint()?.update == made && made > 0)
        let resumed = try await program.run(["resume", store, "--updates", "\(made + 1)"])
        #expect(resumed.status == 0, "\(resumed.errors)")
    }

    @Test func `without the object nothing is begun and one rank says why`() async throws {
        let program = try Program()
        defer { program.remove() }
        let hidden = "export METAMAPG_MPI=/nowhere/mpi.so;"
        let result = try await program.train(
            "--updates", "2", "--out", "run", shell: try Mpirun.shell(2, first: hidden))
        #expect(result.status == 2)
        #expect(result.errors.components(separatedBy: "Error: ").count == 2, "\(result.errors)")
        #expect(
            result.errors.hasPrefix(
                "Error: this was started as 2 ranks, but what ranks talk by, \"/nowhere/mpi.so\", does not exist; \"make mpi\""
            ),
            "\(result.errors)")
        #expect(try program.entries().isEmpty)
        // A process that was started alone does without.
        let alone = try await program.train(
            "--updates", "2", "--out", "run", shell: "export METAMAPG_MPI=/nowhere/mpi.so; exec \"$@\"")
        #expect(alone.status == 0, "\(alone.errors)")
    }

    @Test func `bad usage is said once`() async throws {
        let program = try Program()
        defer { program.remove() }
        let result = try await program.train("--updates", "0", "--out", "run", shell: try Mpirun.shell(2))
        #expect(result.status == 2)
        #expect(result.errors.components(separatedBy: "Error: ").count == 2, "\(result.errors)")
        let version = try await program.run(["--version"], shell: try Mpirun.shell(2))
        #expect(version.status == 0 && version.output.split(separator: "\n").count == 1, "\(version.output)")
    }

    @Test func `a rank that lacks what the run needs is named`() async throws {
        let program = try Program()
        defer { program.remove() }
        let hides = "sh -c '[ \"$OMPI_COMM_WORLD_RANK\" = 0 ] || export METAMAPG_PHYSICS=/nowhere/p.so; exec \"$@\"' sh"
        let shell = try Mpirun.shell(2).replacingOccurrences(of: " \"$@\"", with: " \(hides) \"$@\"")
        let result = try await program.run(Self.bodies + ["--updates", "2", "--out", "run"], shell: shell)
        #expect(result.status == 1)
        #expect(
            result.errors.contains("chains cannot be played by rank 1 on ")
                && result.errors.contains("its physics, \"/nowhere/p.so\", does not exist"), "\(result.errors)")
        #expect(!program.exists("run"))
    }
}
