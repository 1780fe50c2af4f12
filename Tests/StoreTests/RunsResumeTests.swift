import Engine
import Foundation
import RunFixtures
import Store
import TestTools
import Testing
import Training

/// A run that broke off and went on equals one that did not.
struct RunsResumeTests {
    private static let requests: [RunRequest] =
        ["meta-mapg", "meta-pg", "no-own-learning", "lola-dice", "reinforce"].map { algorithm in
            smallRequest { $0.algorithm = algorithm }
        }
        + PolicyClass.networks.map { network in
            smallRequest {
                $0.policy = network.rawValue
                $0.overrides.hidden = 3
            }
        } + [
            smallRequest { $0.overrides.estimator = "unbiased" },
            smallRequest {
                $0.overrides.projectsConflicts = true
                $0.overrides.termsEvery = 3
            },
            smallRequest {
                $0.overrides.outerDecay = 3
                $0.overrides.warmUp = 5
                $0.overrides.averaging = 0.5
                $0.overrides.stratifies = true
                $0.overrides.centersAdvantage = true
                $0.overrides.whitening = 0.5
                $0.overrides.clip = 0
            },
        ]

    /// Everything that depends on the configuration alone.
    private func contents(_ path: String) throws -> [AnyHashable] {
        let reader = try RunReader(path)
        return [
            try reader.samples(), try reader.chainScores(), try reader.checkpoint() as Checkpoint?,
            try reader.best() as Checkpoint?,
        ]
    }

    @Test(arguments: requests) func `whenever it breaks off`(request: RunRequest) throws {
        let folder = try TemporaryFolder()
        defer { folder.remove() }
        try savedRun(request, updates: 9, at: "\(folder.path)/whole")
        let path = "\(folder.path)/broken"
        let options = RunRecorder.Options(commitInterval: 0, checkpointInterval: 0)
        var open = try OpenRun.create(try request.resolved(), at: path, target: 9, options: options)
        for updates in [1, 2, 5, 6] {
            _ = try finishedRun(open: open, updates: updates)
            // On the disk or not, as chance will have it.
            open.writer?.abandon()
            open = try OpenRun.resume(path, target: 9, options: options)
            #expect(open.state.update <= updates && open.samples.count == open.state.update)
        }
        _ = try finishedRun(open: open, updates: 9)
        try open.recorder?.end(.done)
        #expect(try contents(path) == contents("\(folder.path)/whole"))
        for name in try folder.entries("whole/checkpoints") {
            #expect(try folder.data("broken/checkpoints/\(name)") == folder.data("whole/checkpoints/\(name)"))
        }
        #expect(try folder.entries("broken/checkpoints") == folder.entries("whole/checkpoints"))
    }

    @Test func `rows are there before a checkpoint counts on them`() throws {
        let folder = try TemporaryFolder()
        defer { folder.remove() }
        let path = "\(folder.path)/run"
        let open = try OpenRun.create(
            try smallRequest().resolved(), at: path, target: nil,
            options: RunRecorder.Options(commitInterval: 0, checkpointInterval: 0))
        let reader = try RunReader(path)
        let training = HeadlessTraining(
            open, on: try WorkerPool(threads: 1, niceness: 0), stopper: HeadlessTraining.Stopper())
        var checkpoints: Set<Int> = []
        while checkpoints.count < 4 {
            _ = try training.advance()
            // The checkpoint first: what it counts on must be there by then.
            guard let checkpoint = try reader.checkpoint() else { continue }
            checkpoints.insert(checkpoint.update)
            #expect(try reader.info.updates >= checkpoint.update)
            let hasBest = try reader.best() != nil
            if checkpoint.bestUpdate != nil {
                #expect(hasBest)
            } else if hasBest {
                // The writer has gone on meanwhile, to a checkpoint that names it.
                let later = try #require(try reader.checkpoint())
                #expect(later.update > checkpoint.update && later.bestUpdate != nil)
            }
        }
        try open.recorder?.end(.stopped)
        #expect(try reader.checkpoint()?.update == training.state.update)
    }

    @Test func `training never waits for what comes late`() throws {
        let folder = try TemporaryFolder()
        defer { folder.remove() }
        let path = "\(folder.path)/run"
        let open = try OpenRun.create(
            try smallRequest().resolved(), at: path, target: nil,
            options: RunRecorder.Options(commitInterval: 3600, checkpointInterval: 3600))
        let run = try finishedRun(open: open, updates: 6)
        let reader = try RunReader(path)
        #expect(try reader.info.updates == 0 && reader.checkpoint() == nil)
        try open.recorder?.retry()
        #expect(try reader.samples() == run.samples && reader.checkpoint()?.update == 6)
        try open.recorder?.end(.done)
    }

    @Test func `a folder that is deleted is written anew beside it`() throws {
        let folder = try TemporaryFolder()
        defer { folder.remove() }
        let path = "\(folder.path)/run"
        let open = try OpenRun.create(
            try smallRequest().resolved(), at: path, target: nil,
            options: RunRecorder.Options(commitInterval: 0, checkpointInterval: 0))
        _ = try finishedRun(open: open, updates: 5)
        let recorder = try #require(open.writer)
        try recorder.retry()
        try FileManager.default.removeItem(atPath: path)
        recorder.append(TrainingEvent(time: 1, kind: .info, text: "later"), update: 5)
        while recorder.problem == nil { usleep(1000) }
        #expect(recorder.problem?.isGone == true)
        #expect(recorder.problem?.description.contains("was deleted, moved or replaced") == true)
        #expect(try folder.entries().isEmpty)
        try recorder.end(.stopped)
        #expect(recorder.folder == "\(path)-2")
        #expect(try folder.entries() == ["run-2"])
        let whole = try finishedRun(updates: 5)
        let reader = try RunReader("\(path)-2")
        #expect(try reader.samples() == whole.samples && reader.checkpoint()?.parameters == whole.parameters)
        #expect(try reader.best()?.parameters == whole.best?.parameters)
        #expect(try reader.events().last?.event.text == "later")
        #expect(try reader.info.status == .interrupted)
    }
}
