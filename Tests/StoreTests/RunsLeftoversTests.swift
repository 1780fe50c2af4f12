import Foundation
import RunFixtures
import Store
import TestTools
import Testing
import Training

/// What a kill leaves while a run's folder comes into being or goes.
struct RunsLeftoversTests {
    /// Creates a run and removes it, which cleans its surroundings.
    private func passBy(_ folder: TemporaryFolder) throws {
        let open = try OpenRun.create(try smallRequest().resolved(), at: "\(folder.path)/passing", target: nil)
        open.recorder?.discard()
    }

    @Test(arguments: [".run.partial-1a2b3c4d", ".run.removed-0", ".with.dots.partial-ffffffff"])
    func `what is certainly abandoned goes`(name: String) throws {
        let folder = try TemporaryFolder()
        defer { folder.remove() }
        try savedRun(updates: 2, at: "\(folder.path)/\(name)")
        try FileManager.default.createDirectory(
            atPath: "\(folder.path)/.empty.partial-12", withIntermediateDirectories: false)
        try passBy(folder)
        #expect(try folder.entries().isEmpty)
    }

    @Test func `what somebody writes stays, and so does what is not ours`() throws {
        let folder = try TemporaryFolder()
        defer { folder.remove() }
        let names = [
            ".written.partial-1a2b", ".mixed.partial-1a2b", ".deep.removed-1a2b", ".unlocked.partial-1a2b",
            ".linked.partial-1a2b", ".run.partial-xyz", ".run.partial-0012", ".run.partial-1A", ".run.other-1a2b",
            "run.partial-1a2b", ".partial-1a2b",
        ]
        // Made where none cleans up after another.
        try savedRun(updates: 1, at: "\(folder.path)/made/run")
        for name in names + ["elsewhere"] where !name.hasPrefix(".linked") {
            try FileManager.default.copyItem(atPath: "\(folder.path)/made/run", toPath: "\(folder.path)/\(name)")
        }
        try FileManager.default.removeItem(atPath: "\(folder.path)/made")
        try FileManager.default.createSymbolicLink(
            atPath: "\(folder.path)/.linked.partial-1a2b", withDestinationPath: "elsewhere")
        try folder.write("mine", to: ".mixed.partial-1a2b/notes")
        try folder.write("mine", to: ".deep.removed-1a2b/checkpoints/best-mine.safetensors")
        try FileManager.default.removeItem(atPath: "\(folder.path)/.unlocked.partial-1a2b/lock")
        try FileManager.default.moveItem(
            atPath: "\(folder.path)/.written.partial-1a2b", toPath: "\(folder.path)/written")
        let writer = try OpenRun.resume("\(folder.path)/written", target: nil)
        try FileManager.default.moveItem(
            atPath: "\(folder.path)/written", toPath: "\(folder.path)/.written.partial-1a2b")
        try passBy(folder)
        #expect(try folder.entries() == (names + ["elsewhere"]).sorted())
        #expect(try RunReader("\(folder.path)/elsewhere").checkpoint()?.update == 1)
        writer.writer?.abandon()
        try passBy(folder)
        #expect(try folder.entries().contains(".written.partial-1a2b") == false)
    }

    @Test func `a run that was to be replaced comes back unless it was`() throws {
        let folder = try TemporaryFolder()
        defer { folder.remove() }
        let aside = "\(folder.path)/.run.replaced-1a2b"
        let run = try savedRun(updates: 3, at: aside, end: .stopped)
        try folder.write("mine", to: ".run.replaced-1a2b/notes")
        try passBy(folder)
        #expect(try folder.entries() == ["run"])
        #expect(try RunReader("\(folder.path)/run").samples() == run.samples)
        #expect(try folder.text("run/notes") == "mine")
        // Also where it is resumed at once.
        try FileManager.default.moveItem(atPath: "\(folder.path)/run", toPath: aside)
        let open = try OpenRun.resume("\(folder.path)/run", target: 4)
        #expect(open.state == run.state)
        open.writer?.abandon()
        // Its place is taken.
        try savedRun(updates: 1, at: aside)
        try passBy(folder)
        #expect(try folder.entries() == ["run"])
        #expect(try RunReader("\(folder.path)/run").samples() == run.samples)
    }

    @Test func `private copies that nobody reads go`() throws {
        let folder = try TemporaryFolder()
        defer { folder.remove() }
        let path = "\(folder.path)/run"
        try savedRun(updates: 2, at: path)
        let temporary = FileManager.default.temporaryDirectory.path
        let copies = ["abandoned", "read", "mixed", "unlocked"].map { what in
            "\(temporary)/metamapg-attach-\(what)-\(UUID().uuidString)"
        }
        defer { for copy in copies { try? FileManager.default.removeItem(atPath: copy) } }
        for copy in copies {
            try FileManager.default.createDirectory(atPath: copy, withIntermediateDirectories: false)
            for name in ["lock", "run.sqlite"] {
                try "".write(toFile: "\(copy)/\(name)", atomically: true, encoding: .utf8)
            }
        }
        try "mine".write(toFile: "\(copies[2])/notes", atomically: true, encoding: .utf8)
        try FileManager.default.removeItem(atPath: "\(copies[3])/lock")
        let descriptor = open("\(copies[1])/lock", O_RDWR)
        defer { close(descriptor) }
        var lock = flock()
        lock.l_type = Int16(F_WRLCK)
        lock.l_whence = Int16(SEEK_SET)
        // F_OFD_SETLK.
        #expect(fcntl(descriptor, 37, &lock) == 0)
        let watcher = try Watcher(path, copies: true)
        watcher.wait(for: "the run") { $0.snapshot.state == .done }
        watcher.follower.finish()
        #expect(copies.map { FileManager.default.fileExists(atPath: $0) } == [false, true, true, true])
    }

    @Test func `a run goes with its pictures, and stays with what is none`() throws {
        let folder = try TemporaryFolder()
        defer { folder.remove() }
        for (place, name) in [(".run.removed-1a", "update-3-curve.csv"), (".other.removed-1b", "notes")] {
            try savedRun(updates: 1, at: "\(folder.path)/\(place)")
            try FileManager.default.createDirectory(
                atPath: "\(folder.path)/\(place)/pictures", withIntermediateDirectories: false)
            try folder.write("mine", to: "\(place)/pictures/\(name)")
        }
        try passBy(folder)
        #expect(try folder.entries() == [".other.removed-1b"])
    }

    @Test func `a run goes with what persons played, and stays with other tables`() throws {
        let folder = try TemporaryFolder()
        defer { folder.remove() }
        for (place, name) in [(".run.removed-1a", "play-12.csv"), (".other.removed-1b", "play-mine.csv")] {
            try savedRun(updates: 1, at: "\(folder.path)/\(place)")
            try folder.write("mine", to: "\(place)/\(name)")
        }
        try passBy(folder)
        #expect(try folder.entries() == [".other.removed-1b"])
    }
}
