import Testing
import Training

/// The paper's effect with a table: within 400 meta-updates of the default preset, Meta-MAPG leads its peers to
/// cooperate and keeps collecting, and Meta-PG does not. Scores are means over phi_1..phi_7 on the 40 test personas.
struct LearningOutcomeTests {
    /// The score of the policy that validated best.
    private func score(_ algorithm: String, seed: UInt64) throws -> Double {
        var request = RunRequest(algorithm: algorithm)
        request.overrides.seed = seed
        let configuration = try request.resolved()
        let training = try HeadlessTraining(configuration, threads: 2)
        for _ in 0..<400 { _ = try training.advance() }
        let finished = training.state
        #expect(finished.update == 400)
        let best = try #require(finished.best)
        let evaluation = try Evaluation.run(configuration, best.parameters, split: .test, seed: 1, threads: 2)
        #expect(evaluation.overall.count == 40)
        #expect(evaluation.groups.map(\.count) == [20, 20])
        return evaluation.overall.score
    }

    @Test(arguments: [1, 2, 3] as [UInt64])
    func `Meta-MAPG shapes its peers and Meta-PG does not`(seed: UInt64) throws {
        let metaMAPG = try score("meta-mapg", seed: seed)
        let metaPG = try score("meta-pg", seed: seed)
        #expect(metaMAPG >= 0.2)
        #expect(metaPG <= -0.1)
        #expect(metaMAPG - metaPG >= 0.4)
    }
}
