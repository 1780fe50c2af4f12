import Games
import Testing

struct PersonaTests {
    @Test(arguments: [("ipd", 2), ("rps", 2), ("rps", 3), ("rps", 4), ("matching-pennies", 2), ("chicken", 2)])
    func `every persona is a table of positive probabilities`(name: String, players: Int) throws {
        let game = try GameCatalogue.matrixGame(name, players: players)
        for population in PopulationCatalogue.populations(for: game) {
            for index in 0..<min(population.count(.test), 12) {
                let persona = population.persona(.test, index, seat: players - 1, game: game, seed: 3)
                #expect(persona.probabilities.count == game.observationCount * game.actionCount)
                #expect(persona.probabilities.allSatisfy { $0 >= 1e-6 })
                for row in rows(persona, game) { #expect(abs(row.reduce(0, +) - 1) < 1e-12) }
            }
        }
    }

    @Test(arguments: [("ipd", "cooperating", 0), ("ipd", "defecting", 1), ("rps", "rock", 0), ("rps", "scissors", 2)])
    func `a persona favours its action uniformly and shares the rest evenly`(
        name: String, kind: String, action: Int
    ) throws {
        let game = try GameCatalogue.matrixGame(name, players: nil)
        let even = 1 / Double(game.actionCount)
        let drawn = try personas(game, kind, .train).flatMap { persona in
            rows(persona, game).map { row in
                let others = row.indices.filter { $0 != action }.map { row[$0] }
                #expect(others.allSatisfy { $0 == others[0] })
                return (row[action] - even) / (1 - even)
            }
        }
        #expect(drawn.allSatisfy { (0...1).contains($0) })
        // Uniform on [0, 1]: mean 1/2 and variance 1/12, here within five standard errors; and no decile left out.
        let count = Double(drawn.count)
        let mean = drawn.reduce(0, +) / count
        #expect(abs(mean - 0.5) < 5 * (1.0 / 12 / count).squareRoot())
        let variance = drawn.reduce(0) { $0 + ($1 - mean) * ($1 - mean) } / count
        #expect(abs(variance - 1.0 / 12) < 5 * (1.0 / 180 / count).squareRoot())
        for decile in 0..<10 {
            let share = Double(drawn.count { Int($0 * 10) == decile }) / count
            #expect(abs(share - 0.1) < 5 * (0.09 / count).squareRoot())
        }
    }

    @Test func `observations are drawn independently`() throws {
        let game = try GameCatalogue.matrixGame("ipd", players: nil)
        let tables = try personas(game, "cooperating", .train).map { rows($0, game).map { $0[0] } }
        for first in 0..<5 {
            for second in 0..<first {
                let covariance =
                    tables.reduce(0) { $0 + ($1[first] - 0.75) * ($1[second] - 0.75) } / Double(tables.count)
                // Correlation of 200 independent pairs has a standard error of 0.07.
                #expect(abs(covariance / (0.25 / 12)) < 0.35)
            }
        }
    }

    @Test func `a persona depends on its arguments alone and never changes`() throws {
        let game = try GameCatalogue.matrixGame("ipd", players: nil)
        let population = try PopulationCatalogue.population("cooperating", for: game).0
        let persona = population.persona(.train, 12, seat: 1, game: game, seed: 7)
        #expect(persona == population.persona(.train, 12, seat: 1, game: game, seed: 7))
        // From an independent implementation of the generator: runs on disk rely on it.
        let expected = [
            0.938244013986826, 0.8902436671887319, 0.8397958142423494, 0.6782303373284553, 0.6109857707407834,
        ]
        for (row, value) in zip(rows(persona, game), expected) { #expect(abs(row[0] - value) < 1e-15) }
        #expect(persona.probabilities != population.persona(.train, 12, seat: 1, game: game, seed: 8).probabilities)
    }

    @Test func `splits, seats, kinds and numbers never share a draw`() throws {
        let game = try GameCatalogue.matrixGame("rps", players: 3)
        let all = try PopulationCatalogue.population("all", for: game).0
        var seen: Set<Double> = []
        var drawn = 0
        for split in PersonaSplit.allCases {
            for index in 0..<all.count(split) {
                for seat in 1..<3 {
                    let persona = all.persona(split, index, seat: seat, game: game, seed: 0)
                    #expect(persona.split == split)
                    for row in rows(persona, game) {
                        seen.insert(row[index % 3])
                        drawn += 1
                    }
                }
            }
        }
        #expect(drawn == 720 * 2 * 28)
        #expect(seen.count == drawn)
    }

    @Test(arguments: ["ipd", "rps"])
    func `in all the kinds alternate and their personas are those of the single kinds`(name: String) throws {
        let game = try GameCatalogue.matrixGame(name, players: nil)
        let all = try PopulationCatalogue.population("all", for: game).0
        let kinds = try all.kinds.map { try PopulationCatalogue.population($0.name, for: game).0 }
        for split in PersonaSplit.allCases {
            for index in 0..<all.count(split) {
                let persona = all.persona(split, index, seat: 1, game: game, seed: 5)
                let single = kinds[index % kinds.count]
                    .persona(split, index / kinds.count, seat: 1, game: game, seed: 5)
                #expect(persona == single)
                #expect(persona.name == "\(kinds[index % kinds.count].id)#\(index / kinds.count)")
            }
        }
    }

    @Test(arguments: [("reciprocating", true), ("contrary", false)])
    func `personas out of distribution lie on both sides of one half`(kind: String, returns: Bool) throws {
        let game = try GameCatalogue.matrixGame("ipd", players: nil)
        for split in PersonaSplit.allCases {
            for persona in try personas(game, kind, split) {
                #expect(persona.kind == kind)
                // After CC, CD, DC, DD, the meta-agent first: it cooperated in the first two.
                let cooperation = rows(persona, game).map { $0[0] }
                for observation in 1...4 {
                    let isHigh = (observation <= 2) == returns
                    #expect(isHigh ? cooperation[observation] >= 0.75 : cooperation[observation] <= 0.25)
                }
                for row in rows(persona, game) {
                    #expect(abs(row.reduce(0, +) - 1) < 1e-15 && row.allSatisfy { $0 > 0 })
                }
            }
        }
    }

    @Test func `random plays every action with the same probability`() throws {
        let game = try GameCatalogue.matrixGame("rps", players: 2)
        let random = try #require(try personas(game, "random", .validation).first)
        #expect(random.probabilities == [Double](repeating: 1.0 / 3, count: 30))
    }

    /// All personas of one split for the last player, seed 1.
    private func personas(_ game: MatrixGame, _ name: String, _ split: PersonaSplit) throws -> [Persona] {
        let population = try PopulationCatalogue.population(name, for: game).0
        return (0..<population.count(split)).map {
            population.persona(split, $0, seat: game.players - 1, game: game, seed: 1)
        }
    }

    /// The probabilities by observation, `[S][A]`.
    private func rows(_ persona: Persona, _ game: MatrixGame) -> [[Double]] {
        (0..<game.observationCount).map { observation in
            let first = observation * game.actionCount
            return Array(persona.probabilities[first..<first + game.actionCount])
        }
    }
}
