import Files
import RunFixtures
import Store
import TestTools
import Testing
import Training

/// Runs that somebody who watches begins anew or branches.
struct RunsBranchTests {
    private func trainer(
        _ store: String, _ waiter: Waiter, updates: Int, drive: (Trainer) throws -> Void
    ) throws -> [TrainedRun] {
        let home = RunHome(RunStore(store), target: updates, options: .init(commitInterval: 0.01))
        let request = smallRequest()
        let trainer = try Trainer(
            request, .init(threads: 2, targetUpdates: updates, startsPaused: true, niceness: 0),
            first: home.open(try request.resolved()), home: home, onNews: { waiter.signal() })
        trainer.start()
        try drive(trainer)
        var runs: [TrainedRun] = []
        trainer.finish { runs.append($0) }
        return runs
    }

    @Test func `a branch goes on from where the run stands, which is kept`() throws {
        let folder = try TemporaryFolder()
        defer { folder.remove() }
        let waiter = Waiter()
        let changed = smallRequest { $0.overrides.entropyWeight = 0.5 }
        let runs = try trainer("\(folder.path)/runs", waiter, updates: 12) { trainer in
            // Nothing has been learned yet.
            trainer.send(.branch(changed))
            trainer.send(.stepUpdates(4))
            waiter.wait(trainer) { $0.update == 4 && $0.state == .paused }
            let count = try folder.entries("runs").count
            #expect(count == 1)
            trainer.send(.branch(changed))
            waiter.wait(trainer) { $0.folder?.hasSuffix("branch4") == true }
            trainer.send(.stepUpdates(3))
            waiter.wait(trainer) { $0.update == 7 && $0.state == .paused }
        }
        #expect(runs.map(\.state.update) == [7, 4] && runs.allSatisfy { $0.problem == nil })
        let (branch, parent) = (runs[0], runs[1])
        #expect(branch.configuration.origin?.run == parent.folder.map(DurableFiles.lastComponent))
        #expect(branch.configuration.entropyWeight == 0.5 && parent.configuration.origin == nil)
        let whole = try finishedRun(updates: 4)
        #expect(parent.state == whole.state)
        #expect(branch.samples.map(\.update) == [5, 6, 7])
    }

    @Test func `who leaves a branch for other peers comes back to it`() throws {
        let folder = try TemporaryFolder()
        defer { folder.remove() }
        let waiter = Waiter()
        let changed = smallRequest { $0.overrides.entropyWeight = 0.5 }
        let away = smallRequest {
            $0.overrides.entropyWeight = 0.5
            $0.population = "cooperating"
        }
        let runs = try trainer("\(folder.path)/runs", waiter, updates: 12) { trainer in
            trainer.send(.stepUpdates(4))
            waiter.wait(trainer) { $0.update == 4 && $0.state == .paused }
            trainer.send(.branch(changed))
            waiter.wait(trainer) { $0.folder?.hasSuffix("branch4") == true }
            trainer.send(.stepUpdates(1))
            waiter.wait(trainer) { $0.update == 5 && $0.state == .paused }
            trainer.send(.switchRun(away))
            waiter.wait(trainer) { $0.update == 0 && $0.folder?.contains("cooperating") == true }
            trainer.send(.switchRun(changed))
            waiter.wait(trainer) { $0.update == 5 && $0.folder?.hasSuffix("branch4") == true }
            trainer.send(.stepUpdates(1))
            waiter.wait(trainer) { $0.update == 6 && $0.state == .paused }
            // The parent is asked for by its own settings.
            trainer.send(.switchRun(smallRequest()))
            waiter.wait(trainer) { $0.update == 4 && $0.folder?.hasSuffix("branch4") == false }
        }
        #expect(runs.map(\.state.update) == [4, 6] && runs[1].configuration.origin?.update == 4)
    }

    @Test func `one begun anew has the same numbers and a folder of its own`() throws {
        let folder = try TemporaryFolder()
        defer { folder.remove() }
        let waiter = Waiter()
        let runs = try trainer("\(folder.path)/runs", waiter, updates: 12) { trainer in
            trainer.send(.stepUpdates(3))
            waiter.wait(trainer) { $0.update == 3 && $0.state == .paused }
            trainer.send(.restart(smallRequest()))
            waiter.wait(trainer) { $0.update == 0 && $0.folder?.hasSuffix("-2") == true }
            trainer.send(.stepUpdates(2))
            waiter.wait(trainer) { $0.update == 2 && $0.state == .paused }
        }
        #expect(runs.map(\.state.update) == [2, 3] && Set(runs.compactMap(\.folder)).count == 2)
        #expect(runs[0].samples == Array(runs[1].samples.prefix(2)))
    }
}
