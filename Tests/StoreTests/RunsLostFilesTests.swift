import Foundation
import RunFixtures
import Store
import TestTools
import Testing
import Training

/// Nothing that a run has recorded goes without a word, and nothing that is not its own.
struct RunsLostFilesTests {
    private let latest = "run/checkpoints/latest.safetensors"

    @Test(arguments: [true, false]) func `a run whose checkpoint is missing is left as it is`(wholeFolder: Bool) throws
    {
        let folder = try TemporaryFolder()
        defer { folder.remove() }
        let path = "\(folder.path)/run"
        let run = try savedRun(updates: 5, at: path, end: .stopped)
        let lost = wholeFolder ? "\(path)/checkpoints" : "\(folder.path)/\(latest)"
        try FileManager.default.moveItem(atPath: lost, toPath: "\(folder.path)/kept")
        #expect(
            errorMessage { try OpenRun.resume(path, target: 9) }
                == "\"\(path)/checkpoints/latest.safetensors\" is missing, from which the run of 5 meta-updates would go on; "
                + "put it back, or begin again at 0, which removes what was recorded, with metamapg resume --from-start"
        )
        #expect(try RunReader(path).samples() == run.samples)
        #expect(try RunReader(path).info.sessions.count == 1)
        // Put back, it goes on.
        try FileManager.default.moveItem(atPath: "\(folder.path)/kept", toPath: lost)
        let open = try OpenRun.resume(path, target: 9)
        #expect(open.state == run.state)
        open.writer?.abandon()
    }

    @Test func `a run begins again where that is asked for`() throws {
        let folder = try TemporaryFolder()
        defer { folder.remove() }
        let path = "\(folder.path)/run"
        try savedRun(updates: 5, at: path, end: .stopped)
        try FileManager.default.removeItem(atPath: "\(path)/checkpoints")
        var open = try OpenRun.resume(path, target: 7, fromStart: true)
        #expect(open.state.update == 0 && open.samples.isEmpty)
        open.writer?.abandon()
        #expect(try RunReader(path).samples().isEmpty)
        open = try OpenRun.resume(path, target: 7)
        _ = try finishedRun(open: open, updates: 7)
        try open.recorder?.end(.done)
        let whole = try finishedRun(updates: 7)
        #expect(try RunReader(path).samples() == whole.samples)
        #expect(try RunReader(path).checkpoint()?.parameters == whole.parameters)
        #expect(try RunReader(path).best()?.parameters == whole.best?.parameters)
    }

    @Test func `a run that broke off before its first checkpoint goes on without a word`() throws {
        let folder = try TemporaryFolder()
        defer { folder.remove() }
        let path = "\(folder.path)/run"
        let options = RunRecorder.Options(commitInterval: 0, checkpointInterval: 3600)
        let broken = try OpenRun.create(try smallRequest().resolved(), at: path, target: 6, options: options)
        #expect(try folder.entries("run/checkpoints") == ["latest.safetensors"])
        _ = try finishedRun(open: broken, updates: 3)
        let reader = try RunReader(path)
        while try reader.info.updates == 0 { usleep(1000) }
        broken.writer?.abandon()
        #expect(try reader.checkpoint() == nil && reader.best() == nil)
        let open = try OpenRun.resume(path, target: 6)
        #expect(open.state == RunState(startOf: open.configuration))
        _ = try finishedRun(open: open, updates: 6)
        try open.recorder?.end(.done)
        #expect(try reader.samples() == finishedRun(updates: 6).samples)
    }

    @Test func `another run begins where the one that was there cannot go on`() throws {
        let folder = try TemporaryFolder()
        defer { folder.remove() }
        let home = RunHome(RunStore(folder.path), target: nil)
        let configuration = try smallRequest().resolved()
        let first = try home.open(configuration)
        let path = try #require(first.recorder?.folder)
        let run = try finishedRun(open: first, updates: 3)
        try first.recorder?.end(.stopped)
        try FileManager.default.removeItem(atPath: "\(path)/checkpoints/latest.safetensors")
        let second = try home.open(configuration)
        #expect(!second.isResumed && second.recorder?.folder == "\(path)-2")
        second.recorder?.discard()
        #expect(try RunReader(path).samples() == run.samples)
    }

    @Test func `only the run's own files of best policies go`() throws {
        let folder = try TemporaryFolder()
        defer { folder.remove() }
        let path = "\(folder.path)/run"
        let run = try savedRun(updates: 9, at: path, end: .stopped)
        let best = try #require(run.best).update
        // The validation of the second meta-update is always the best so far.
        #expect(best > 2)
        // One of the run that a kill has left, and others that are not.
        let foreign = ["best-mine", "best-07", "best-1", "best-"].map { "\($0).safetensors" } + ["best-2"]
        for name in foreign + ["best-2.safetensors"] { try folder.write("mine", to: "run/checkpoints/\(name)") }
        let open = try OpenRun.resume(path, target: 30)
        let own = ["best-\(best).safetensors", "latest.safetensors"]
        #expect(try folder.entries("run/checkpoints") == (own + foreign).sorted())
        let later = try finishedRun(open: open, updates: 30)
        try open.recorder?.end(.done)
        let last = ["best-\(try #require(later.best).update).safetensors", "latest.safetensors"]
        #expect(try folder.entries("run/checkpoints") == (last + foreign).sorted())
        for name in foreign { #expect(try folder.text("run/checkpoints/\(name)") == "mine") }
        #expect(try RunReader(path).best()?.parameters == later.best?.parameters)
    }
}
