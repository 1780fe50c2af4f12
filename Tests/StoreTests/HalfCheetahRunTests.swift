import Engine
import Foundation
import Games
import RunFixtures
import Store
import Testing
import Training

/// Whole runs of HalfCheetah on real physics, against small peers.
struct HalfCheetahRunTests {
    private func request(
        _ peers: String, _ method: Method = .metaMAPG, _ change: (inout RunRequest.Overrides) -> Void = { _ in }
    ) -> RunRequest {
        var request = RunRequest(
            game: .catalogue(name: "halfcheetah", players: nil), population: peers, algorithm: method.id, policy: "lstm"
        )
        request.overrides.hidden = 4
        request.overrides.chains = 3
        request.overrides.trajectories = 2
        request.overrides.horizon = 12
        request.overrides.validateEvery = 2
        request.overrides.termsEvery = 2
        change(&request.overrides)
        return request
    }

    @Test(arguments: Method.all) func `every method trains, to the same numbers on any number of threads`(
        method: Method
    ) throws {
        try TestPopulation.withFolder { folder in
            let path = try TestPopulation.write(to: folder)
            let configuration = try request(path, method).resolved()
            #expect(configuration.policyKinds == [.gaussian(hidden: 4), .gaussian(hidden: 3)])
            let one = try HeadlessTraining(configuration, threads: 1)
            let three = try HeadlessTraining(configuration, threads: 3)
            for _ in 0..<2 {
                let sample = try #require(try one.advance())
                #expect(try three.advance() == sample)
                #expect(sample.meanReward[0] == sample.meanReward[1], "the reward is shared")
                #expect(sample.failures.isEmpty && sample.omission == nil)
            }
            #expect(one.state == three.state && one.samples[1].validation?.personas == 2)
            #expect(one.state.parameters.policy != RunState(startOf: configuration).parameters.policy)
            let evaluation = try Evaluation.run(
                configuration, one.state.parameters, split: .test, seed: 1, threads: 2)
            #expect(evaluation.overall.count == 2 && evaluation.overall.meanReward[0].count == 3)
        }
    }

    @Test func `rewards are returns of episodes`() throws {
        try TestPopulation.withFolder { folder in
            let path = try TestPopulation.write(to: folder)
            // An episode of one step, with controls that cost next to nothing against the noise of the start.
            let configuration = try request(path, .reinforce) { $0.horizon = 1 }.resolved()
            #expect(configuration.rewardFactor == 100)
            let longer = try request(path, .reinforce) { $0.horizon = 40 }.resolved()
            #expect(longer.rewardFactor == 4_000)
            let sample = try #require(try HeadlessTraining(longer, threads: 1).advance())
            // Falling about for two seconds moves nobody farther than a few metres, which is some tens of returns.
            #expect(abs(sample.score) < 400 && abs(sample.score) > 0.01, "\(sample.score)")
        }
    }

    @Test func `a run folder says what its peers were, and is read without them`() throws {
        try TestPopulation.withFolder { folder in
            let path = try TestPopulation.write(to: folder)
            let configuration = try request("\(path)#1").resolved()
            let text = ConfigurationFile.text(of: configuration)
            #expect(text.contains("team: \"\(TestPopulation.file().source.text)\""), "\(text)")
            let read = try ConfigurationFile.parse(text, name: "config.yaml").request().configuration
            #expect(read == configuration && read.name.hasPrefix("halfcheetah/metamapg-"))
            try FileManager.default.removeItem(atPath: path)
            let later = try ConfigurationFile.parse(text, name: "config.yaml").request().configuration
            #expect(later == configuration)
            // Other peers on the command line are looked for.
            var line = RunSettings()
            line.peers = "left"
            let other = try ConfigurationFile.parse(text, name: "c").replaced(by: line).request().configuration
            #expect(other.population.id == "left" && other.population.team != configuration.population.team)
        }
    }

    @Test func `peers that are gone or others stop a run with a reason`() throws {
        try TestPopulation.withFolder { folder in
            // Personas that no other test has read, for what is read stays.
            let path = try TestPopulation.write(TestPopulation.file { values, _, _ in values[0] += 1 }, to: folder)
            let configuration = try request(path).resolved()
            _ = try TestPopulation.write(TestPopulation.file { values, _, _ in values[0] += 2 }, to: folder)
            let training = try HeadlessTraining(configuration, threads: 1)
            let changed = try #require(throws: RunError.self) { try training.advance() }
            #expect(changed.description.contains("holds other personas than those that the run began with"))
            try FileManager.default.removeItem(atPath: path)
            let missing = try #require(throws: RunError.self) { try training.advance() }
            #expect(missing.description.contains("are not here") && missing.description.contains("stands at update 0"))
            let unmeasured = try #require(throws: RunError.self) {
                try Evaluation.run(configuration, training.state.parameters, split: .test, seed: 1, threads: 1)
            }
            #expect(unmeasured.description.hasPrefix("none of the personas could be played"))
        }
    }

    @Test func `a peer whose actions are no numbers costs its chain, not the run`() throws {
        try TestPopulation.withFolder { folder in
            // So large that the network's sums overflow.
            let file = TestPopulation.file { parameters, split, index in
                if split != .test && index == 0 { parameters = parameters.map { $0 < 0 ? -3e38 : 3e38 } }
            }
            let path = try TestPopulation.write(file, to: folder)
            let configuration = try request(path) {
                $0.chains = 8
                $0.validateEvery = 1
            }.resolved()
            let training = try HeadlessTraining(configuration, threads: 2)
            var failures = 0
            for _ in 0..<3 {
                let sample = try #require(try training.advance())
                failures += sample.failures.count
                // One of two validation personas is such a one.
                #expect(sample.validation?.personas == 1 && sample.meanReward[0].allSatisfy(\.isFinite))
                #expect(sample.omission?.contains("left out: an action is not a finite number") == true)
            }
            #expect(failures > 3 && training.state.parameters.policy.allSatisfy(\.isFinite))
            let hopeless = try request("\(path)#0").resolved()
            let error = try #require(throws: RunError.self) { try HeadlessTraining(hopeless, threads: 2).advance() }
            #expect(error.description.contains("could not be played: an action is not a finite number"))
        }
    }

    @Test func `what cannot be played is refused in a sentence`() throws {
        var table = request("left")
        table.policy = "tabular"
        #expect(errorMessage { try table.resolved() }.contains("played by networks, not by tables"))
        let modelled = request("left") { $0.opponentModel = "lstm" }
        #expect(errorMessage { try modelled.resolved() }.contains("opponent models are fitted to choices"))
        var settings = RunSettings()
        settings.game = .named("halfcheetah")
        let usual = try settings.request().configuration
        #expect(usual.policy == .lstm && usual.population.id == "left" && usual.chainLength == 2)
        settings.preset = "paper"
        let paper = try settings.request().configuration
        #expect(paper.trajectories == 64 && paper.horizon == 200 && paper.chains == 5 && paper.discount == 0.95)
        #expect(paper.innerRate == 0.005 && paper.peerRate == 0.005 && paper.outerRate == 5e-5)
        #expect(paper.criticRate == 5.5e-5 && paper.entropyWeight == 0 && paper.hidden == 64)
        settings.team = "nonsense"
        #expect(errorMessage { try settings.request() }.contains("what a saved run says of its peers"))
    }
}
