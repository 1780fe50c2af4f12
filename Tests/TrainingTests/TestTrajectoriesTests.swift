import Testing
import Training

/// Runs whose personas of validation and test are played with other numbers of trajectories than those of training.
struct TestTrajectoriesTests {
    /// A small run that learns nothing, so that whatever it measures is of the same policy.
    private func configuration(_ trajectories: Int, tested: Int, learns: Bool = false) throws -> RunConfiguration {
        var request = RunRequest()
        request.overrides.trajectories = trajectories
        request.overrides.testTrajectories = tested
        request.overrides.horizon = 6
        request.overrides.chainLength = 2
        request.overrides.chains = 2
        request.overrides.validateEvery = 1
        if !learns {
            for key in ["outer-rate", "inner-rate-step", "critic-rate"] { request.overrides[key] = .real(0) }
        }
        return try request.resolved()
    }

    /// What two meta-updates give.
    private func samples(_ configuration: RunConfiguration) throws -> [UpdateSample] {
        let training = try HeadlessTraining(configuration, threads: 1)
        for _ in 0..<2 { _ = try training.advance() }
        return training.samples
    }

    @Test func `evaluations have as many as is said, and else those of training`() throws {
        func evaluation(_ trajectories: Int, _ tested: Int) throws -> Evaluation {
            let run = try configuration(trajectories, tested: tested)
            return try Evaluation.run(run, RunState(startOf: run).parameters, split: .test, seed: 5, threads: 2)
        }
        let eight = try evaluation(8, 0).overall.meanReward
        #expect(try evaluation(3, 8).overall.meanReward == eight)
        #expect(try evaluation(8, 8).overall.meanReward == eight)
        #expect(try evaluation(3, 0).overall.meanReward != eight)
    }

    @Test func `validations have as many as is said, and else those of training`() throws {
        func scores(_ trajectories: Int, _ tested: Int) throws -> [Double?] {
            try samples(configuration(trajectories, tested: tested)).map { $0.validation?.score }
        }
        let eight = try scores(8, 0)
        #expect(eight.count == 2 && eight.allSatisfy { $0 != nil })
        #expect(try scores(3, 8) == eight)
        #expect(try scores(3, 0) != eight)
    }

    @Test func `what is learned does not depend on them`() throws {
        let (few, many) = (
            try samples(configuration(3, tested: 0, learns: true)),
            try samples(configuration(3, tested: 8, learns: true))
        )
        #expect(few.map(\.meanReward) == many.map(\.meanReward) && few.map(\.gradientNorm) == many.map(\.gradientNorm))
        #expect(few.map { $0.validation?.score } != many.map { $0.validation?.score })
    }

    @Test func `networks in rock-paper-scissors are tested as in the paper`() throws {
        var request = RunRequest(game: .catalogue(name: "rps", players: nil))
        request.policy = "lstm"
        let run = try request.resolved()
        #expect(run.trajectories == 16 && run.tested.trajectories == 64)
        request.policy = "tabular"
        #expect(try request.resolved().tested.trajectories == request.resolved().trajectories)
    }

    @Test func `what would not fit in memory is refused`() throws {
        var request = RunRequest()
        request.overrides.testTrajectories = 65_536
        request.overrides.horizon = 10_000
        #expect(throws: RequestError.self) { try request.resolved() }
    }
}
