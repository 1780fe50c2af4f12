import Foundation
import RunFixtures
import Store
import TestTools
import Testing
import Training

/// Runs of strangers, whose files are not what they should be: nothing outside of them is opened, written or removed.
struct RunsStrangeFilesTests {
    /// What every run has, and what SQLite may put beside its database.
    private static let files = [
        "config.yaml", "lock", "run.sqlite", "run.sqlite-wal", "run.sqlite-shm", "run.sqlite-journal", "checkpoints",
        "checkpoints/latest.safetensors",
    ]

    enum Kind: CaseIterable { case link, deadLink, pipe, other }

    /// Puts something else in the place of a file of a run; says what errors call it.
    private func spoil(_ path: String, _ kind: Kind, victim: String) throws -> String {
        let isFolder = path.hasSuffix("checkpoints")
        try? FileManager.default.removeItem(atPath: path)
        switch kind {
        case .link: try FileManager.default.createSymbolicLink(atPath: path, withDestinationPath: victim)
        case .deadLink: try FileManager.default.createSymbolicLink(atPath: path, withDestinationPath: "\(victim)-new")
        case .pipe: #expect(mkfifo(path, 0o666) == 0)
        case .other where isFolder: try "file".write(toFile: path, atomically: true, encoding: .utf8)
        case .other: try FileManager.default.createDirectory(atPath: path, withIntermediateDirectories: false)
        }
        let name =
            switch kind {
            case .link, .deadLink: "a symbolic link"
            case .pipe: "a FIFO"
            case .other: isFolder ? "a plain file" : "a folder"
            }
        return "\"\(path)\" is \(name), but must be \(isFolder ? "a folder" : "a plain file")"
    }

    @Test(arguments: files, Kind.allCases) func `what is no plain file is named`(name: String, kind: Kind) throws {
        let folder = try TemporaryFolder()
        defer { folder.remove() }
        let path = "\(folder.path)/run"
        try savedRun(updates: 2, at: path)
        try folder.write("mine", to: "victim")
        // A link to a whole folder of checkpoints leads where there is something to lose.
        let victim = name == "checkpoints" ? "\(folder.path)/others" : "\(folder.path)/victim"
        try FileManager.default.createDirectory(atPath: "\(folder.path)/others", withIntermediateDirectories: false)
        for file in ["best-mine", "best-1", "best-2", "latest"] {
            try folder.write("mine", to: "others/\(file).safetensors")
        }
        let before = try folder.entries()
        let expected = try spoil("\(path)/\(name)", kind, victim: victim)
        #expect(errorMessage { try OpenRun.resume(path, target: 9) } == expected)
        #expect(errorMessage { try RunReader(path).checkpoint() } == expected)
        // Following reads a checkpoint later, and goes on without.
        if !name.hasSuffix("latest.safetensors") {
            #expect(errorMessage { try RunFollower(path) {} } == expected)
            #expect(errorMessage { try RunFollower(path, .init(copies: true)) {} } == expected)
        }
        #expect(try folder.text("victim") == "mine" && folder.entries() == before)
        for file in ["best-mine", "best-1", "best-2", "latest"] {
            #expect(try folder.text("others/\(file).safetensors") == "mine")
        }
        // It can go, with nothing else.
        try RunStore.remove(path)
        #expect(try folder.entries() == before.filter { $0 != "run" })
        #expect(try folder.text("victim") == "mine" && folder.entries("others").count == 4)
    }

    @Test(arguments: [true, false]) func `what a kill left of a checkpoint is not written through`(isLink: Bool) throws
    {
        let folder = try TemporaryFolder()
        defer { folder.remove() }
        let path = "\(folder.path)/run"
        try savedRun(updates: 2, at: path)
        try folder.write("mine", to: "victim")
        for name in ["latest", "best-4"] {
            let partial = "\(path)/checkpoints/\(name).safetensors.partial"
            if isLink {
                try FileManager.default.createSymbolicLink(atPath: partial, withDestinationPath: "../../victim")
            } else {
                try FileManager.default.linkItem(atPath: "\(folder.path)/victim", toPath: partial)
            }
        }
        let open = try OpenRun.resume(path, target: 6)
        _ = try finishedRun(open: open, updates: 6)
        try open.recorder?.end(.done)
        #expect(try folder.text("victim") == "mine")
        #expect(try RunReader(path).checkpoint()?.update == 6)
    }

    @Test func `a lock with another name is taken, but not written`() throws {
        let folder = try TemporaryFolder()
        defer { folder.remove() }
        let path = "\(folder.path)/run"
        try savedRun(updates: 2, at: path)
        try folder.write("mine", to: "victim")
        try FileManager.default.removeItem(atPath: "\(path)/lock")
        try FileManager.default.linkItem(atPath: "\(folder.path)/victim", toPath: "\(path)/lock")
        let open = try OpenRun.resume(path, target: 4)
        #expect(errorMessage { try OpenRun.resume(path, target: 4) }.contains("is being written by another process"))
        open.writer?.abandon()
        #expect(try folder.text("victim") == "mine")
    }

    @Test func `a database with another name is read, but not written`() throws {
        let folder = try TemporaryFolder()
        defer { folder.remove() }
        let path = "\(folder.path)/run"
        let run = try savedRun(updates: 2, at: path)
        try FileManager.default.linkItem(atPath: "\(path)/run.sqlite", toPath: "\(folder.path)/victim")
        let before = try folder.data("victim")
        #expect(
            errorMessage { try OpenRun.resume(path, target: 4) }
                == "\"\(path)/run.sqlite\" has another name elsewhere (a hard link), where it would change as well; "
                + "copy the run with cp -r and take the copy")
        #expect(try RunReader(path).samples() == run.samples)
        #expect(try folder.data("victim") == before)
    }

    @Test func `a folder that is reached through a link is a run like any other`() throws {
        let folder = try TemporaryFolder()
        defer { folder.remove() }
        try savedRun(updates: 2, at: "\(folder.path)/disk/run")
        let link = "\(folder.path)/runs"
        try FileManager.default.createSymbolicLink(atPath: link, withDestinationPath: "disk/run")
        let open = try OpenRun.resume(link, target: 4)
        _ = try finishedRun(open: open, updates: 4)
        try open.recorder?.end(.done)
        #expect(try RunReader(link).checkpoint()?.update == 4)
        #expect(try RunReader("\(folder.path)/disk/run").info.status == .finished)
    }

    @Test func `files larger than their kind can be are not read`() throws {
        let folder = try TemporaryFolder()
        defer { folder.remove() }
        for (name, limit) in [("config.yaml", 1 << 20), ("checkpoints/latest.safetensors", 0)] {
            let path = "\(folder.path)/\(limit)"
            try savedRun(updates: 2, at: path)
            #expect(truncate("\(path)/\(name)", 1 << 40) == 0)
            for message in [
                errorMessage { try OpenRun.resume(path, target: 9) }, errorMessage { try RunReader(path).checkpoint() },
            ] {
                let expected = "\"\(path)/\(name)\" has 1099511627776 bytes, more than the "
                #expect(message.hasPrefix(expected) && message.hasSuffix(" that it can have"), "\(message)")
            }
        }
    }

    @Test func `a copy of a database leaves holes holes`() throws {
        let folder = try TemporaryFolder()
        defer { folder.remove() }
        let path = "\(folder.path)/run"
        let run = try savedRun(updates: 2, at: path)
        // As long as no other test's.
        let size = (1 << 30) + Int(getpid()) * 4096
        #expect(truncate("\(path)/run.sqlite", size) == 0)
        let follower = try RunFollower(path, .init(copies: true)) {}
        let temporary = FileManager.default.temporaryDirectory.path
        let copies = try FileManager.default.contentsOfDirectory(atPath: temporary)
            .filter { $0.hasPrefix("metamapg-attach-") }.compactMap { name in
                var status = stat()
                return stat("\(temporary)/\(name)/run.sqlite", &status) == 0 ? status : nil
            }.filter { $0.st_size == size }
        #expect(copies.count == 1 && copies[0].st_blocks * 512 < 1 << 20)
        #expect(follower.configuration == run.configuration)
    }

    /// SQLite takes back what a crash left half done, and at the end deletes a file that the journal names.
    @Test func `a journal does not make other files go`() throws {
        let folder = try TemporaryFolder()
        defer { folder.remove() }
        let path = "\(folder.path)/run"
        try savedRun(updates: 2, at: path)
        try folder.write("mine", to: "victim")
        // The layout of journals: sqlite.org/fileformat2.html, section 3, and writeSuperJournal of pager.c.
        let database = try folder.data("run/run.sqlite")
        let pageSize = Int(database[16]) << 8 | Int(database[17])
        func words(_ values: [Int]) -> Data {
            values.reduce(into: Data()) { data, value in
                data.append(contentsOf: (0..<4).map { UInt8(truncatingIfNeeded: value >> (24 - 8 * $0)) })
            }
        }
        let magic = Data([0xd9, 0xd5, 0x05, 0xf9, 0x20, 0xa1, 0x63, 0xd7])
        let name = Data("\(folder.path)/victim".utf8)
        var journal = magic + words([0, 0, database.count / pageSize, 512, pageSize])
        journal.append(Data(count: 512 - journal.count))
        journal.append(words([(1 << 30) / pageSize + 1]) + name)
        journal.append(words([name.count, name.reduce(0) { $0 + Int($1) }]) + magic)
        try journal.write(to: URL(fileURLWithPath: "\(path)/run.sqlite-journal"))
        let expected = "\"\(path)/run.sqlite-journal\" names another file, which it must not touch"
        #expect(errorMessage { try RunReader(path) } == expected)
        #expect(errorMessage { try OpenRun.resume(path, target: 4) } == expected)
        #expect(errorMessage { try RunFollower(path) {} } == expected)
        #expect(try folder.text("victim") == "mine")
        #expect(try folder.data("run/run.sqlite") == database)
    }
}
