import Engine
import Games
import Kernels
import RunFixtures
import Testing
import Training

/// Same seed, same digits, in this release and the next: whoever changes a number on purpose changes a pin here and says
/// so in the change log.
///
/// Every bit is compared. Kernels add and round in an order that the sources fix, whatever the registers' size:
/// processors with and without AVX-512 give the same bits. Builds for plain x86-64 round products before they add; their
/// tables give the same bits, too, but their networks differ in the last ones, so that there a few digits are compared.
struct PinnedDigitsTests {
    @Test(
        arguments: [
            PinnedRun.methods, PinnedRun.estimators, PinnedRun.games, PinnedRun.networks, PinnedRun.models,
        ].joined().map(\.self)
    )
    func `runs of the catalogue's games`(run: PinnedRun) throws {
        let (digits, sample) = try PinnedRun.digits(run.request)
        try compare(run.pin, digits, try #require(sample), "\(run)")
    }

    @Test func `a game of somebody's own`() throws {
        var run = PinnedRun("own", 0xea72_20d5_8806_05b1, 0.6690476, 2.295408)
        run.request.game = .custom(PinnedRun.ownGame)
        run.request.population = try #require(run.request.game.usualPopulation)
        let (digits, sample) = try PinnedRun.digits(run.request)
        try compare(run.pin, digits, try #require(sample), "own game")
    }

    @Test(arguments: ["meta-mapg", "lola-dice"]) func `runs of HalfCheetah`(method: String) throws {
        let pins = [
            "meta-mapg": Pin(hash: 0xd44e_1b6c_bf97_5a3b, score: -2.781852, norm: 0.8737148),
            "lola-dice": Pin(hash: 0x2845_7145_fa2e_1e41, score: -2.78348, norm: 0.001774816),
        ]
        try TestPopulation.withFolder { folder in
            var request = PinnedRun("halfcheetah", game: "halfcheetah", method: method, policy: "lstm", 0, 0, 0).request
            request.population = try TestPopulation.write(to: folder)
            let (digits, sample) = try PinnedRun.digits(request)
            try compare(try #require(pins[method]), digits, try #require(sample), "halfcheetah \(method)")
        }
    }

    @Test func `a team that is pretrained`() throws {
        var settings = TeamSettings()
        (settings.trajectories, settings.horizon, settings.hidden) = (6, 7, 5)
        let training = try TeamTraining(Game.halfCheetah(HalfCheetah()), settings, threads: 1)
        var digits = PinnedDigits()
        var reward = 0.0
        for _ in 0..<2 {
            reward = try training.advance()
            digits.add(reward)
        }
        training.team.parameters.forEach { digits.add($0) }
        expect(
            Pin(hash: 0x3a6b_d7ea_0dc3_d6fd, score: -0.00265339, norm: 1.63158e-06), digits, reward,
            training.gradientNorm, "team")
    }

    @Test func `a tournament`() throws {
        let request = PinnedRun("tournament", 0, 0, 0).request
        let configuration = try request.resolved()
        var looking = configuration
        looking.method = .lolaDiCE
        let parameters = RunState(startOf: configuration).parameters
        let contestants = [Contestant("a", configuration, parameters), Contestant("b", looking, parameters)]
        let game = try GameCatalogue.matrixGame("ipd", players: nil)
        let tournament = try #require(
            Tournament(
                game, configuration.chainSettings, contestants + Contestant.classic(configuration).prefix(2),
                repeats: 2,
                seed: 5))
        let result = tournament.play(threads: 1)
        var digits = PinnedDigits()
        result.rewards.forEach { $0.forEach { digits.add($0) } }
        expect(
            Pin(hash: 0x14cf_c065_5033_62d7, score: 1.15, norm: -0.7571429), digits,
            result.adapted[0][2], result.adapted[1][3], "tournament")
    }

    @Test func `the stateless zero-sum game`() {
        let values = StatelessZeroSum.training(peerLearning: true, starts: [-0.5, 0.25], updates: 20)
        #expect(values[20] == [0.19473638975001542, 0.048684097437503855], "\(values[20])")
    }

    @Test func `streams of random numbers keep their numbers`() {
        let numbers = RandomStream.allCases.map { "\($0) \($0.rawValue)" }
        #expect(
            numbers == [
                "training 1", "personas 2", "projection 3", "validation 4", "watching 5", "evaluation 6",
                "initialisation 7", "tournament 8", "mirroredTournament 9", "trainingModels 10", "watchingModels 11",
                "evaluationModels 12", "pretraining 13", "playing 14", "playingModels 15",
            ])
        let key = ChainKey(seed: 0x1_0000_0002, stream: .personas, update: 3, chain: 4)
        let words = key.philox(jointPolicy: 5, simulated: 6, agent: 7, attempt: 1).block(8)
        #expect(words == SIMD4(2_957_704_747, 2_340_846_197, 1_277_388_214, 1_072_878_737), "\(words)")
    }

    @Test func `personas keep their tables`() throws {
        let game = try GameCatalogue.matrixGame("rps", players: 3)
        let population = try PopulationCatalogue.population("all", for: game).0
        let table = population.persona(.validation, 4, seat: 2, game: game, seed: 9).probabilities
        var digits = PinnedDigits()
        digits.add(table)
        #expect(digits.hash == 0x5484_eb9b_fcce_91c8, "0x\(String(digits.hash, radix: 16)), \(table[0])")
    }

    private func compare(_ pin: Pin, _ digits: PinnedDigits, _ sample: UpdateSample, _ name: String) throws {
        expect(pin, digits, sample.score, sample.gradientNorm, name)
    }

    private func expect(_ pin: Pin, _ digits: PinnedDigits, _ score: Double, _ norm: Double, _ name: String) {
        let found = "\(name): 0x\(String(digits.hash, radix: 16)), \(score), \(norm)"
        if fusesMultiplications {
            #expect(digits.hash == pin.hash, "\(found)")
        }
        #expect(abs(score - pin.score) <= 1e-4 * max(abs(pin.score), 1), "\(found)")
        #expect(abs(norm - pin.norm) <= 1e-3 * max(abs(pin.norm), 1), "\(found)")
    }
}
