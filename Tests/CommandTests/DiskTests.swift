import Foundation
import Testing

/// Disks that refuse. They are real ones, small and in memory, so whoever runs the tests must be allowed to mount them.
@Suite(.serialized, .enabled(if: geteuid() == 0 && Disk.isPermitted, "only the superuser may mount file systems"))
struct DiskTests {
    private static let words = ["--updates", "1200", "--checkpoint-every", "0.05", "--threads", "1"]
    /// Until a signal ends it.
    private static let endless = ["--updates", "1000000000", "--checkpoint-every", "0.05", "--threads", "1"]

    /// Checks that a run equals one that nothing happened to.
    private func expectWhole(_ program: Program, _ folder: String, _ words: [String] = words) async throws {
        let whole = try await program.train(words + ["--out", "whole"])
        #expect(whole.status == 0)
        #expect(try program.samples(folder) == program.samples("whole"))
        #expect(try program.reader(folder).chainScores() == program.reader("whole").chainScores())
        #expect(try program.reader(folder).checkpoint() == program.reader("whole").checkpoint())
        #expect(try program.reader(folder).best() == program.reader("whole").best())
    }

    @Test func `training waits for a full disk and loses nothing`() async throws {
        let program = try Program()
        defer { program.remove() }
        let disk = try Disk(program.path("disk"), kilobytes: 12_000)
        defer { disk.remove() }
        try disk.fill(leaving: 300)
        let result = try await program.run(
            Program.smallTrain + Self.words + ["--out", "disk/run"],
            onErrors: { _ in
                // It waits, and can be read meanwhile.
                Thread.sleep(forTimeInterval: 1)
                #expect((try? program.reader("disk/run").info.status) == .running)
                disk.free()
            })
        #expect(result.status == 0)
        #expect(result.errors.contains("Paused at update "))
        #expect(result.errors.contains("No space left on device. Training goes on when it can be written."))
        #expect(result.errors.contains("Everything is written; training goes on."))
        try await expectWhole(program, "disk/run")
        let events = try program.reader("disk/run").events()
        #expect(events.contains { $0.event.kind == .warning && $0.event.text.contains("No space left on device") })
    }

    @Test func `what does not fit is saved elsewhere on leaving`() async throws {
        let program = try Program()
        defer { program.remove() }
        let disk = try Disk(program.path("disk"), kilobytes: 1_000)
        defer { disk.remove() }
        try disk.fill(leaving: 300)
        let result = try await program.run(
            Program.smallTrain + Self.words + ["--out", "disk/run"],
            onErrors: { kill($0.processIdentifier, SIGTERM) })
        #expect(result.status == 1)
        let store = "state/metamapg/runs/ipd-all-meta-mapg-tabular-seed1"
        #expect(result.errors.contains("the run is saved in \"\(program.path(store))\" instead"))
        // What is on the full disk is the beginning, and the other folder goes on.
        let count = try program.samples("disk/run").count
        #expect(try program.samples("disk/run") == Array(program.samples(store).prefix(count)))
        let resumed = try await program.run(["resume", "ipd-all-meta-mapg-tabular-seed1"])
        #expect(resumed.status == 0, "\(resumed.errors)")
        try await expectWhole(program, store)
    }

    @Test func `runs of a batch are saved elsewhere as well`() async throws {
        let program = try Program()
        defer { program.remove() }
        let disk = try Disk(program.path("disk"), kilobytes: 1_000)
        defer { disk.remove() }
        try disk.fill(leaving: 300)
        let result = try await program.run(
            Program.smallTrain + Self.words + ["--seeds", "1", "--out", "disk/runs"],
            onErrors: { kill($0.processIdentifier, SIGTERM) })
        #expect(result.status == 1)
        let store = "state/metamapg/runs/ipd-all-meta-mapg-tabular-seed1"
        #expect(result.errors.contains("the run is saved in \"\(program.path(store))\" instead"), "\(result.errors)")
        let resumed = try await program.run(["resume", "ipd-all-meta-mapg-tabular-seed1"])
        #expect(resumed.status == 0, "\(resumed.errors)")
        try await expectWhole(program, store)
    }

    @Test func `pretraining waits for a full disk`() async throws {
        let program = try Program()
        defer { program.remove() }
        // Room for some moments of a team, each of which takes 139 kB beside the 2.2 MB to go on from, which are there twice
        // while they are replaced.
        let disk = try Disk(program.path("disk"), kilobytes: 30_000)
        defer { disk.remove() }
        try disk.fill(leaving: 5_000)
        let words = ["pretrain", "halfcheetah", "--trajectories", "2", "--horizon", "5", "--iterations", "40"]
        let result = try await program.run(
            words + ["--out", "disk/team"],
            onErrors: { _ in disk.free() })
        #expect(result.status == 0, "\(result.errors)")
        #expect(result.errors.contains("No space left on device. Training goes on when it can be written."))
        #expect(result.errors.contains("Everything is written; training goes on."))
        #expect(try await program.run(words + ["--out", "whole"]).status == 0)
        for file in ["latest", "agent1-001", "agent1-040", "population"].map({ "\($0).safetensors" }) {
            #expect(try program.data("disk/team/\(file)") == program.data("whole/\(file)"))
        }
    }

    @Test func `without any other place it is said what is kept`() async throws {
        let program = try Program()
        defer { program.remove() }
        let disk = try Disk(program.path("disk"), kilobytes: 1_000)
        defer { disk.remove() }
        try disk.fill(leaving: 300)
        try program.write("no folder", to: "state")
        let result = try await program.run(
            Program.smallTrain + Self.words + ["--out", "disk/run"],
            onErrors: { kill($0.processIdentifier, SIGTERM) })
        #expect(result.status == 1)
        let kept = try program.reader("disk/run").checkpoint()?.update ?? 0
        #expect(result.errors.contains("\"\(program.path("disk/run"))\" holds the run until update \(kept)"))
        disk.free()
        try FileManager.default.removeItem(atPath: program.path("state"))
        disk.grow(kilobytes: 12_000)
        let resumed = try await program.run(["resume", "disk/run"])
        #expect(resumed.status == 0, "\(resumed.errors)")
        try await expectWhole(program, "disk/run")
    }

    @Test func `training waits for a folder that became read-only`() async throws {
        let program = try Program()
        defer { program.remove() }
        let result = try await program.run(
            Program.smallTrain + Self.endless + ["--out", "run", "--interval", "0.01"],
            onOutput: { _ in Disk.mount(["--bind", "-o", "ro", program.path("run"), program.path("run")]) },
            onErrors: { process in
                let kept = (try? program.reader("run").checkpoint())?.update ?? 0
                Disk.unmount(program.path("run"))
                Disk.wait { ((try? program.reader("run").checkpoint())?.update ?? 0) > kept }
                kill(process.processIdentifier, SIGTERM)
            })
        #expect(result.status == 128 + SIGTERM, "\(result.errors)")
        #expect(result.errors.contains("Read-only file system"))
        #expect(result.errors.contains("Everything is written; training goes on."))
        let count = try program.samples("run").count
        #expect(try program.reader("run").checkpoint()?.update == count)
        try await expectWhole(program, "run", ["--updates", "\(count)", "--threads", "1"])
    }

    @Test func `a read-only disk is refused before training`() async throws {
        let program = try Program()
        defer { program.remove() }
        let disk = try Disk(program.path("disk"), kilobytes: 1_000, options: ",ro")
        defer { disk.remove() }
        let result = try await program.train("--updates", "2", "--out", "disk/run")
        #expect(result.status == 1 && result.output.isEmpty)
        #expect(result.errors.contains("Read-only file system"))
        // Without --out the dashboard does without, and says so.
        let watched = try await program.run(
            Program.small + ["--plain", "--updates", "3", "--interval", "0.01"],
            shell: "export XDG_STATE_HOME=$PWD/disk; exec \"$@\"")
        #expect(watched.status == 1)
        #expect(watched.output.contains("3 of 3, done"))
        #expect(watched.errors.contains("ERR this run is not saved: "))
        #expect(watched.errors.contains("Read-only file system"))
    }

    @Test func `a folder that is deleted is written anew`() async throws {
        let program = try Program()
        defer { program.remove() }
        let result = try await program.run(
            Program.smallTrain + Self.endless + ["--out", "run", "--interval", "0.01"],
            onOutput: { _ in
                Disk.wait { (try? program.reader("run").checkpoint()) != nil }
                // What is written meanwhile would keep the folder.
                Disk.wait {
                    try? FileManager.default.removeItem(atPath: program.path("run"))
                    return !program.exists("run")
                }
            },
            onErrors: { process in
                Disk.wait { (try? program.reader("run-2").checkpoint()) != nil }
                kill(process.processIdentifier, SIGTERM)
            })
        #expect(result.status == 128 + SIGTERM, "\(result.errors)")
        #expect(result.errors.contains("was deleted, moved or replaced"))
        #expect(result.errors.contains("Everything is written anew in \"\(program.path("run-2"))\"; training goes on."))
        #expect(try program.entries() == ["run-2"])
        let count = try program.samples("run-2").count
        try await expectWhole(program, "run-2", ["--updates", "\(count)", "--threads", "1"])
    }
}

/// A small disk.
struct Disk {
    private let path: String

    init(_ path: String, kilobytes: Int, options: String = "") throws {
        self.path = path
        try FileManager.default.createDirectory(atPath: path, withIntermediateDirectories: true)
        try #require(Disk.mount(["-t", "tmpfs", "-o", "size=\(kilobytes)k\(options)", "tmpfs", path]))
    }

    func remove() { Disk.unmount(path) }

    /// Leaves only so many kilobytes free.
    func fill(leaving kilobytes: Int) throws {
        let attributes = try FileManager.default.attributesOfFileSystem(forPath: path)
        let free = (attributes[.systemFreeSize] as? NSNumber)?.intValue ?? 0
        try Data(count: free - kilobytes * 1024).write(to: URL(fileURLWithPath: "\(path)/ballast"))
    }

    func free() { unlink("\(path)/ballast") }

    func grow(kilobytes: Int) { Disk.mount(["-o", "remount,size=\(kilobytes)k", path]) }

    /// Whether file systems can be mounted here at all; containers may forbid it.
    static let isPermitted: Bool = {
        let path = NSTemporaryDirectory() + "metamapg-disk-\(UUID().uuidString)"
        mkdir(path, 0o700)
        defer { rmdir(path) }
        guard mount(["-t", "tmpfs", "tmpfs", path]) else { return false }
        unmount(path)
        return true
    }()

    /// Waits for something, a minute at most.
    static func wait(_ condition: () -> Bool) {
        for _ in 0..<6000 {
            if condition() { return }
            usleep(10_000)
        }
    }

    @discardableResult
    static func mount(_ arguments: [String]) -> Bool { run("/bin/mount", arguments) }

    static func unmount(_ path: String) { run("/bin/umount", ["-l", path]) }

    @discardableResult
    private static func run(_ program: String, _ arguments: [String]) -> Bool {
        let process = Process()
        process.executableURL = URL(fileURLWithPath: program)
        process.arguments = arguments
        process.standardError = FileHandle.nullDevice
        guard (try? process.run()) != nil else { return false }
        process.waitUntilExit()
        return process.terminationStatus == 0
    }
}
