import Engine
import Foundation
import Games
import RunFixtures
import Testing
import Training

/// What phases say of what they computed, against the chain that they belong to.
struct PhaseReportTests {
    private static func request(_ policy: PolicyClass, algorithm: String = "meta-mapg") -> RunRequest {
        var overrides = RunRequest.Overrides()
        overrides.chains = 2
        overrides.trajectories = 6
        overrides.horizon = 9
        overrides.chainLength = 2
        overrides.seed = 4
        if policy != .tabular { overrides.hidden = 5 }
        return RunRequest(algorithm: algorithm, policy: policy.rawValue, overrides: overrides)
    }

    /// The snapshots after each phase of the first meta-update but its last one.
    private func snapshots(_ request: RunRequest) throws -> [TrainerSnapshot] {
        let waiter = Waiter()
        let trainer = try Trainer(
            request, .init(threads: 1, targetUpdates: 3, startsPaused: true, niceness: 0), onNews: { waiter.signal() })
        trainer.start()
        var seen: [TrainerSnapshot] = []
        let phases = Subject.run(try request.resolved()).phases.dropLast()
        for phase in phases {
            trainer.send(.stepPhases(1))
            waiter.wait(trainer) { snapshot in
                guard snapshot.phaseDone == phase, snapshot.state == .paused else { return false }
                seen.append(snapshot)
                return true
            }
        }
        trainer.finish { _ in }
        #expect(seen.map(\.phaseDone) == phases.map(Optional.init))
        return seen
    }

    @Test(arguments: PolicyClass.allCases)
    func `rollouts are the trajectories that were played`(policy: PolicyClass) throws {
        let request = Self.request(policy)
        let configuration = try request.resolved()
        let game = try #require(configuration.game.table)
        for snapshot in try snapshots(request) {
            guard case .rollout(let step) = snapshot.phaseDone else { continue }
            guard case .rollout(let rollout) = snapshot.phaseReport else {
                Issue.record("a rollout reports trajectories")
                continue
            }
            #expect(rollout.count == 6 && rollout.trajectories.count == 6)
            var counts = Array(repeating: 0.0, count: game.jointActionCount)
            for trajectory in rollout.trajectories {
                #expect(trajectory.jointActions.count == 9)
                for joint in trajectory.jointActions { counts[Int(joint)] += 1.0 / 54 }
                for agent in 0..<2 {
                    let sum = trajectory.jointActions.enumerated().reduce(0.0) {
                        $0 + pow(configuration.discount, Double($1.offset)) * game.payoffs[agent][Int($1.element)]
                    }
                    #expect(abs(sum - trajectory.returns[agent]) < 1e-5)
                }
            }
            let shares = try #require(snapshot.chain?.jointActions)
            #expect(shares.count == step + 1)
            #expect(zip(shares[step], counts).allSatisfy { abs($0 - $1) < 1e-9 })
        }
    }

    @Test(arguments: PolicyClass.allCases)
    func `updates lead to the next joint policy`(policy: PolicyClass) throws {
        let seen = try snapshots(Self.request(policy))
        var updates = 0
        for (snapshot, next) in zip(seen, seen.dropFirst()) {
            guard case .innerUpdate(let step) = snapshot.phaseDone else { continue }
            guard case .innerUpdate(let agents) = snapshot.phaseReport else {
                Issue.record("an inner update reports agents")
                continue
            }
            updates += 1
            #expect(agents.count == 2)
            for (agent, update) in agents.enumerated() {
                let record = try #require(next.chain?.agents[agent])
                #expect(update.before == snapshot.chain?.agents[agent].probabilities[step])
                #expect(update.length > 0 && update.rate > 0 && update.before != update.after)
                // A table is the same whatever is played; a network's is over what was seen before the update.
                if agent > 0 || policy == .tabular { #expect(update.after == record.probabilities[step + 1]) }
                for row in stride(from: 0, to: update.after.count, by: 2) {
                    #expect(abs(update.after[row] + update.after[row + 1] - 1) < 1e-6)
                }
            }
        }
        #expect(updates == 2)
    }

    @Test(arguments: ["meta-mapg", "meta-pg", "no-own-learning", "reinforce", "lola-dice"])
    func `walks have the terms of the method`(algorithm: String) throws {
        let method = try #require(Method.named(algorithm))
        let seen = try snapshots(Self.request(.tabular, algorithm: algorithm))
        let walks = seen.compactMap { snapshot -> WalkBack? in
            if case .walkBack(let walk) = snapshot.phaseReport { walk } else { nil }
        }
        #expect(walks.count == (method.outer.isMetaGradient ? 3 : 1))
        let walk = try #require(walks.first)
        #expect(walks.allSatisfy { $0 == walk })
        #expect(walk.norm > 0 && walk.current != nil)
        #expect((walk.own != nil) == method.outer.terms.contains(.own))
        #expect((walk.peer != nil) == method.outer.terms.contains(.peer))
        #expect(walk.steps.count == (method.outer.isMetaGradient ? 3 : 1))
    }
}
