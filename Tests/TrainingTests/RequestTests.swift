import Engine
import Games
import Testing
import Training

/// What people may ask for.
struct RequestTests {
    /// The sentence with which a request is refused, or nil if it is not.
    static func refusal(_ request: RunRequest) -> String? {
        do {
            _ = try request.resolved()
            return nil
        } catch {
            return "\(error)"
        }
    }

    /// The usual request with some settings.
    static func request(_ change: (inout RunRequest.Overrides) -> Void) -> RunRequest {
        var request = RunRequest()
        change(&request.overrides)
        return request
    }

    @Test func `nothing chosen is Meta-MAPG in the prisoner's dilemma with the preset`() throws {
        let run = try RunRequest().resolved()
        #expect(run.name == "ipd/all/meta-mapg/tabular/seed1")
        #expect(run.game.players == 2 && run.singlePersona == nil)
        #expect(run.method == .metaMAPG && run.policy == .tabular && run.estimator == .paper)
        #expect([run.chains, run.trajectories, run.horizon, run.chainLength] == [16, 64, 150, 7])
        #expect([run.discount, run.gaeLambda] == [0.96, 0.95])
        #expect([run.innerRate, run.peerRate] == [1, 1])
        #expect([run.outerRate, run.innerRateStep, run.criticRate, run.entropyWeight] == [0.02, 0.001, 1, 0])
        #expect(run.secondOrder == .baselined && !run.projectsConflicts)
        #expect([run.lookAhead, run.termsEvery, run.validateEvery] == [1, 10, 25])
    }

    @Test(arguments: [nil, 2, 3, 4])
    func `rock-paper-scissors is shorter and discounts more`(players: Int?) throws {
        let run = try RunRequest(game: .catalogue(name: "rps", players: players)).resolved()
        #expect(run.game.players == players ?? 2)
        #expect(run.horizon == 50 && run.discount == 0.9)
        var rest = try RunRequest().resolved()
        rest.game = run.game
        rest.population = run.population
        rest.horizon = 50
        rest.discount = 0.9
        #expect(run == rest)
    }

    @Test(arguments: [("ipd", 0.96, 0.1, 1e-4, 0.5), ("rps", 0.9, 0.01, 1e-5, 0)])
    func `the paper's preset has the paper's values`(
        game: String, discount: Double, innerRate: Double, outerRate: Double, entropy: Double
    ) throws {
        let request = RunRequest(game: .catalogue(name: game, players: nil), policy: "lstm", preset: "paper")
        let run = try request.resolved()
        #expect([run.chains, run.trajectories, run.horizon, run.chainLength, run.hidden] == [5, 64, 150, 7, 64])
        #expect([run.discount, run.gaeLambda, run.innerRate, run.peerRate] == [discount, 0.95, innerRate, 1])
        #expect([run.outerRate, run.innerRateStep, run.entropyWeight] == [outerRate, outerRate, entropy])
        #expect(abs(run.criticRate - 1.5 * outerRate) < 1e-18 && run.adjointLimit == 0)
        #expect(run.secondOrder == .dice && run.projectsConflicts)
        let unknown = RunRequest(preset: "papr")
        #expect(Self.refusal(unknown)?.contains("paper") == true)
    }

    @Test func `choices that are not ranges replace the preset's`() throws {
        let run = try Self.request {
            $0.estimator = "pathwise"
            $0.secondOrder = "dice"
            $0.projectsConflicts = true
            $0.seed = .max
        }.resolved()
        #expect(
            run.estimator == .pathwise && run.secondOrder == .dice && run.projectsConflicts && run.seed == .max)
    }

    @Test func `a single persona can be asked for`() throws {
        let run = try RunRequest(population: "cooperating#12").resolved()
        #expect(run.population.id == "cooperating" && run.singlePersona == 12)
    }

    /// A request with one unknown name, and names that the answer must offer.
    struct Unknown: Sendable {
        let request: RunRequest
        let offered: [String]
    }

    static let unknowns = [
        Unknown(request: RunRequest(algorithm: "nemo"), offered: Method.all.map(\.id)),
        Unknown(request: RunRequest(policy: "nemo"), offered: PolicyClass.allCases.map(\.rawValue)),
        Unknown(request: request { $0.estimator = "nemo" }, offered: Estimator.allCases.map(\.rawValue)),
        Unknown(request: request { $0.secondOrder = "nemo" }, offered: SecondOrder.allCases.map(\.rawValue)),
        Unknown(request: RunRequest(game: .catalogue(name: "nemo", players: nil)), offered: GameCatalogue.matrixNames),
        Unknown(request: RunRequest(population: "nemo"), offered: ["all", "cooperating", "defecting", "tit-for-tat"]),
        Unknown(request: RunRequest(population: "all#nemo"), offered: ["0 to 399"]),
    ]

    @Test(arguments: unknowns)
    func `an unknown name is answered with the known ones`(unknown: Unknown) throws {
        let refusal = try #require(Self.refusal(unknown.request))
        #expect(refusal.contains("nemo"))
        for name in unknown.offered { #expect(refusal.contains(name), "\(refusal) does not offer \(name)") }
    }

    @Test(arguments: [("ipd", 3, "2"), ("rps", 5, "2 to 4"), ("rps", 1, "2 to 4"), ("chicken", 0, "2")])
    func `a game for another number of players is refused`(game: String, players: Int, accepted: String) throws {
        let refusal = try #require(Self.refusal(RunRequest(game: .catalogue(name: game, players: players))))
        #expect(refusal.contains(accepted) && refusal.contains("\(players)") && refusal.contains(game))
    }

    @Test(arguments: [Method.lolaDiCE, .reinforce], Estimator.allCases)
    func `estimators of the meta-gradient need a method that has one`(method: Method, estimator: Estimator) throws {
        var request = RunRequest(algorithm: method.id)
        request.overrides.estimator = estimator.rawValue
        if estimator == .paper {
            #expect(Self.refusal(request) == nil)
        } else {
            let refusal = try #require(Self.refusal(request))
            #expect(refusal.contains(estimator.rawValue) && refusal.contains(method.title))
            for learned in Method.all where learned.outer.isMetaGradient { #expect(refusal.contains(learned.id)) }
        }
    }

    @Test(arguments: Method.all.filter(\.outer.isMetaGradient), Estimator.allCases)
    func `methods with a meta-gradient have every estimator`(method: Method, estimator: Estimator) throws {
        var request = RunRequest(algorithm: method.id)
        request.overrides.estimator = estimator.rawValue
        #expect(try request.resolved().estimator == estimator)
    }

    @Test func `a chain that does not fit in memory is refused with the size that would`() throws {
        func chain(horizon: Int) -> RunRequest {
            Self.request {
                $0.trajectories = 65_536
                $0.horizon = horizon
                $0.chainLength = 64
            }
        }
        #expect(Self.refusal(chain(horizon: 1)) == nil)
        let refusal = try #require(Self.refusal(chain(horizon: 10_000)))
        for number in ["65536", "10000", "64"] { #expect(refusal.contains(number)) }
        let numbers = refusal.split { !$0.isNumber }.compactMap { Int($0) }
        let horizon = try #require(numbers.last) / 65_536
        #expect(Self.refusal(chain(horizon: horizon)) == nil)
        #expect(Self.refusal(chain(horizon: horizon + 1)) != nil)
    }
}
