import Engine
import Foundation
import RunFixtures
import Testing
import Training

/// Same seed, same numbers: whatever the number of threads, watched, paused, stepped or switched away and back.
struct NeutralityTests {
    private static func request(_ change: (inout RunRequest.Overrides) -> Void = { _ in }) -> RunRequest {
        var overrides = RunRequest.Overrides()
        overrides.chains = 6
        overrides.trajectories = 8
        overrides.horizon = 12
        overrides.chainLength = 3
        overrides.seed = 11
        overrides.validateEvery = 4
        overrides.termsEvery = 3
        change(&overrides)
        return RunRequest(overrides: overrides)
    }

    /// Drives a trainer from outside and returns the samples of every run, by name.
    private func metrics(
        _ request: RunRequest, threads: Int, updates: Int = 12, paused: Bool = false,
        _ drive: (Trainer, Waiter) -> Void = { _, _ in }
    ) throws -> [String: [UpdateSample]] {
        let waiter = Waiter()
        let trainer = try Trainer(
            request, .init(threads: threads, targetUpdates: updates, startsPaused: paused, niceness: 0),
            onNews: { waiter.signal() })
        trainer.start()
        drive(trainer, waiter)
        waiter.wait(trainer) { $0.state == .done }
        var result: [String: [UpdateSample]] = [:]
        trainer.finish { result[$0.configuration.name] = $0.samples }
        return result
    }

    private func reference() throws -> [UpdateSample] {
        let all = try metrics(Self.request(), threads: 1)
        let samples = try #require(all.values.first)
        #expect(all.count == 1)
        #expect(samples.map(\.update) == Array(1...12))
        return samples
    }

    @Test(arguments: [2, 4, 7])
    func `metrics do not depend on threads`(threads: Int) throws {
        #expect(try metrics(Self.request(), threads: threads).values.first == reference())
    }

    @Test(arguments: ["paper", "unbiased"], PolicyClass.networks)
    func `nor with recurrent networks`(estimator: String, policy: PolicyClass) throws {
        var request = Self.request {
            $0.estimator = estimator
            $0.hidden = 9
        }
        request.policy = policy.rawValue
        request.algorithm = estimator == "paper" ? "meta-mapg" : "meta-pg"
        let one = try metrics(request, threads: 1)
        #expect(try one == metrics(request, threads: 3))
        #expect(one.values.first?.count == 12)
    }

    @Test(arguments: ["unbiased", "pathwise", "exact"])
    func `nor with other estimators`(estimator: String) throws {
        let request = Self.request { $0.estimator = estimator }
        #expect(try metrics(request, threads: 1) == metrics(request, threads: 3))
    }

    @Test(arguments: ["meta-pg", "no-own-learning", "lola-dice", "reinforce"])
    func `nor with other algorithms`(algorithm: String) throws {
        var request = Self.request()
        request.algorithm = algorithm
        #expect(try metrics(request, threads: 1) == metrics(request, threads: 3))
    }

    @Test func `stepping updates and phases changes nothing`() throws {
        let stepped = try metrics(Self.request(), threads: 2, paused: true) { trainer, waiter in
            trainer.send(.stepUpdates(3))
            waiter.wait(trainer) { $0.update == 3 && $0.state == .paused }
            for phase in 1...9 {
                trainer.send(.stepPhases(1))
                waiter.wait(trainer) { $0.phaseDone == Phase.sequence(chainLength: 3, walksBack: true)[phase - 1] }
            }
            trainer.send(.watch(.pinned(index: 7)))
            trainer.send(.stepPhases(30))
            waiter.wait(trainer) { $0.update >= 6 && $0.state == .paused }
            trainer.send(.watch(.training))
            trainer.send(.resume)
        }
        #expect(try stepped.values.first == reference())
    }

    @Test func `pausing again and again changes nothing`() throws {
        let paused = try metrics(Self.request(), threads: 3) { trainer, waiter in
            for _ in 0..<20 {
                trainer.send(.pause)
                waiter.wait(trainer) { $0.state == .paused || $0.state == .done }
                trainer.send(.resume)
            }
        }
        #expect(try paused.values.first == reference())
    }

    @Test func `switching away and back changes nothing`() throws {
        var other = Self.request()
        other.algorithm = "meta-pg"
        let switched = try metrics(Self.request(), threads: 2, paused: true) { trainer, waiter in
            trainer.send(.stepUpdates(5))
            waiter.wait(trainer) { $0.update == 5 && $0.state == .paused }
            trainer.send(.switchRun(other))
            waiter.wait(trainer) { $0.update == 0 }
            trainer.send(.stepUpdates(4))
            waiter.wait(trainer) { $0.update == 4 && $0.state == .paused }
            trainer.send(.switchRun(Self.request()))
            waiter.wait(trainer) { $0.update == 5 }
            trainer.send(.resume)
        }
        #expect(switched.count == 2)
        let back = switched["ipd/all/meta-mapg/tabular/seed11"]
        #expect(try back == reference())
        let away = switched["ipd/all/meta-pg/tabular/seed11"]
        let whole = try metrics(other, threads: 1, updates: 4).values.first
        #expect(away == whole)
    }

    @Test func `another seed gives other numbers`() throws {
        #expect(try metrics(Self.request { $0.seed = 12 }, threads: 1).values.first != reference())
    }
}
