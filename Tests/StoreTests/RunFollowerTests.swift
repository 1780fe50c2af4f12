import Foundation
import RunFixtures
import Store
import TestTools
import Testing
import Training

/// Following a run that somebody else writes. The recorder writes it on another thread here; that another process does
/// is tested with the whole program.
struct RunFollowerTests {
    private let quick = RunRecorder.Options(commitInterval: 0.01, checkpointInterval: 0.02)

    @Test func `a run is followed from before its first update to its end, sample by sample`() throws {
        let folder = try TemporaryFolder()
        defer { folder.remove() }
        let path = "\(folder.path)/run"
        let open = try OpenRun.create(smallRequest().resolved(), at: path, target: 30, options: quick)
        let watcher = try Watcher(path)
        watcher.wait(for: "the writer") { $0.snapshot.state == .running && $0.snapshot.chain != nil }
        #expect(watcher.snapshot.update == 0 && watcher.snapshot.targetUpdates == 30 && watcher.samples.isEmpty)
        #expect(watcher.hasEvent("which process \(getpid()) on "))
        let training = HeadlessTraining(
            open, on: try WorkerPool(threads: 1, niceness: 0), stopper: HeadlessTraining.Stopper())
        for update in 1...30 {
            _ = try training.advance()
            if update % 10 == 0 { watcher.wait(for: "update \(update)") { $0.snapshot.update == update } }
        }
        // All there are to be, although the writer still holds the run.
        #expect(watcher.snapshot.state == .done)
        try open.recorder?.end(.done)
        watcher.wait(for: "the end") { $0.hasEvent("the run is finished at update 30") }
        #expect(watcher.snapshot.state == .done)
        #expect(watcher.samples == training.samples && watcher.newRuns.isEmpty)
        #expect(watcher.samples == (try finishedRun(updates: 30).samples))
        watcher.follower.finish()
        // Whole by itself: following has not kept the writer from putting its database together.
        #expect(try folder.entries("run") == ["checkpoints", "config.yaml", "lock", "run.sqlite"])
    }

    @Test func `the history before comes first, and its events are no news`() throws {
        let folder = try TemporaryFolder()
        defer { folder.remove() }
        let path = "\(folder.path)/run"
        let run = try savedRun(updates: 7, at: path)
        let watcher = try Watcher(path)
        watcher.wait(for: "the run") { $0.snapshot.state == .done && $0.snapshot.chain != nil }
        #expect(watcher.samples == run.samples)
        #expect(watcher.earlierEvents == ["started \(run.configuration.name)"])
        #expect(watcher.events == ["attached to \(run.configuration.name), which is finished at update 7"])
        watcher.follower.finish()
    }

    @Test func `a run that breaks off is interrupted, and followed again when it is resumed`() throws {
        let folder = try TemporaryFolder()
        defer { folder.remove() }
        let path = "\(folder.path)/run"
        let open = try OpenRun.create(smallRequest().resolved(), at: path, target: 20, options: quick)
        let watcher = try Watcher(path)
        _ = try finishedRun(open: open, updates: 5)
        watcher.wait(for: "update 5") { $0.snapshot.update == 5 && $0.snapshot.state == .running }
        try open.recorder?.end(.stopped)
        watcher.wait(for: "the break") { $0.snapshot.state == .interrupted }
        #expect(watcher.hasEvent("nobody trains the run any longer; it is interrupted at update 5"))
        let again = try OpenRun.resume(path, target: 20, options: quick)
        watcher.wait(for: "the next writer") { $0.snapshot.state == .running }
        #expect(watcher.hasEvent("goes on with the run at update 5"))
        let whole = try finishedRun(open: again, updates: 20)
        watcher.wait(for: "the end") { $0.snapshot.update == 20 }
        #expect(watcher.samples.map(\.update) == Array(1...20))
        #expect(watcher.samples.suffix(15) == whole.samples.suffix(15))
        try again.recorder?.end(.done)
        watcher.follower.finish()
    }

    @Test func `a pause is shown until training goes on or another session begins`() throws {
        let folder = try TemporaryFolder()
        defer { folder.remove() }
        let home = RunHome(RunStore("\(folder.path)/runs"), target: 40, options: quick)
        let waiter = Waiter()
        let options = Trainer.Options(threads: 1, targetUpdates: 40, startsPaused: true, niceness: 0)
        let first = try home.open(smallRequest().resolved())
        let trainer = try Trainer(smallRequest(), options, first: first, home: home, onNews: { waiter.signal() })
        trainer.start()
        let watcher = try Watcher(try #require(first.recorder?.folder))
        watcher.wait(for: "the pause at the start") { $0.snapshot.state == .paused && $0.snapshot.update == 0 }
        trainer.send(.stepUpdates(3))
        watcher.wait(for: "three updates") { $0.snapshot.state == .paused && $0.snapshot.update == 3 }
        // What goes on for good is not paused.
        trainer.send(.throttle(5))
        trainer.send(.resume)
        watcher.wait(for: "training") { $0.snapshot.state == .running && $0.snapshot.update > 4 }
        trainer.send(.switchRun(smallRequest { $0.algorithm = "meta-pg" }))
        watcher.wait(for: "another run in its place") { $0.snapshot.state == .paused }
        let events = try RunReader(try #require(first.recorder?.folder)).events().map(\.event.kind)
        #expect(events.filter { $0 == .hold || $0 == .go } == [.hold, .go, .hold])
        trainer.finish()
        watcher.wait(for: "the end") { $0.snapshot.state == .interrupted }
        let again = try OpenRun.resume(try #require(first.recorder?.folder), target: 40, options: quick)
        watcher.wait(for: "the next session") { $0.snapshot.state == .running }
        try again.recorder?.end(.stopped)
        watcher.follower.finish()
    }

    @Test func `a run that is deleted stays on the screen, and one in its place is followed`() throws {
        let folder = try TemporaryFolder()
        defer { folder.remove() }
        let path = "\(folder.path)/run"
        try savedRun(updates: 3, at: path)
        let watcher = try Watcher(path)
        watcher.wait(for: "the run") { $0.snapshot.update == 3 }
        try FileManager.default.removeItem(atPath: path)
        watcher.wait(for: "the deletion") { $0.hasEvent("was deleted or moved") }
        #expect(watcher.snapshot.state == .interrupted && watcher.samples.count == 3)
        let other = smallRequest { $0.algorithm = "meta-pg" }
        let run = try savedRun(other, updates: 4, at: path)
        watcher.wait(for: "the other run") { $0.snapshot.update == 4 && $0.snapshot.state == .done }
        #expect(watcher.newRuns == [run.configuration] && watcher.samples == run.samples)
        watcher.follower.finish()
    }

    @Test func `the watched chain is that of a trainer that stands where the checkpoint does`() throws {
        let folder = try TemporaryFolder()
        defer { folder.remove() }
        let path = "\(folder.path)/run"
        try savedRun(updates: 4, at: path)
        let watcher = try Watcher(path)
        watcher.follower.send(.watch(.pinned(index: 9)))
        watcher.wait(for: "the other peer") { $0.snapshot.chain?.agents[1].name.hasSuffix("#4") == true }
        let waiter = Waiter()
        let trainer = try Trainer(
            smallRequest(), .init(threads: 1, targetUpdates: 4, niceness: 0),
            first: try OpenRun.resume(path, target: 4), onNews: { waiter.signal() })
        trainer.start()
        trainer.send(.watch(.pinned(index: 9)))
        waiter.wait(trainer) { $0.chain?.agents[1].name == watcher.snapshot.chain?.agents[1].name }
        let snapshot = trainer.takeFeed().snapshot
        #expect(snapshot.chain == watcher.snapshot.chain && snapshot.chainUpdate == 4)
        #expect(watcher.snapshot.chainUpdate == 4)
        trainer.finish()
        // What would change the run is not listened to.
        for command in [
            TrainerCommand.pause, .stepUpdates(1), .throttle(1), .switchRun(smallRequest()), .restart(smallRequest()),
            .branch(smallRequest()),
        ] {
            watcher.follower.send(command)
        }
        watcher.follower.send(.watch(.training))
        watcher.wait(for: "the peers of training") { $0.snapshot.watched == .training }
        #expect(watcher.snapshot.throttle == nil && watcher.snapshot.update == 4)
        watcher.follower.finish()
    }

    @Test func `what was measured does not depend on who looks`() throws {
        let folder = try TemporaryFolder()
        defer { folder.remove() }
        let alone = try savedRun(updates: 40, at: "\(folder.path)/alone")
        let path = "\(folder.path)/watched"
        let open = try OpenRun.create(smallRequest().resolved(), at: path, target: 40, options: quick)
        let watchers = try (0..<3).map { _ in try Watcher(path) }
        let watched = try finishedRun(open: open, updates: 40)
        for (index, watcher) in watchers.enumerated() { watcher.follower.send(.watch(.pinned(index: index))) }
        try open.recorder?.end(.done)
        for watcher in watchers {
            watcher.wait(for: "the end") { $0.snapshot.state == .done && $0.samples.count == 40 }
            #expect(watcher.samples == alone.samples)
            watcher.follower.finish()
        }
        #expect(watched.samples == alone.samples && watched.state == alone.state)
        let readers = try ["alone", "watched"].map { try RunReader("\(folder.path)/\($0)") }
        #expect(try readers[0].samples() == readers[1].samples())
        #expect(try readers[0].chainScores() == readers[1].chainScores())
        #expect(try readers[0].checkpoint() == readers[1].checkpoint())
    }

    @Test func `a private copy shows the same`() throws {
        let folder = try TemporaryFolder()
        defer { folder.remove() }
        let path = "\(folder.path)/run"
        let run = try savedRun(updates: 9, at: path, end: .stopped)
        let before = try folder.entries("run")
        let watcher = try Watcher(path, copies: true)
        watcher.wait(for: "the run") { $0.snapshot.state == .interrupted && $0.snapshot.update == 9 }
        #expect(watcher.samples == run.samples)
        #expect(watcher.hasEvent("a private copy of the run's database is read: as asked for"))
        #expect(try folder.entries("run") == before)
        // What has changed is copied anew.
        let whole = try savedRun(smallRequest { $0.overrides.seed = 2 }, updates: 3, at: "\(folder.path)/other")
        try FileManager.default.removeItem(atPath: path)
        try FileManager.default.moveItem(atPath: "\(folder.path)/other", toPath: path)
        watcher.wait(for: "another database") { $0.snapshot.state == .done && $0.samples.count == 3 }
        #expect(watcher.samples == whole.samples)
        watcher.follower.finish()
    }

    @Test func `what is no run is named`() throws {
        let folder = try TemporaryFolder()
        defer { folder.remove() }
        #expect(errorMessage { try Watcher("\(folder.path)/nowhere") }.contains("there is no folder"))
        #expect(errorMessage { try Watcher(folder.path) }.contains("it has no config.yaml"))
        try savedRun(updates: 1, at: "\(folder.path)/run")
        try Data("nonsense".utf8).write(to: URL(fileURLWithPath: "\(folder.path)/run/run.sqlite"))
        #expect(errorMessage { try Watcher("\(folder.path)/run") }.contains("is not a database"))
    }
}
