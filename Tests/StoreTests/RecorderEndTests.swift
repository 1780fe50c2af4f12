import Foundation
import RunFixtures
import Store
import TestTools
import Testing
import Training

/// How recording ends, and what may not follow.
struct RecorderEndTests {
    private func open(at path: String) throws -> OpenRun {
        try OpenRun.create(
            try smallRequest().resolved(), at: path, target: nil,
            options: RunRecorder.Options(commitInterval: 0, checkpointInterval: 0))
    }

    @Test func `nobody waits for a recorder that has ended`() throws {
        let folder = try TemporaryFolder()
        defer { folder.remove() }
        let first = try open(at: "\(folder.path)/a")
        try first.recorder?.end(.stopped)
        #expect(errorMessage { try first.recorder?.retry() } == "the run is not recorded any longer")
        #expect(errorMessage { try first.writer?.move(to: folder.path) } == "the run is not recorded any longer")
        let second = try open(at: "\(folder.path)/b")
        second.writer?.abandon()
        #expect(errorMessage { try second.recorder?.end(.done) } == "the run is not recorded any longer")
        let third = try open(at: "\(folder.path)/c")
        third.recorder?.discard()
        third.recorder?.discard()
        #expect(try folder.entries() == ["a", "b"])
    }

    /// A run with two meta-updates on the disk and one that cannot get there: a folder stands where the checkpoint goes.
    private func stuck(at path: String) throws -> (recorder: RunRecorder, samples: [UpdateSample]) {
        let open = try open(at: path)
        let training = HeadlessTraining(
            open, on: try WorkerPool(threads: 1, niceness: 0), stopper: HeadlessTraining.Stopper())
        let recorder = try #require(open.writer)
        while training.state.update < 2 { _ = try #require(try training.advance()) }
        try recorder.retry()
        let latest = "\(path)/checkpoints/latest.safetensors"
        try FileManager.default.removeItem(atPath: latest)
        try FileManager.default.createDirectory(atPath: "\(latest)/x", withIntermediateDirectories: true)
        _ = try #require(try training.advance())
        return (recorder, training.samples)
    }

    @Test func `what cannot be written where it is goes to the store`() throws {
        let folder = try TemporaryFolder()
        defer { folder.remove() }
        let (recorder, samples) = try stuck(at: "\(folder.path)/run")
        let problem = try #require(recorder.end(.stopped, orIn: "\(folder.path)/store"))
        let saved = "\(folder.path)/store/ipd-all-meta-mapg-tabular-seed1"
        #expect(problem.description.hasSuffix("; the run is saved in \"\(saved)\" instead"), "\(problem)")
        #expect(recorder.folder == saved)
        let reader = try RunReader(saved)
        #expect(try reader.samples() == samples)
        #expect(try reader.checkpoint()?.update == 3 && reader.info.status == .interrupted)
    }

    @Test func `without another place it is said what is kept`() throws {
        let folder = try TemporaryFolder()
        defer { folder.remove() }
        let path = "\(folder.path)/run"
        let (recorder, _) = try stuck(at: path)
        let problem = try #require(recorder.end(.stopped, orIn: nil))
        #expect(
            problem.description.hasSuffix(
                ", nor in its stead: there is no other place; \"\(path)\" holds the run until update 2, "
                    + "from where metamapg resume goes on"), "\(problem)")
        recorder.abandon()
    }
}
