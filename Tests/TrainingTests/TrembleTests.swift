import Games
import Testing
import Training

/// Classic strategies leave their rule now and then; how often can be chosen.
struct TrembleTests {
    private static let game = MatrixGame(
        id: "axelrod", title: "Axelrod's payoffs", players: 2, actions: ["cooperate", "defect"], symbols: ["C", "D"],
        payoffs: [[3, 0, 5, 1], [3, 5, 0, 1]])
    private static let steps = 200

    /// What tit-for-tat gets against itself, without learning.
    private func rewards(tremble: Double, peerRate: Double = 0, trajectories: Int = 64) throws -> [Double] {
        var request = RunRequest(game: .custom(Self.game), population: "all")
        request.overrides.trajectories = trajectories
        request.overrides.horizon = Self.steps
        request.overrides.chainLength = 1
        request.overrides.peerRate = peerRate
        let configuration = try request.resolved()
        let contestants = Contestant.classic(configuration, tremble: tremble).filter { $0.name == "tit-for-tat" }
        #expect(contestants.map(\.tremble) == [tremble])
        let tournament = try #require(
            Tournament(Self.game, configuration.chainSettings, contestants, repeats: 4, seed: 1))
        return tournament.play(threads: 2).rewards[0][0]
    }

    /// Mean reward per step of two players who cooperate at first and then do what the other did last, but leave that with
    /// probability `tremble`, from the distribution of joint actions step by step.
    private static func expected(tremble: Double) -> Double {
        let (yes, no) = (1 - tremble, tremble)
        // Joint actions CC, CD, DC, DD.
        var shares = [yes * yes, yes * no, no * yes, no * no]
        let mean = [3.0, 2.5, 2.5, 1]
        var total = 0.0
        for _ in 0..<steps {
            total += zip(shares, mean).reduce(0) { $0 + $1.0 * $1.1 }
            var next = [0.0, 0, 0, 0]
            for (joint, share) in shares.enumerated() {
                let first = joint & 1 == 0 ? yes : no
                let second = joint & 2 == 0 ? yes : no
                next[0] += share * first * second
                next[1] += share * first * (1 - second)
                next[2] += share * (1 - first) * second
                next[3] += share * (1 - first) * (1 - second)
            }
            shares = next
        }
        return total / Double(steps)
    }

    @Test func `without a tremble tit-for-tat gets what mutual cooperation pays, exactly`() throws {
        #expect(try rewards(tremble: 0) == [3, 3])
    }

    @Test func `with one of 1 % it gets what follows from that`() throws {
        let expected = Self.expected(tremble: 0.01)
        #expect(abs(expected - 2.46) < 0.005)
        // 4,096 plays whose means have a standard deviation of about 0.4.
        for reward in try rewards(tremble: PersonaKind.tremble, trajectories: 1_024) {
            #expect(abs(reward - expected) < 0.03, "\(reward) and not \(expected)")
        }
        #expect(Self.expected(tremble: 0) == 3)
    }

    @Test func `whoever learns with the least tremble keeps finite numbers`() throws {
        for reward in try rewards(tremble: PersonaKind.smallestProbability, peerRate: 1) {
            #expect(reward.isFinite && reward > 2.9)
        }
    }

    @Test func `the list of peers says that they tremble, and others do not`() throws {
        for population in PopulationCatalogue.populations(for: Self.game) {
            let isClassic = population.kinds.contains(where: \.trembles)
            #expect(population.title.contains("trembles by 1 %") == isClassic, "\(population.title)")
        }
        #expect(PersonaKind.tremble == 0.01)
        #expect(try PopulationCatalogue.population("tit-for-tat", for: Self.game).0.kinds[0].trembles)
    }
}
