import Games
import Testing
import Training

/// Entries of settings fit the configuration, each other and what is said of them.
struct SettingTests {
    /// Fields of a configuration that say what is played by whom, and from where on; all others are settings.
    private static let others: Set = ["game", "population", "singlePersona", "method", "policy", "origin"]

    /// The settings among the fields, as text.
    private static func fields(_ configuration: RunConfiguration) -> [String: String] {
        let all = Mirror(reflecting: configuration).children.map { ($0.label ?? "", "\($0.value)") }
        return Dictionary(uniqueKeysWithValues: all.filter { !others.contains($0.0) })
    }

    @Test func `every field of a configuration has one entry`() throws {
        let plain = Self.fields(try RequestRangeTests.small().resolved())
        var changed: [String: Int] = [:]
        for setting in Setting.all {
            let values = RequestRangeTests.samples(setting.kind).accepted
            let fields = Set(
                try values.flatMap { value in
                    let run = Self.fields(try RequestRangeTests.run(setting.key, value))
                    return run.filter { $0.value != plain[$0.key] }.map(\.key)
                })
            // Models learn at the peers' rate unless they have their own.
            let isFollowed = setting.key == "peer-rate" || setting.key == "opponent-model"
            let own = isFollowed ? fields.subtracting(["modelRate"]) : fields
            #expect(own.count == 1, "\(setting.key): \(fields)")
            for field in own { changed[field, default: 0] += 1 }
        }
        #expect(Set(changed.keys) == Set(plain.keys))
        #expect(changed.values.allSatisfy { $0 == 1 })
    }

    @Test func `entries are sentences of help with names of their own`() {
        #expect(Set(Setting.all.map(\.key)).count == Setting.all.count)
        for setting in Setting.all {
            #expect(setting.key.allSatisfy { $0.isLowercase || $0 == "-" }, "\(setting.key)")
            #expect(setting.summary.first?.isUppercase == true && setting.summary.last != ".", "\(setting.key)")
            #expect(setting.help.hasSuffix(").") && !setting.help.contains("preset"), "\(setting.help)")
            #expect(setting.help.contains(setting.choices) || setting.kind == .flag, "\(setting.help)")
        }
    }

    @Test(arguments: [
        ("chains", "16; rps with networks 12; coin-game 8; halfcheetah 4", "5"),
        ("horizon", "150; rps 50; networks 75; rps with networks 50; coin-game 16; halfcheetah 200", nil),
        ("test-trajectories", "0; rps with networks 64; where --trajectories is chosen 0", nil),
        ("inner-rate", "1; rps with networks 0.01; coin-game 0.02; halfcheetah 0.005", nil),
        ("gae-lambda", "0.95", "0.95"),
        ("adjoint-limit", "0; coin-game 300", "0"),
        ("project-conflicts", "no; halfcheetah yes", "yes"),
        ("estimator", "paper; networks pathwise; coin-game paper; halfcheetah paper", "paper"),
        ("opponent-model", "none", "none"),
        ("model-rate", "--peer-rate; networks 0.1", nil),
        ("clip", "10; networks 20; coin-game 10; halfcheetah 10", "10"), ("seed", "1", "1"),
    ])
    func `defaults are said as the presets have them`(key: String, quick: String, paper: String?) throws {
        let setting = try #require(Setting.named(key))
        #expect(setting.defaultText() == quick)
        if let paper { #expect(setting.defaultText(.paper) == paper) }
        #expect(setting.help.hasSuffix("(default \(quick))."))
    }

    @Test(arguments: [
        ("hidden", "Hidden units of a network, 1 to 1024 (default 64; coin-game 16)."),
        (
            "estimator",
            "How the meta-gradient is estimated: paper, pathwise, unbiased or exact (default paper; networks pathwise; coin-game paper; halfcheetah paper)."
        ),
        (
            "clip",
            "Largest norm of a chain's gradient, 0 for none, up to 1000000000 (default 10; networks 20; coin-game 10; halfcheetah 10)."
        ),
        (
            "project-conflicts",
            "Project conflicting gradients of chains off each other, PCGrad (default no; halfcheetah yes)."
        ),
        ("seed", "Seed of all random numbers, 0 to 18446744073709551615 (default 1)."),
    ])
    func `help says what a setting is, what it can be and what it is by default`(key: String, help: String) throws {
        #expect(try #require(Setting.named(key)).help == help)
    }

    @Test(
        arguments: [
            ([[0.5, -1.5, 1.5, -0.5], [0.5, 1.5, -1.5, -0.5]], 1), ([[50, -150, 150, -50], [0, 0, 0, 0]], 0.01),
            ([[2, 2, 2, 2], [0, 1, 2, 3]], 1), ([[0, 0, 0, 1e-9], [0, 0, 0, 1]], 1e6),
        ] as [([[Double]], Double)])
    func `aversion to risk is in the unit of a game's rewards`(payoffs: [[Double]], aversion: Double) throws {
        var request = RunRequest()
        request.policy = "lstm"
        request.game = .custom(
            MatrixGame(
                id: "own", title: "Own", players: 2, actions: ["a", "b"], symbols: ["a", "b"], payoffs: payoffs))
        #expect(try request.resolved().riskAversion == aversion)
        // What is chosen is what is taken.
        request.overrides.riskAversion = 7
        #expect(try request.resolved().riskAversion == 7)
    }

    @Test func `what is chosen can be read by field and by key`() {
        var overrides = RunRequest.Overrides()
        overrides.chains = 3
        overrides["second-order"] = .word("dice")
        #expect(overrides["chains"] == .whole(3) && overrides.secondOrder == "dice" && overrides.clip == nil)
        var others = RunRequest.Overrides()
        others.chains = 4
        overrides.replace(by: others)
        #expect(overrides.chains == 4 && overrides.secondOrder == "dice")
        overrides.chains = nil
        overrides.secondOrder = nil
        #expect(overrides == RunRequest.Overrides())
    }
}
