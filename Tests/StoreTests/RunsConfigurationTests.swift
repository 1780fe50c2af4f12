import Games
import RunFixtures
import Store
import Testing
import Training

struct RunsConfigurationTests {
    private static let deadlock = MatrixGame(
        id: "dead.lock", title: "A \"dead\\lock\": #1", players: 3, actions: ["give way", "no", "3"],
        symbols: ["G", "n", "3"], payoffs: (0..<3).map { player in (0..<27).map { Double($0) / 7 - Double(player) } })

    private static let requests: [RunRequest] = [
        RunRequest(),
        RunRequest(game: .catalogue(name: "rps", players: 4), population: "rock#17", algorithm: "meta-pg"),
        RunRequest(game: .custom(deadlock), population: "give-way", algorithm: "reinforce"),
        smallRequest { request in
            request.game = .catalogue(name: "stag-hunt", players: nil)
            request.algorithm = "lola-dice"
            request.overrides.discount = 1.0 / 3
            request.overrides.outerRate = 1e-7
            request.overrides.innerRateStep = 0.125
            request.overrides.criticRate = 0
            request.overrides.secondOrder = "dice"
            request.overrides.projectsConflicts = true
            request.overrides.lookAhead = 3
            request.overrides.seed = .max
            request.overrides.termsEvery = 0
        },
        smallRequest { $0.overrides.estimator = "unbiased" },
        smallRequest {
            $0.overrides.opponentModel = "lstm"
            $0.overrides.modelRate = 0.3
        },
    ]

    @Test(arguments: requests) func `what is written reads back as the same configuration`(request: RunRequest) throws {
        let configuration = try request.resolved()
        let text = ConfigurationFile.text(of: configuration)
        #expect(try ConfigurationFile.parse(text, name: "config.yaml").request().configuration == configuration)
        // Every key is there, but the number of players of a game spelled out, which is part of it, the preset, of which
        // no value is left, and what is known of a team and of another run where there is none.
        let written = Set(text.split(separator: "\n").compactMap { $0.split(separator: ":").first.map(String.init) })
        for key in ConfigurationFile.keys where !["players", "preset", "team", "branch"].contains(key) {
            #expect(written.contains(key))
        }
    }

    @Test func `later settings win, wherever they come from`() throws {
        let file = try ConfigurationFile.parse("game: rps\nplayers: 3\nhorizon: 9\nseed: 4\n", name: "c.yaml")
        var line = RunSettings()
        line.overrides.horizon = 11
        line.overrides.gaeLambda = 0.5
        let configuration = try file.replaced(by: line).request().configuration
        #expect(configuration.game.id == "rps" && configuration.game.players == 3)
        #expect(configuration.horizon == 11 && configuration.gaeLambda == 0.5 && configuration.seed == 4)
        #expect(configuration.discount == 0.9)
    }

    @Test func `an error names the file and line only where the value came from there`() throws {
        let file = try ConfigurationFile.parse("seed: 1\nhorizon: 0\n", name: "c.yaml")
        #expect(
            errorMessage { try file.request() } == "c.yaml, line 2: horizon must lie between 1 and 10000, not 0")
        var line = RunSettings()
        line.overrides.horizon = -1
        #expect(
            errorMessage { try file.replaced(by: line).request() }
                == "horizon must lie between 1 and 10000, not -1")
    }

    @Test(arguments: [
        ("- 1\n", "line 1: a configuration must be a mapping"),
        ("chain_length: 3\n", "line 1: unknown key \"chain_length\" (did you mean \"chain-length\"?)"),
        ("\nchains: 2.5\n", "line 2: \"chains\" must be a whole number, not \"2.5\""),
        ("chains: '3'\n", "line 1: \"chains\" must be a whole number, not \"3\""),
        ("discount: high\n", "line 1: \"discount\" must be a number, not \"high\""),
        ("discount: .inf\n", "line 1: \"discount\" must be finite"),
        ("project-conflicts: maybe\n", "line 1: \"project-conflicts\" must be true or false, not \"maybe\""),
        ("seed: 18446744073709551616\n", "line 1: \"seed\" must be a whole number from 0 to 18446744073709551615"),
        ("peers: [rock]\n", "line 1: \"peers\" must be a single word or text, not a list"),
        ("algorithm:\n", "line 1: \"algorithm\" is empty"),
        ("version: 7\n", "line 1: the file has format version 7, but this program reads version 1"),
        ("game: {name: x}\n", "line 1: the key \"actions\" is missing"),
        ("game:\n  name: x\n  action: [a, b]\n", "line 3: unknown key \"action\" (did you mean \"actions\"?)"),
    ]) func `a wrong file gets a sentence with the line`(text: String, expected: String) {
        let message = errorMessage { try ConfigurationFile.parse(text, name: "c.yaml") }
        #expect(message.hasPrefix("c.yaml, \(expected)"), "\(message)")
    }

    @Test func `a run saved before there were rates that fall means what it meant`() throws {
        let text = "version: 1\nprogram: 0.1.0\ngame: ipd\npolicy: lstm\n"
        let saved = try ConfigurationFile.parse(text, name: "c.yaml")
        #expect(saved.overrides.outerDecay == 0 && saved.overrides.averaging == 0)
        #expect(saved.overrides.whitening == 0 && saved.overrides.clip == 10)
        #expect(saved.overrides.stratifies == false)
        let said = try ConfigurationFile.parse(text + "outer-decay: 7\n", name: "c.yaml")
        #expect(said.overrides.outerDecay == 7)
        #expect(try ConfigurationFile.parse("policy: lstm\n", name: "c.yaml").overrides.outerDecay == nil)
    }

    @Test func `a game file counts from the folder of the configuration`() throws {
        let settings = try ConfigurationFile.parse("game: games/x.yaml\n", name: "some/where/c.yaml")
        #expect(settings.game == .named("some/where/games/x.yaml"))
        #expect(try ConfigurationFile.parse("game: /x.yaml\n", name: "a/c.yaml").game == .named("/x.yaml"))
        #expect(try ConfigurationFile.parse("game: x.yaml\n", name: "c.yaml").game == .named("x.yaml"))
        #expect(try ConfigurationFile.parse("game: rps\n", name: "a/c.yaml").game == .named("rps"))
    }
}
