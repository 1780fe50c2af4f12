import Foundation
import Store
import TUI
import TestTools
import Testing
import Training

/// Plays on a thread of its own, and the files that they are kept in.
struct PlayHostTests {
    /// Listens to a host.
    private final class Listener {
        let host: PlayHost
        private let news: DispatchSemaphore

        init(_ setup: PlayHost.Setup = PlayHost.Setup()) {
            let news = DispatchSemaphore(value: 0)
            self.news = news
            host = PlayHost(RunStore(""), setup, onNews: { news.signal() })
        }

        /// The first news that meet the condition; a minute at most, so that a mistake ends the test.
        @discardableResult func wait(until condition: (PlayHost.News) -> Bool) throws -> PlayHost.News {
            let deadline = DispatchTime.now() + 60
            while true {
                if let next = host.takeNews(), condition(next) { return next }
                try #require(news.wait(timeout: deadline) == .success)
            }
        }
    }

    private let configuration = Fixture.configuration(Fixture.request(.ipd))
    private var policy: TrainedPolicy { TrainedPolicy(configuration, RunState(startOf: configuration)) }

    /// Two steps a trajectory.
    private var setup: PlayHost.Setup {
        var setup = PlayHost.Setup()
        setup.options.horizon = 2
        return setup
    }

    @Test func `what is asked for is played in order and kept in the folder`() throws {
        let folder = try TemporaryFolder()
        defer { folder.remove() }
        try folder.write("mine", to: "play-1.csv")
        let listener = Listener(setup)
        let host = listener.host
        host.send(.begin(PlayHost.Request(configuration, folder: folder.path)), policy)
        let first = try listener.wait { $0.record != nil }
        #expect(first.record?.steps.isEmpty == true && first.file == nil)
        #expect(first.references.last?.name == "meta, paper defecting")
        #expect(try folder.entries() == ["play-1.csv"])
        // Faster than anybody could answer.
        for command: PlayHost.Command in [.act(0), .act(1), .act(0), .learn, .act(1), .again] {
            host.send(command, nil)
        }
        let news = try listener.wait { $0.record?.chain == 1 }
        #expect(news.file == "\(folder.path)/play-2.csv" && host.file == news.file && news.problem == nil)
        // The third action came too early.
        let rows = try folder.text("play-2.csv").split(separator: "\n").map { $0.split(separator: ",") }
        #expect(rows.count == 4 && rows.dropFirst().map { $0[7] } == ["C", "D", "D"])
        #expect(rows.dropFirst().map { "\($0[2]) \($0[4])" } == ["0 0", "0 1", "1 0"])
        host.send(.act(0), nil)
        try listener.wait { $0.record?.steps.count == 1 }
        host.send(.end, nil)
        #expect(try folder.text("play-2.csv").split(separator: "\n").count == 5)
        #expect(try folder.text("play-1.csv") == "mine")
        // Nothing is heard after that.
        host.send(.act(0), nil)
        #expect(host.takeNews() == nil)
    }

    @Test func `personas are measured meanwhile, as an evaluation does`() throws {
        var small = RunRequest()
        (small.overrides.trajectories, small.overrides.horizon, small.overrides.chainLength) = (3, 5, 2)
        let configuration = try small.resolved()
        let policy = TrainedPolicy(configuration, RunState(startOf: configuration))
        let listener = Listener(setup)
        listener.host.send(.begin(PlayHost.Request(configuration, folder: nil)), policy)
        try listener.wait { $0.record != nil }
        // Asked for again and again, as a person would look.
        var measured: PlayReference?
        for _ in 0..<1_000 where measured == nil {
            listener.host.send(.learn, nil)
            let news = try listener.wait { _ in true }
            measured = news.references.first { $0.source == .personas(40) }
            usleep(5_000)
        }
        let evaluation = try Evaluation.run(
            configuration, policy.parameters.averaged, split: .validation, seed: configuration.seed, threads: 1)
        let rewards = try #require(measured?.rewards)
        for (one, other) in zip(rewards, evaluation.overall.meanReward[0]) { #expect(abs(one - other) < 1e-9) }
        listener.host.send(.end, nil)
    }

    @Test func `what cannot be played is refused with the reason`() throws {
        let folder = try TemporaryFolder()
        defer { folder.remove() }
        let listener = Listener()
        listener.host.send(.begin(PlayHost.Request(configuration, folder: nil)), nil)
        #expect(try listener.wait { _ in true }.refusal == "the run has no policy yet to play with")
        listener.host.send(.begin(PlayHost.Request(configuration, folder: "\(folder.path)/none")), nil)
        #expect(try listener.wait { _ in true }.refusal?.contains("/none") == true)
    }

    @Test func `a saved run plays with its best policy where nothing else is known`() throws {
        let folder = try TemporaryFolder()
        defer { folder.remove() }
        var request = RunRequest()
        (request.overrides.chains, request.overrides.trajectories) = (2, 3)
        (request.overrides.horizon, request.overrides.validateEvery) = (5, 1)
        let configuration = try request.resolved()
        let path = "\(folder.path)/run"
        let listener = Listener(setup)
        var open = try OpenRun.create(configuration, at: path, target: nil)
        listener.host.send(.begin(PlayHost.Request(configuration, folder: path)), nil)
        #expect(try listener.wait { _ in true }.refusal == "\"\(path)\" has no policy yet: the run has just begun")
        open.recorder?.discard()
        open = try OpenRun.create(configuration, at: path, target: nil)
        let training = HeadlessTraining(
            open, on: try WorkerPool(threads: 1, niceness: 0), stopper: HeadlessTraining.Stopper())
        for _ in 0..<3 { _ = try training.advance() }
        try open.recorder?.end(.stopped)
        let best = try #require(training.state.best)
        listener.host.send(.begin(PlayHost.Request(configuration, folder: path)), nil)
        let news = try listener.wait { $0.record != nil || $0.refusal != nil }
        #expect(news.record?.update == best.update && news.record?.innerRates == best.parameters.innerRates)
        listener.host.send(.end, nil)
    }

    @Test func `rows wait for a folder that cannot be written`() throws {
        let folder = try TemporaryFolder()
        defer { folder.remove() }
        let place = "\(folder.path)/later"
        let file = PlayFile(.folder(place))
        let session = try #require(try PlaySession(policy, setup.options))
        func play() throws {
            let step = try #require(session.act(0))
            file.append(PlayTable.row(step, of: session.record), session.record)
        }
        try play()
        let problem = try #require(file.problem)
        #expect(problem.hasPrefix("what you play is not kept for now: cannot open the folder") && file.path == nil)
        try FileManager.default.createDirectory(atPath: place, withIntermediateDirectories: false)
        try play()
        #expect(file.problem == nil && file.path == "\(place)/play-1.csv")
        #expect(try folder.text("later/play-1.csv").split(separator: "\n").count == 3)
        let nowhere = PlayFile(nil)
        nowhere.append("x", session.record)
        #expect(nowhere.path == nil && nowhere.problem == nil)
        let taken = PlayFile(.file("\(place)/play-1.csv", replaces: false))
        taken.append("x\n", session.record)
        #expect(taken.problem?.contains("File exists") == true)
        let replacing = PlayFile(.file("\(place)/play-1.csv", replaces: true))
        replacing.append("x\n", session.record)
        #expect(try folder.text("later/play-1.csv").hasSuffix("\nx\n"))
    }
}
