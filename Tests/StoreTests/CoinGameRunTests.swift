import Engine
import EngineFixtures
import Games
import Personas
import RunFixtures
import Store
import TestTools
import Testing
import Training

/// Runs of the Coin Game with peers from files.
struct CoinGameRunTests {
    private func request(
        _ peers: String, _ method: Method = .metaMAPG, policy: String = "lstm", game: String = "coin-game"
    ) -> RunRequest {
        var request = RunRequest(
            game: .catalogue(name: game, players: nil), population: peers, algorithm: method.id, policy: policy)
        request.overrides.hidden = 4
        request.overrides.chains = 3
        request.overrides.trajectories = 8
        request.overrides.horizon = 12
        request.overrides.chainLength = 2
        request.overrides.validateEvery = 2
        request.overrides.termsEvery = 2
        return request
    }

    /// Calls with the path of a population.
    private func withPeers(of game: Game = .coinGame, _ body: (String) throws -> Void) throws {
        try TestPopulation.withFolder { folder in
            try body(try TestPopulation.write(TestPopulation.file(of: game), of: game, to: folder))
        }
    }

    @Test(arguments: Method.all, ["lstm", "gru"])
    func `every method trains, to the same numbers on any number of threads`(method: Method, policy: String) throws {
        try withPeers { path in
            let configuration = try request(path, method, policy: policy).resolved()
            let one = try HeadlessTraining(configuration, threads: 1)
            let three = try HeadlessTraining(configuration, threads: 3)
            for _ in 0..<3 {
                let sample = try #require(try one.advance())
                #expect(try three.advance() == sample)
                #expect(sample.failures.isEmpty && sample.omission == nil && sample.gradientNorm > 0)
                #expect(sample.meanReward.allSatisfy { $0.allSatisfy { (-2...1).contains($0) } })
            }
            #expect(one.state == three.state)
        }
    }

    @Test(arguments: ["always-selfish", "always-generous"])
    func `runs against a rule are saved, read, evaluated and gone on with`(peers: String) throws {
        let folder = try TemporaryFolder()
        defer { folder.remove() }
        let path = "\(folder.path)/run"
        try savedRun(request(peers), updates: 2, at: path)
        let reader = try RunReader(path)
        #expect(reader.configuration == (try request(peers).resolved()))
        #expect(reader.configuration.peers == peers && reader.configuration.policyKinds[1] == .scripted)
        let policy = try #require(try reader.checkpoint())
        let evaluation = try Evaluation.run(
            reader.configuration, policy.parameters.averaged, split: .test, seed: 1, threads: 2)
        #expect(evaluation.groups.map(\.name) == [peers] && evaluation.overall.count == 8)
        let tally = try #require(reader.configuration.game.tally)
        let own = evaluation.overall.values(of: tally.measures[0])[1]
        #expect(own.allSatisfy { peers == "always-generous" ? $0 == 1 : (0.3...0.7).contains($0) }, "\(own)")
    }

    @Test func `games with options are kept by their names`() throws {
        let name = "coin-game:size=4,coins=2"
        let game = try GameCatalogue.game(name, players: nil)
        try withPeers(of: game) { path in
            let folder = try TemporaryFolder()
            defer { folder.remove() }
            try savedRun(request(path, game: name), updates: 2, at: "\(folder.path)/run")
            let reader = try RunReader("\(folder.path)/run")
            #expect(reader.configuration.game == game)
            #expect(try reader.samples().count == 2)
            // Peers of one torus see too little, or too much, of another.
            #expect(errorMessage { try request(path).resolved() }.contains("not for coin-game"))
            var settings = RunSettings()
            settings.game = .named("coin-game:coins=2,size=4")
            #expect(try settings.gameSource() == .catalogue(name: name, players: nil))
        }
    }

    @Test func `an evaluation and a watched chain have the game's measures`() throws {
        try withPeers { path in
            let configuration = try request(path).resolved()
            let state = RunState(startOf: configuration)
            let tally = try #require(configuration.game.tally)
            let evaluation = try Evaluation.run(
                configuration, state.parameters, split: .test, seed: 1, threads: 2)
            let own = evaluation.overall.values(of: tally.measures[0])
            #expect(own.count == 2 && own.allSatisfy { $0.count == 3 && $0.allSatisfy { (0...1).contains($0) } })
            let groups = evaluation.groups.map { $0.values(of: tally.measures[1]) }
            #expect(groups[0] == evaluation.overall.values(of: tally.measures[1]))
            var watched = WatchedChain(configuration)
            let record = try #require(
                watched.play(state, .pinned(index: 0), before: nil, until: nil, force: true)?.record)
            #expect(record.motions.count == 3 && record.motions[0].frameCount == 13)
            #expect(record.agents.allSatisfy { $0.counts.count == 3 && $0.counts[0].count == tally.counters })
            #expect(record.jointActions.allSatisfy { $0.count == 16 })
        }
        // Games that count nothing have none.
        let dilemma = try RunRequest().resolved()
        #expect(dilemma.game.tally == nil)
    }

    @Test func `teams learn in two ways`() throws {
        let ways = Game.coinGame.pretrainings
        #expect(ways.map(\.variant) == ["selfish", "prosocial"] && Game.coinGame.pretraining?.variant == "selfish")
        #expect(ways.map(\.mark) == ["coin-game selfish", "coin-game:paid=both prosocial"])
        for way in ways {
            var settings = TeamSettings()
            (settings.iterations, settings.trajectories, settings.horizon, settings.hidden) = (30, 64, 16, 8)
            (settings.discount, settings.rate) = (0.9, 0.02)
            let training = try TeamTraining(way.game, settings, threads: 2)
            let returns = try (0..<settings.iterations).map { _ in try training.advance() }
            #expect(returns.allSatisfy(\.isFinite) && training.team.iteration == 30)
        }
    }

    @Test func `the teams that come with the program are peers, each alone and in turn`() throws {
        let populations = Game.coinGame.populations
        #expect(populations.prefix(3).map(\.id) == ["selfish+prosocial", "selfish", "prosocial"])
        #expect(populations.dropFirst(3).map(\.script) == [0, 1])
        let (both, _) = try Game.coinGame.population("selfish+prosocial")
        let alone = try ["selfish", "prosocial"].map { try Game.coinGame.population($0).0 }
        for split in PersonaSplit.allCases {
            #expect(both.count(split) == alone[0].count(split) + alone[1].count(split))
            let personas = (0..<both.count(split)).map { TeamLibrary.persona(both, split, $0, for: .coinGame) }
            #expect(personas[0].kind == "selfish" && personas[1].kind == "prosocial")
            #expect(Set(personas.map(\.name)).count == personas.count)
            #expect(personas[0] == TeamLibrary.persona(alone[0], split, 0, for: .coinGame))
            #expect(personas[1] == TeamLibrary.persona(alone[1], split, 0, for: .coinGame))
        }
        let source = try #require(both.team)
        #expect(TeamSource(text: source.text) == source)
        #expect(errorMessage { try Game.coinGame.population("selfish+nobody") }.contains("no population \"nobody\""))
        let (single, number) = try Game.coinGame.population("selfish+prosocial#3")
        #expect(single.id == both.id && number == 3)
    }
}
