import Engine
import EngineFixtures
import Games
import Personas
import RunFixtures
import Store
import TestTools
import Testing
import Training

/// A game that is neither a payoff table nor a body goes through everything that games go through, or is refused in a
/// sentence.
struct ThirdGameTests {
    private let game = Game.ring

    private func request(
        _ peers: String, _ method: Method = .metaMAPG, _ change: (inout RunRequest.Overrides) -> Void = { _ in }
    ) -> RunRequest {
        var request = RunRequest(
            game: .catalogue(name: game.id, players: nil), population: peers, algorithm: method.id, policy: "lstm")
        request.overrides.hidden = 4
        request.overrides.chains = 3
        request.overrides.trajectories = 4
        request.overrides.horizon = 8
        request.overrides.chainLength = 2
        request.overrides.validateEvery = 2
        request.overrides.termsEvery = 2
        change(&request.overrides)
        return request
    }

    /// Calls with the path of a population.
    private func withPeers(_ body: (String) throws -> Void) throws {
        try TestPopulation.withFolder { folder in
            try body(try TestPopulation.write(TestPopulation.file(of: game), of: game, to: folder))
        }
    }

    @Test func `what nobody chose follows from what it can do`() throws {
        try withPeers { path in
            var settings = RunSettings()
            settings.game = .named("ring")
            settings.peers = path
            let configuration = try settings.request().configuration
            #expect(configuration.policy == .lstm && !PolicyClass.playing(game).contains(.tabular))
            #expect(configuration.policyKinds == [.lstm(hidden: 64), .lstm(hidden: TestPopulation.hidden)])
            let title = "A team at 3 moments of learning to play together, 3 hidden units"
            #expect(configuration.population.title == title)
            let dilemma = try RunRequest(policy: "lstm").resolved()
            #expect(configuration.chainLength == dilemma.chainLength && configuration.horizon == dilemma.horizon)
            #expect(configuration.rewardFactor == 1 && PaperResults.curve(of: configuration, peers: "overall") == nil)
            #expect(game.table == nil && game.joints == nil && game.body == nil && game.physics == nil)
            #expect(!GameCatalogue.names.contains("ring") && GameCatalogue.title(of: "ring") == "Coins on a ring")
        }
    }

    @Test(arguments: Method.all) func `every method trains, to the same numbers on any number of threads`(
        method: Method
    ) throws {
        try withPeers { path in
            let configuration = try request(path, method).resolved()
            let one = try HeadlessTraining(configuration, threads: 1)
            let three = try HeadlessTraining(configuration, threads: 3)
            for _ in 0..<4 {
                let sample = try #require(try one.advance())
                #expect(try three.advance() == sample)
                #expect(sample.failures.isEmpty && sample.omission == nil && sample.gradientNorm > 0)
                #expect(sample.meanReward.allSatisfy { $0.allSatisfy { (-2...1).contains($0) } })
            }
            #expect(one.state == three.state && one.samples[1].validation?.personas == 2)
            #expect(one.state.parameters.policy != RunState(startOf: configuration).parameters.policy)
        }
    }

    @Test func `agents learn to take coins`() throws {
        try withPeers { path in
            let configuration = try request(path, .reinforce) {
                ($0.trajectories, $0.horizon, $0.chainLength, $0.hidden) = (64, 12, 1, 8)
                ($0.outerRate, $0.innerRate, $0.peerRate, $0.discount) = (0.03, 0, 0, 0.9)
            }.resolved()
            let training = try HeadlessTraining(configuration, threads: 2)
            let scores = try (0..<40).map { _ in try #require(try training.advance()).meanReward[0][0] }
            let (early, late) = (scores.prefix(5).reduce(0, +) / 5, scores.suffix(5).reduce(0, +) / 5)
            #expect(late > early + 0.05, "\(early), then \(late)")
        }
    }

    @Test func `a run that broke off goes on to the same numbers, and is evaluated`() throws {
        try withPeers { path in
            let folder = try TemporaryFolder()
            defer { folder.remove() }
            let request = request(path)
            try savedRun(request, updates: 5, at: "\(folder.path)/whole")
            let configuration = try request.resolved()
            var open = try OpenRun.create(configuration, at: "\(folder.path)/broken", target: 5)
            _ = try finishedRun(open: open, updates: 2)
            try open.recorder?.end(.stopped)
            open = try OpenRun.resume("\(folder.path)/broken", target: 5)
            #expect(open.configuration == configuration && open.state.update == 2)
            _ = try finishedRun(open: open, updates: 5)
            try open.recorder?.end(.done)
            let (whole, broken) = (try RunReader("\(folder.path)/whole"), try RunReader("\(folder.path)/broken"))
            #expect(try whole.samples() == broken.samples() && whole.samples().count == 5)
            let checkpoint: Checkpoint = try #require(try broken.checkpoint())
            #expect(try whole.checkpoint() == checkpoint)
            let evaluation = try Evaluation.run(
                broken.configuration, checkpoint.parameters.averaged, split: .test, seed: 1, threads: 2)
            #expect(evaluation.overall.count == 2 && evaluation.overall.meanReward[0].count == 3)
            #expect(evaluation.problems.isEmpty)
        }
    }

    @Test func `a watched chain says what can be said of it`() throws {
        try withPeers { path in
            let configuration = try request(path) { $0.opponentModel = "lstm" }.resolved()
            var watched = WatchedChain(configuration)
            let state = RunState(startOf: configuration)
            let record = try #require(
                watched.play(state, .pinned(index: 0), before: nil, until: nil, force: true)?.record)
            #expect(record.agents.count == 2 && record.motions.isEmpty && record.visits.isEmpty)
            for agent in record.agents {
                #expect(agent.probabilities.isEmpty && agent.normals.isEmpty && agent.modelError == nil)
                // Estimated by what was played, which after so small updates is next to nothing.
                #expect(agent.drift.count == 3 && agent.drift[0] == 0 && agent.drift.allSatisfy { abs($0) < 1 })
            }
            #expect(record.jointActions.allSatisfy { $0.count == 9 && abs($0.reduce(0, +) - 1) < 1e-12 })
            // Models are fitted and learned through, whatever can be said of how far they are off.
            #expect(try HeadlessTraining(configuration, threads: 1).advance()?.modelError == nil)
        }
    }

    @Test func `teams learn it, and give its peers`() throws {
        try TestPopulation.withFolder { folder in
            let pretraining = try #require(game.pretraining)
            #expect(pretraining.mark == "ring" && pretraining.game == game)
            var settings = TeamSettings()
            (settings.iterations, settings.trajectories, settings.horizon, settings.hidden) = (8, 4, 6, 3)
            let training = try TeamTraining(pretraining.game, settings, threads: 2, shown: game)
            let team = try TeamFolder(
                folder, game: pretraining.game, variant: pretraining.mark, settings: settings)
            try team.save(training.team)
            for _ in 0..<settings.iterations {
                _ = try training.advance()
                try team.save(training.team)
            }
            #expect(try team.load() == training.team && training.record?.agents.count == 2)
            let split = try team.writePopulation(
                of: training.team, for: game.id, every: 1, unit: game.rewardUnit)
            #expect(split?.isComplete == true)
            let configuration = try request(folder).resolved()
            #expect(try HeadlessTraining(configuration, threads: 1).advance()?.failures.isEmpty == true)
        }
    }

    /// What is wrong with a request.
    private func refusal(_ request: RunRequest) -> String { errorMessage { try request.resolved() } }

    @Test func `what it cannot do is refused in a sentence`() throws {
        let folder = try TemporaryFolder()
        defer { folder.remove() }
        let path = try TestPopulation.write(TestPopulation.file(of: game), of: game, to: folder.path)
        var table = request(path)
        table.policy = "tabular"
        #expect(refusal(table).contains("Coins on a ring is played by networks, not by tables"))
        let exact = refusal(request(path) { $0.estimator = "exact" })
        #expect(exact.contains("a table of payoffs, which Coins on a ring does not have"))
        let modelled = refusal(request(path) { $0.opponentModel = "tabular" })
        #expect(modelled.contains("not by tables; model peers as lstm"))
        #expect(refusal(request("all")).contains("it has the path of a team"))
        var crowd = request(path)
        crowd.game = .catalogue(name: "ring", players: 3)
        #expect(refusal(crowd) == "The game ring takes 2 players, not 3.")
        _ = try TestPopulation.write(to: folder.path)
        let others = refusal(request(path))
        #expect(others.contains("holds personas for \(Game.cheetah.id), not for ring"))
        let configuration = try RunRequest.ring.resolved()
        #expect(Contestant.usual(configuration).isEmpty)
    }
}

extension RunRequest {
    /// Of that game, with peers that need not be there.
    fileprivate static var ring: RunRequest {
        var request = RunRequest(
            game: .catalogue(name: Game.ring.id, players: nil), population: "friends", policy: "lstm")
        request.team = TeamSource(digest: "0", hidden: 3, counts: [.train: 3, .validation: 2, .test: 2])
        return request
    }
}
