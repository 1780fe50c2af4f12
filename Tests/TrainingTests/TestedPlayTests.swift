import Games
import Testing
import Training

/// Runs whose personas of validation and test are played with other numbers of trajectories, or longer ones, than those
/// of training.
struct TestedPlayTests {
    /// A setting of training and its counterpart for validation and tests.
    struct Pair: Sendable, CustomTestStringConvertible {
        var trained: String
        var tested: String
        var testDescription: String { trained }
    }

    static let pairs = [
        Pair(trained: "trajectories", tested: "test-trajectories"), Pair(trained: "horizon", tested: "test-horizon"),
    ]

    /// A small run that learns nothing, so that whatever it measures is of the same policy.
    private func configuration(
        _ pair: Pair, _ trained: Int, tested: Int, learns: Bool = false
    ) throws -> RunConfiguration {
        var request = RunRequest()
        request.overrides.trajectories = 4
        request.overrides.horizon = 6
        request.overrides[pair.trained] = .whole(trained)
        request.overrides[pair.tested] = .whole(tested)
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

    @Test(arguments: pairs)
    func `evaluations have as many as is said, and else those of training`(pair: Pair) throws {
        func evaluation(_ trained: Int, _ tested: Int) throws -> Evaluation {
            let run = try configuration(pair, trained, tested: tested)
            return try Evaluation.run(run, RunState(startOf: run).parameters, split: .test, seed: 5, threads: 2)
        }
        let eight = try evaluation(8, 0).overall.meanReward
        #expect(try evaluation(3, 8).overall.meanReward == eight)
        #expect(try evaluation(8, 8).overall.meanReward == eight)
        #expect(try evaluation(3, 0).overall.meanReward != eight)
    }

    @Test(arguments: pairs)
    func `validations have as many as is said, and else those of training`(pair: Pair) throws {
        func scores(_ trained: Int, _ tested: Int) throws -> [Double?] {
            try samples(configuration(pair, trained, tested: tested)).map { $0.validation?.score }
        }
        let eight = try scores(8, 0)
        #expect(eight.count == 2 && eight.allSatisfy { $0 != nil })
        #expect(try scores(3, 8) == eight)
        #expect(try scores(3, 0) != eight)
    }

    @Test(arguments: pairs)
    func `what is learned does not depend on them`(pair: Pair) throws {
        let (few, many) = (
            try samples(configuration(pair, 3, tested: 0, learns: true)),
            try samples(configuration(pair, 3, tested: 8, learns: true))
        )
        #expect(few.map(\.meanReward) == many.map(\.meanReward) && few.map(\.gradientNorm) == many.map(\.gradientNorm))
        #expect(few.map { $0.validation?.score } != many.map { $0.validation?.score })
    }

    /// A return per episode is one of the episodes that were played, not of training's.
    @Test(.enabled(if: HalfCheetah.unavailability == nil))
    func `returns of episodes are those of the episodes played`() throws {
        var request = RunRequest(game: .catalogue(name: "halfcheetah", players: nil))
        request.population = "left"
        request.policy = "lstm"
        request.overrides.horizon = 4
        request.overrides.testHorizon = 9
        let run = try request.resolved()
        #expect(4 * run.tested.rewardFactor == 9 * run.rewardFactor)
    }

    @Test func `networks are tested as in the paper`() throws {
        for (game, discount) in [("ipd", 0.96), ("rps", 0.9)] {
            var request = RunRequest(game: .catalogue(name: game, players: nil))
            request.policy = "lstm"
            let run = try request.resolved()
            #expect(run.discount == discount)
            #expect(run.tested.trajectories == 64 && run.tested.horizon == 150)
            request.policy = "tabular"
            #expect(try request.resolved().tested == request.resolved())
        }
    }

    /// Who chooses how long training plays is not tested with something else.
    @Test(arguments: pairs) func `a choice for training is one for tests`(pair: Pair) throws {
        func run(_ choices: [(String, Int)]) throws -> RunConfiguration {
            var request = RunRequest(game: .catalogue(name: "rps", players: nil))
            request.policy = "lstm"
            for (key, value) in choices { request.overrides[key] = .whole(value) }
            return try request.resolved()
        }
        func played(_ run: RunConfiguration) -> Int { pair.trained == "horizon" ? run.horizon : run.trajectories }
        let usual = try run([])
        #expect(played(usual.tested) > played(usual))
        #expect(played(try run([(pair.trained, 7)]).tested) == 7)
        #expect(played(try run([(pair.trained, 7), (pair.tested, 9)]).tested) == 9)
        #expect(try run([(pair.trained, played(usual))]) == usual)
    }

    @Test func `what would not fit in memory is refused`() throws {
        var request = RunRequest()
        request.overrides.testTrajectories = 65_536
        request.overrides.horizon = 10_000
        #expect(throws: RequestError.self) { try request.resolved() }
        request.overrides.horizon = 150
        #expect(throws: RequestError.self) { try request.resolved() }
        request.overrides.testTrajectories = 64
        request.overrides.testHorizon = 10_000
        request.overrides.chainLength = 64
        #expect(throws: RequestError.self) { try request.resolved() }
        request.overrides.testHorizon = 0
        _ = try request.resolved()
    }
}
