import Foundation
import RunFixtures
import Store
import TestTools
import Testing
import Training

/// Runs that a trainer keeps on the disk while somebody watches.
struct RunsTrainerTests {
    private let other = smallRequest { $0.algorithm = "meta-pg" }

    /// Drives a trainer whose runs are in a store.
    private func train(
        _ store: String, updates: Int, drive: (Trainer, Waiter) throws -> Void = { _, _ in }
    ) throws -> [TrainedRun] {
        let waiter = Waiter()
        let home = RunHome(
            RunStore(store), target: updates, options: .init(commitInterval: 0.01, checkpointInterval: 0.02))
        let request = smallRequest()
        let trainer = try Trainer(
            request, .init(threads: 2, targetUpdates: updates, startsPaused: true, niceness: 0),
            first: home.open(try request.resolved()), home: home, onNews: { waiter.signal() })
        trainer.start()
        try drive(trainer, waiter)
        var runs: [TrainedRun] = []
        trainer.finish { runs.append($0) }
        return runs
    }

    private func step(_ count: Int, _ trainer: Trainer, _ waiter: Waiter, to update: Int) {
        trainer.send(.stepUpdates(count))
        waiter.wait(trainer) { $0.update == update && ($0.state == .paused || $0.state == .done) }
    }

    @Test func `switching and coming back, in one session and the next`() throws {
        let folder = try TemporaryFolder()
        defer { folder.remove() }
        let store = "\(folder.path)/runs"
        let first = try train(store, updates: 12) { trainer, waiter in
            step(5, trainer, waiter, to: 5)
            trainer.send(.switchRun(other))
            waiter.wait(trainer) { $0.update == 0 }
            step(4, trainer, waiter, to: 4)
            trainer.send(.switchRun(smallRequest()))
            waiter.wait(trainer) { $0.update == 5 }
            step(2, trainer, waiter, to: 7)
        }
        #expect(first.map(\.state.update) == [7, 4] && first.map(\.isCurrent) == [true, false])
        #expect(first.allSatisfy { $0.problem == nil })
        let second = try train(store, updates: 12) { trainer, waiter in
            waiter.wait(trainer) { $0.update == 7 }
            trainer.send(.switchRun(other))
            waiter.wait(trainer) { $0.update == 4 }
            trainer.send(.resume)
            waiter.wait(trainer) { $0.update == 12 && $0.state == .done }
            trainer.send(.switchRun(smallRequest()))
            waiter.wait(trainer) {
                $0.folder?.contains("meta-mapg") == true && $0.update == 12 && $0.state == .done
            }
        }
        #expect(second.map(\.folder) == first.map(\.folder))
        for (run, request) in zip(second, [smallRequest(), other]) {
            let whole = try finishedRun(request, updates: 12)
            #expect(run.state == whole.state && run.samples == whole.samples)
            let reader = try RunReader(try #require(run.folder))
            #expect(try reader.samples() == whole.samples && reader.checkpoint()?.parameters == whole.parameters)
            #expect(try reader.info.status == .finished && reader.info.sessions.count == 2)
        }
    }

    @Test func `what has just begun leaves nothing behind`() throws {
        let folder = try TemporaryFolder()
        defer { folder.remove() }
        let runs = try train("\(folder.path)/runs", updates: 3) { trainer, waiter in
            trainer.send(.switchRun(other))
            waiter.wait(trainer) { _ in (try? folder.entries("runs").count) == 2 }
        }
        #expect(runs.isEmpty)
        #expect(try folder.entries("runs").isEmpty)
    }

    @Test func `a deleted folder pauses training until somebody asks`() throws {
        let folder = try TemporaryFolder()
        defer { folder.remove() }
        var events: [TrainingEvent] = []
        let runs = try train("\(folder.path)/runs", updates: 9) { trainer, waiter in
            step(4, trainer, waiter, to: 4)
            let place = try #require(trainer.takeFeed().snapshot.folder)
            try FileManager.default.removeItem(atPath: place)
            trainer.send(.stepUpdates(2))
            while !events.contains(where: { $0.kind == .error }) {
                events += trainer.takeFeed().events
                usleep(1000)
            }
            #expect(trainer.takeFeed().snapshot.state == .paused)
            trainer.send(.resume)
            waiter.wait(trainer) { $0.state == .done }
            #expect(trainer.takeFeed().snapshot.folder == "\(place)-2")
        }
        let text = try #require(events.first { $0.kind == .error }).text
        #expect(text.hasPrefix("paused: the run's folder is gone; Space writes the run anew beside it: "))
        #expect(text.contains("was deleted"))
        let whole = try finishedRun(updates: 9)
        let reader = try RunReader(try #require(runs.first?.folder))
        #expect(try reader.samples() == whole.samples && reader.best()?.parameters == whole.best?.parameters)
        #expect(runs.map(\.problem) == [nil])
        #expect(try folder.entries("runs") == ["ipd-all-meta-mapg-tabular-seed1-2"])
    }
}
