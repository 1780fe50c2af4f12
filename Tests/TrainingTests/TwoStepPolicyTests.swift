import Engine
import Testing
import Training

/// What a policy does by its last two observations.
struct TwoStepPolicyTests {
    @Test func `rows are means over what was seen`() {
        var policy = TwoStepPolicy(observations: 3, actions: 2)
        policy.count(0, 2, [0.25, 0.75])
        policy.count(2, 1, [1, 0])
        var other = TwoStepPolicy(observations: 3, actions: 2)
        other.count(0, 2, [0.75, 0.25])
        other.count(0, 2, [0.5, 0.5])
        policy.count(other)
        #expect(policy.rows.map { [$0.earlier, $0.last] } == [[0, 2], [2, 1]])
        #expect(policy.rows.map(\.probabilities) == [[0.5, 0.5], [1, 0]])
        #expect(policy.rows.map(\.share) == [0.75, 0.25])
    }

    /// Of a table the last observation alone counts, of a network with large weights the one before as well.
    @Test(arguments: PolicyClass.allCases) func `networks remember and tables do not`(policy: PolicyClass) throws {
        var request = RunRequest(policy: policy.rawValue)
        request.overrides.horizon = 6
        request.overrides.chainLength = 1
        let run = try request.resolved()
        let start = RunState(startOf: run).parameters
        func evaluation(_ step: Int?) throws -> Evaluation {
            try Evaluation.run(run, start, split: .test, seed: 3, threads: 2, twoStepsAt: step)
        }
        let found = try evaluation(0)
        let rows = try #require(found.overall.twoSteps).rows
        // Every joint action follows every other one and the start: 4 x 4 + 4.
        #expect(rows.count == 20)
        let afterCD = rows.filter { $0.last == 2 && $0.earlier > 0 }.map { $0.probabilities[0] }
        let spread = try #require(afterCD.max()) - #require(afterCD.min())
        #expect(policy == .tabular ? spread < 1e-6 : spread > 0.01, "\(afterCD)")
        // All personas are those of all groups, and looking closer changes nothing else.
        var sum = TwoStepPolicy(observations: 5, actions: 2)
        for group in found.groups { sum.count(try #require(group.twoSteps)) }
        #expect(sum.rows.map(\.share) == rows.map(\.share))
        let plain = try evaluation(nil)
        #expect(plain.overall.twoSteps == nil && plain.overall.meanReward == found.overall.meanReward)
    }
}
