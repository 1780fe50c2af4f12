import Foundation
import RunFixtures
import Store
import TestTools
import Testing
import Training

/// The curves of runs that are longer than what is kept of them sample by sample.
struct RunHistoryTests {
    /// Samples of a long run: an early best, gaps, terms now and then.
    private static func sample(_ update: Int) -> UpdateSample {
        let level = sin(Double(update) / 300) + Double(update % 17) / 50
        var sample = UpdateSample(
            update: update, meanReward: [[0, update % 911 == 0 ? .nan : level, level / 3], [1, 2, 3]],
            gradientNorm: 1, largestChainNorm: 2, clippedChains: 0, innerRates: [1, 1])
        sample.time = SampleTime(Double(update))
        if update % 3 == 0 {
            sample.validation = .init(
                score: update == 30 ? 9 : level, personas: 40, isBest: update == 3 || update == 30)
        }
        if update % 7 == 0 {
            sample.terms = GradientTerms(
                current: level, own: nil, peer: level * 2, cosineCurrentOwn: nil, cosineCurrentPeer: 0.5,
                cosineOwnPeer: nil)
        }
        return sample
    }

    private static func fill(_ database: RunDatabase, _ updates: ClosedRange<Int>) throws {
        try database.append(
            updates.map { RecordedUpdate(sample: sample($0), chains: [], time: Double($0)) }, [])
    }

    /// What whoever watched from the start has.
    private static func watched(_ updates: ClosedRange<Int>, rawCapacity: Int = History.rawCapacity) -> History {
        var history = History(rawCapacity: rawCapacity)
        for update in updates { history.append(sample(update)) }
        return history
    }

    /// Everything in a history but its latest sample, bit by bit: what is not a number equals itself.
    private static func facts(_ history: History, weights: Int = Smoothing.weights.count) -> [String] {
        [
            "\(history.buckets)", "\((0..<history.raw.count).map { history.raw[$0] })", "\(history.marks)",
            "\(String(describing: history.best))",
            "\(String(describing: history.lastMark))", "\((0..<history.terms.count).map { history.terms[$0] })",
            "\(history.badCount)",
            "\(history.lastUpdate)", "\((0..<weights).map { history.smoothed($0)?.bitPattern })",
        ]
    }

    /// Says which facts differ, which are too long to be shown.
    private func expectEqual(
        _ one: [String], _ other: [String], sourceLocation: SourceLocation = #_sourceLocation
    ) {
        let different = one.indices.filter { one[$0] != other[$0] }
        #expect(different.isEmpty, sourceLocation: sourceLocation)
    }

    private static let count = 9_000

    /// A run whose updates take next to no time.
    private static let request = smallRequest {
        $0.overrides.chains = 1
        $0.overrides.trajectories = 1
        $0.overrides.horizon = 2
        $0.overrides.validateEvery = 0
        $0.overrides.termsEvery = 0
    }

    @Test func `curves that are read are those of whoever watched, to the last bit`() throws {
        let folder = try TemporaryFolder()
        defer { folder.remove() }
        let database = try RunDatabase("\(folder.path)/run.sqlite", writes: true)
        try Self.fill(database, 1...Self.count)
        for end in [0, 1, 4_096, 8_999, Self.count, nil] {
            let read = try database.history(until: end, rawCapacity: 50)
            let watched =
                (end ?? Self.count) == 0
                ? History(rawCapacity: 50) : Self.watched(1...(end ?? Self.count), rawCapacity: 50)
            expectEqual(Self.facts(read), Self.facts(watched))
        }
        let whole = try database.history(rawCapacity: 50)
        #expect(whole.buckets.span == 4 && whole.marks.first?.update == 3 && whole.marks.count <= 2_048)
        #expect(whole.best == History.Mark(update: 30, score: 9) && whole.lastMark?.update == 9_000)
        database.close()
    }

    /// A run's folder with more meta-updates in it than are kept one by one, as after a checkpoint at the last of them.
    private func longRun(_ path: String) throws -> RunConfiguration {
        let configuration = try Self.request.resolved()
        let open = try OpenRun.create(configuration, at: path, target: nil)
        try open.recorder?.end(.stopped)
        let database = try RunDatabase("\(path)/run.sqlite", writes: true)
        try Self.fill(database, 1...Self.count)
        database.close()
        return configuration
    }

    @Test func `who attaches to a long run sees its beginning and its best`() throws {
        let folder = try TemporaryFolder()
        defer { folder.remove() }
        let path = "\(folder.path)/run"
        _ = try longRun(path)
        let watcher = try Watcher(path)
        watcher.wait(for: "the run") { $0.snapshot.update == Self.count }
        var history = try #require(watcher.history)
        for sample in watcher.samples { history.append(sample) }
        expectEqual(Self.facts(history), Self.facts(Self.watched(1...Self.count)))
        #expect(history.buckets.items.first?.firstUpdate == 1 && history.best?.update == 30)
        #expect(history.latest?.update == Self.count && watcher.samples.count < Self.count)
        watcher.follower.finish()
    }

    @Test func `a resumed run has its beginning and keeps it while it goes on`() throws {
        let folder = try TemporaryFolder()
        defer { folder.remove() }
        let path = "\(folder.path)/run"
        let configuration = try longRun(path)
        let start = Checkpoint(
            update: Self.count, validationScore: nil, parameters: RunState(startOf: configuration).parameters)
        try start.tensorFile(for: configuration).data().write(
            to: URL(fileURLWithPath: "\(path)/checkpoints/latest.safetensors"))
        let open = try OpenRun.resume(path, target: nil)
        #expect(open.state.update == Self.count && open.samples.count == 4_096)
        // More than fit beside the samples it began with, so that some of those become part of the curves.
        let target = Self.count + 1_100
        let news = DispatchSemaphore(value: 0)
        let trainer = try Trainer(
            Self.request, .init(threads: 1, targetUpdates: target, niceness: 0), first: open,
            onNews: { news.signal() })
        var shown = try Self.history(of: trainer.takeFeed())
        expectEqual(Self.facts(shown), Self.facts(Self.watched(1...Self.count)))
        trainer.start()
        func wait(until isEnough: (TrainerFeed) -> Bool) throws {
            while true {
                let feed = trainer.takeFeed()
                if feed.history == nil {
                    for sample in feed.samples { shown.append(sample) }
                } else {
                    shown = try Self.history(of: feed)
                }
                if isEnough(feed) { return }
                try #require(news.wait(timeout: .now() + 60) == .success)
            }
        }
        try wait { $0.snapshot.state == .done }
        let watched = shown
        let other = smallRequest { $0.algorithm = "meta-pg" }
        trainer.send(.switchRun(other))
        try wait { $0.newSubject?.method.id == "meta-pg" }
        trainer.send(.pause)
        trainer.send(.switchRun(Self.request))
        try wait { $0.newSubject == .run(configuration) }
        #expect(shown.lastUpdate == target)
        expectEqual(Self.facts(shown), Self.facts(watched))
        trainer.finish()
        let saved = try RunReader(path).history()
        expectEqual(Self.facts(shown), Self.facts(saved))
    }

    /// All that a feed says of a run.
    private static func history(of feed: TrainerFeed) throws -> History {
        var history = try #require(feed.history)
        for sample in feed.samples { history.append(sample) }
        return history
    }
}
