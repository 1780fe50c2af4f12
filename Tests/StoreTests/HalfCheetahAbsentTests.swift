#if !MuJoCo
import Engine
import Foundation
import Games
import RunFixtures
import Testing
import Training

/// Runs of HalfCheetah in a program without its physics, such as one that compares what a cluster trained.
struct HalfCheetahAbsentTests {
    private let reason = "this program was built without MuJoCo; install the package libmujoco-dev"

    @Test func `saved runs are read, and neither begun nor trained`() throws {
        try TestPopulation.withFolder { folder in
            let path = try TestPopulation.write(to: folder)
            var request = RunRequest(
                game: .catalogue(name: "halfcheetah", players: nil), population: path, algorithm: Method.metaMAPG.id,
                policy: "lstm")
            request.overrides.trajectories = 2
            request.overrides.horizon = 3
            #expect(errorMessage { try request.resolved() }.contains(reason))
            request.team = TestPopulation.file().source
            let configuration = try request.resolved()
            #expect(configuration.game.rewardUnit.factor(horizon: 3) == 300)
            let refusal = errorMessage { try OpenRun.create(configuration, at: "\(folder)/run", target: 1) }
            #expect(refusal.hasPrefix("the game halfcheetah cannot be played: \(reason)"), "\(refusal)")
            #expect(!FileManager.default.fileExists(atPath: "\(folder)/run"))
            let training = try HeadlessTraining(configuration, threads: 2)
            #expect(errorMessage { try training.advance() }.contains(reason))
            #expect(
                errorMessage {
                    try Evaluation.run(
                        configuration, training.state.parameters, split: .test, seed: 1, threads: 1)
                }.contains("none of the personas could be played: \(reason)"))
        }
    }
}
#endif
