import Engine
import Games
import RunFixtures
import Testing
import Training

/// A person in the peer's seat.
struct PlaySessionTests {
    private func policy(_ change: (inout RunRequest) -> Void = { _ in }) throws -> TrainedPolicy {
        let run = try finishedRun(smallRequest(change), updates: 2)
        return TrainedPolicy(run.configuration, run.state)
    }

    private func options(_ horizon: Int, _ trajectories: Int = 1) -> PlaySession.Options {
        var options = PlaySession.Options()
        (options.horizon, options.trajectories) = (horizon, trajectories)
        return options
    }

    /// Plays a chain to its end.
    private func played(_ session: PlaySession) -> PlayRecord {
        var number = 0
        while session.record.stage != .end {
            if session.record.stage == .update { session.learn() }
            number += 1
            session.act(number * 5 % 7 % session.record.game.actionCount)
        }
        return session.record
    }

    @Test func `a chain goes from action to action and update to update`() throws {
        let session = try #require(try PlaySession(policy(), options(4, 2)))
        let record = session.record
        #expect(record.stage == .action && record.chainLength == 2 && record.update == 2 && record.seat == 1)
        #expect(record.probabilities.count == 2 && record.steps.isEmpty && record.policies.count == 1)
        #expect(session.act(2) == nil && session.act(-1) == nil && session.record == record)
        session.learn()
        #expect(session.record == record)
        for number in 0..<8 {
            #expect(session.record.trajectory == number / 4 && session.record.step == number % 4)
            let step = try #require(session.act(number % 2))
            #expect(step.actions[1] == number % 2 && step.trajectory == number / 4 && step.step == number % 4)
            #expect(step.rewards == (0..<2).map { record.game.payoffs[$0][record.game.jointAction(step.actions)] })
        }
        #expect(session.record.stage == .update && session.record.probabilities.isEmpty && session.act(0) == nil)
        session.learn()
        #expect(session.record.stage == .action && session.record.jointPolicy == 1)
        #expect(session.record.policies.count == 2 && session.record.policies[0] != session.record.policies[1])
        let end = played(session)
        #expect(end.steps.count == 3 * 2 * 4 && end.rewards(of: 0).count == 3)
        session.learn()
        #expect(session.record == end && session.act(0) == nil)
        let last = end.steps.suffix(16).map { $0.rewards[1] }
        let adapted = try #require(end.adapted(1))
        #expect(abs(adapted - last.reduce(0, +) / 16) < 1e-9)
        #expect(end.visits.reduce(0, +) == end.steps.count)
    }

    @Test(arguments: ["tabular", "lstm"], ["meta-mapg", "lola-dice"])
    func `the same actions make the same record`(kind: String, algorithm: String) throws {
        let policy = try policy {
            $0.policy = kind
            $0.algorithm = algorithm
            $0.overrides.hidden = kind == "lstm" ? 4 : nil
        }
        let records = try (0..<2).map { _ in played(try #require(try PlaySession(policy, options(5)))) }
        #expect(records[0] == records[1])
        let other = played(try #require(try PlaySession(policy, options(5), chain: 1)))
        #expect(other.steps != records[0].steps)
        for tables in [records[0].policies, records[0].models] {
            for row in tables.joined().compactMap(\.self) { #expect(abs(row.reduce(0, +) - 1) < 1e-5) }
        }
        let seen = Set(records[0].steps.map(\.observation))
        for (state, row) in records[0].models[2].enumerated() { #expect((row != nil) == seen.contains(state)) }
        // Of a network nothing is known where it has not been.
        let missing = records[0].policies.joined().filter { $0 == nil }.count
        #expect(kind == "lstm" ? missing > 0 : missing == 0)
    }

    @Test func `personas take further seats and learn there`() throws {
        let policy = try policy {
            $0.game = .catalogue(name: "rps", players: 3)
            $0.population = "all"
        }
        let record = played(try #require(try PlaySession(policy, options(6))))
        #expect(record.steps.allSatisfy { $0.actions.count == 3 && $0.rewards.count == 3 })
        #expect(record.policies.count == 3 && record.rewards(of: 2).count == 3)
    }

    @Test func `watching, playing and training do not change each other`() throws {
        let plain = try finishedRun(updates: 2)
        let policy = TrainedPolicy(plain.configuration, plain.state)
        _ = played(try #require(try PlaySession(policy, options(5))))
        #expect(try finishedRun(updates: 2).samples == plain.samples)
    }

    @Test func `what personas get in the seat is what an evaluation measures`() throws {
        let policy = try policy()
        var counts: [Int] = []
        var last: PlayReference?
        PlayReference.measure(policy) { reference in
            if case .personas(let count) = reference.source { counts.append(count) }
            last = reference
            return true
        }
        #expect(counts == Array(1...40))
        let evaluation = try Evaluation.run(
            policy.configuration, policy.parameters.averaged, split: .validation, seed: policy.configuration.seed,
            threads: 1)
        let measured = try #require(last?.rewards)
        for (one, other) in zip(measured, evaluation.overall.meanReward[0]) { #expect(abs(one - other) < 1e-9) }
        // Nobody wants more.
        var calls = 0
        PlayReference.measure(policy) { _ in
            calls += 1
            return calls < 3
        }
        #expect(calls == 3)
    }

    @Test func `curves of the paper are those of the population's kinds`() throws {
        let dilemma = try RunRequest().resolved()
        #expect(PlayReference.published(dilemma).map(\.name) == ["meta, paper cooperating", "meta, paper defecting"])
        var request = RunRequest()
        request.game = .catalogue(name: "rps", players: 2)
        #expect(PlayReference.published(try request.resolved()).map(\.name) == ["meta, paper"])
        #expect(PlayReference.published(try smallRequest().resolved()).isEmpty)
    }
}
