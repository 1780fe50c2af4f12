import Files
import Foundation
import RunFixtures
import Store
import TestTools
import Testing
import Training

struct RunsFolderTests {
    @Test func `a run reads back exactly`() throws {
        let folder = try TemporaryFolder()
        defer { folder.remove() }
        let path = "\(folder.path)/a/run"
        let run = try savedRun(updates: 5, at: path)
        #expect(try folder.entries("a") == ["run"])
        #expect(try folder.entries("a/run") == ["checkpoints", "config.yaml", "lock", "run.sqlite"])
        let best = try #require(run.best).update
        #expect(try folder.entries("a/run/checkpoints") == ["best-\(best).safetensors", "latest.safetensors"])
        let reader = try RunReader(path)
        #expect(reader.configuration == run.configuration)
        #expect(try reader.samples() == run.samples)
        #expect(try reader.samples(after: 3).map(\.update) == [4, 5])
        #expect(try reader.samples(after: 1, limit: 2).map(\.update) == [2, 3])
        for size in 1...6 {
            var pieces: [[UpdateSample]] = []
            #expect(try reader.forEachPiece(of: size) { pieces.append($0) } == 5)
            #expect(pieces.flatMap(\.self) == run.samples && pieces.dropLast().allSatisfy { $0.count == size })
            #expect(try reader.forEachPiece(until: 3, of: size) { pieces.append($0) } == 3)
            #expect(pieces.flatMap(\.self).map(\.update) == [1, 2, 3, 4, 5, 1, 2, 3])
        }
        let chains = try reader.chainScores()
        #expect(chains.map(\.update) == [1, 1, 2, 2, 3, 3, 4, 4, 5, 5])
        #expect(chains.map(\.chain) == [0, 1, 0, 1, 0, 1, 0, 1, 0, 1])
        #expect(chains.allSatisfy { $0.personas.contains("#") })
        for sample in run.samples {
            let scores = chains.filter { $0.update == sample.update }.map(\.score)
            #expect(abs(scores.reduce(0, +) / 2 - sample.score) < 1e-12)
        }
    }

    @Test func `what there is to say`() throws {
        let folder = try TemporaryFolder()
        defer { folder.remove() }
        let path = "\(folder.path)/run"
        let open = try OpenRun.create(smallRequest().resolved(), at: path, target: 9)
        let reader = try RunReader(path)
        var info = try reader.info
        #expect(info.status == .running && info.updates == 0 && info.best == nil && info.target == 9)
        #expect(info.writer?.contains("process \(getpid()) on ") == true && reader.isLocked)
        #expect(try reader.checkpoint() == nil && reader.best() == nil && reader.samples().isEmpty)
        let run = try finishedRun(open: open, updates: 4)
        try open.recorder?.end(.stopped)
        info = try reader.info
        #expect(info.status == .interrupted && info.updates == 4 && info.writer == nil && !reader.isLocked)
        #expect(info.best?.update == run.best?.update && info.best?.score == run.best?.score)
        let session = try #require(info.sessions.first)
        #expect(info.sessions.count == 1 && session.reason == .stopped && session.lastUpdate == 4)
        #expect(session.pid == Int(getpid()) && session.version == ProgramVersion.current)
        #expect((session.end ?? 0) >= session.start)
        #expect(try reader.events().map(\.event.text) == ["started \(run.configuration.name)"])
        for (end, status) in [(RunSession.End.done, RunStatus.finished), (.failed, .failed)] {
            let again = try OpenRun.resume(path, target: 4)
            #expect(again.isResumed && again.state == run.state && again.samples == run.samples)
            try again.recorder?.end(end)
            #expect(try reader.info.status == status)
        }
    }

    @Test func `nothing is overwritten`() throws {
        let folder = try TemporaryFolder()
        defer { folder.remove() }
        let target = "\(folder.path)/run"
        try savedRun(updates: 1, at: target)
        let configuration = try smallRequest().resolved()
        #expect(errorMessage { try OpenRun.create(configuration, at: target, target: 3) }.contains("--force"))
        #expect(try RunReader(target).info.updates == 1)
        let replaced = try OpenRun.create(configuration, at: target, force: true, target: 3)
        #expect(try RunReader(target).info.updates == 0)
        replaced.recorder?.discard()
        #expect(try folder.entries().isEmpty)
        try FileManager.default.createDirectory(atPath: target, withIntermediateDirectories: true)
        try "mine".write(toFile: "\(target)/notes", atomically: true, encoding: .utf8)
        let message = errorMessage { try OpenRun.create(configuration, at: target, force: true, target: 3) }
        #expect(message.contains("is not a saved run"))
        #expect(try folder.text("run/notes") == "mine")
        #expect(try folder.entries() == ["run"])
    }

    @Test func `one writer at a time`() throws {
        let folder = try TemporaryFolder()
        defer { folder.remove() }
        let path = "\(folder.path)/run"
        let first = try OpenRun.create(smallRequest().resolved(), at: path, target: nil)
        let expected = "is being written by process \(getpid()) on "
        #expect(errorMessage { try OpenRun.resume(path, target: nil) }.contains(expected))
        #expect(
            errorMessage { try OpenRun.create(first.configuration, at: path, force: true, target: nil) }
                .contains(expected))
        #expect(errorMessage { try RunStore.remove(path) }.contains(expected))
        _ = try finishedRun(open: first, updates: 2)
        first.writer?.abandon()
        let second = try OpenRun.resume(path, target: nil)
        second.writer?.abandon()
        try RunStore.remove(path)
        #expect(try folder.entries().isEmpty)
    }

    @Test func `damage is said in a sentence`() throws {
        let folder = try TemporaryFolder()
        defer { folder.remove() }
        let path = "\(folder.path)/run"
        try savedRun(updates: 3, at: path)
        let latest = "\(path)/checkpoints/latest.safetensors"
        let good = try Data(contentsOf: URL(fileURLWithPath: latest))
        for (data, expected) in [
            (Data(), "is damaged: it ends before its header"), (good.dropLast(), "is damaged"),
            (try TensorFile().data(), "is not a policy of metamapg"),
        ] {
            try data.write(to: URL(fileURLWithPath: latest))
            for message in [
                errorMessage { try RunReader(path).checkpoint() }, errorMessage { try OpenRun.resume(path, target: 9) },
            ] {
                #expect(message.contains(expected) && message.contains("latest.safetensors"), "\(message)")
            }
        }
        try good.write(to: URL(fileURLWithPath: latest))
        let text = Data("no database, but long enough to be one ...".utf8)
        try text.write(to: URL(fileURLWithPath: "\(path)/run.sqlite"))
        #expect(errorMessage { try RunReader(path) }.contains("run.sqlite\" is damaged: it is not a database"))
        try FileManager.default.removeItem(atPath: "\(path)/run.sqlite")
        for (path, expected) in [
            (path, "has no run.sqlite"), (folder.path, "has no config.yaml"),
            ("\(folder.path)/x", "there is no folder"),
            ("\(path)/config.yaml", "a saved run is a folder"),
        ] {
            let message = errorMessage { try RunReader(path) }
            #expect(message.contains(expected), "\(message)")
        }
    }
}
