import Foundation
import Games
import Laboratory
import Synchronization
import Testing

struct LeagueTests {
    /// The league's own figures with the published table's tolerance, and more pairs for less noise.
    @Test(arguments: [("naive", "naive"), ("naive", "lola"), ("lola", "naive"), ("lola", "lola")])
    func theDilemmaIsThatOfTheLiterature(row: String, column: String) throws {
        let entrants = [Entrant(.naive), Entrant(.lola)]
        let league = League(.prisonersDilemma, entrants, seed: 1)
        let first = try #require(entrants.firstIndex { $0.name == row })
        let second = try #require(entrants.firstIndex { $0.name == column })
        let cell = league.cell(first * 2 + second)
        let published = try #require(Published.cell("ipd", row: row, column: column))
        #expect(abs(cell.meanReturn - published.meanReturn) < 0.06)
        #expect(cell.steps == 300 && cell.pairs == 1024)
    }

    /// The independent check of 50 pairs after 100 steps, to two standard errors of both.
    @Test(arguments: [("naive", -1.999), ("lookahead", -1.987), ("lola", -1.049), ("sos", -1.042)])
    func selfPlayIsThatOfTheIndependentCheck(name: String, value: Double) throws {
        let learner = try #require(Learner.named(name))
        var contest = Contest(.prisonersDilemma, row: learner, column: learner, seed: 1)
        contest.advance(100)
        let cell = Cell(contest)
        // 50 pairs scatter sqrt(1024 / 50) times as much.
        let error = cell.standardError * (1 + 1024.0 / 50).squareRoot()
        #expect(abs(cell.meanReturn - value) < 2 * error)
    }

    @Test func threadsChangeNoDigit() throws {
        let entrants = Learner.all.map { Entrant($0, steps: 20) }
        let league = League(.chicken, entrants, seed: 9, pairs: 32)
        let one = try #require(league.play(threads: 1))
        #expect(one == league.play(threads: 3))
        // Asked before each cell: what is begun is played to its end, and a table is whole or none.
        let asked = Atomic<Int>(0)
        #expect(league.play(threads: 1) { asked.add(1, ordering: .relaxed).newValue > 3 } == nil)
        #expect(asked.load(ordering: .relaxed) == 81)
        #expect(one.count == 81 && one[10].row == "lookahead" && one[10].column == "lookahead")
    }

    @Test func stepsMayBeDividedAnyhow() {
        var whole = Contest(.prisonersDilemma, row: .stable, column: .lola, seed: 2, pairs: 16)
        var parts = whole
        whole.advance(30)
        for steps in [1, 0, 4, 25] { parts.advance(steps) }
        #expect(Cell(whole) == Cell(parts))
        #expect(whole.logits(ofPair: 11) == parts.logits(ofPair: 11))
    }

    @Test func meansOverLearningAreThoseOfSteps() {
        var contest = Contest(.prisonersDilemma, row: .lola, column: .naive, seed: 2, pairs: 16)
        var sums = (0.0, 0.0)
        for _ in 0..<5 {
            contest.advance(1)
            let cell = Cell(contest)
            sums = (sums.0 + cell.meanReturn, sums.1 + cell.columnReturn)
        }
        #expect(isClose(contest.meansOverLearning.row, sums.0 / 5, 1e-12))
        #expect(isClose(contest.meansOverLearning.column, sums.1 / 5, 1e-12))
        #expect(Cell(contest).meanOverLearning == contest.meansOverLearning.row)
    }

    @Test func seatsOfASymmetricGameAreAlike() {
        // The same two policies on exchanged seats learn the same.
        let start = [PolicyVector([0.3, -0.4, 0.2, 0.9, -1.1])]
        let other = [PolicyVector([-0.5, 0.6, 0.1, -0.3, 0.8])]
        func placed(_ learner: Learner, _ start: [PolicyVector]) -> Learner {
            var learner = learner
            learner.starts = start
            return learner
        }
        for learner in Learner.all {
            var there = Contest(
                .prisonersDilemma, row: placed(learner, start), column: placed(.naive, other), seed: 0, pairs: 8)
            var back = Contest(
                .prisonersDilemma, row: placed(.naive, other), column: placed(learner, start), seed: 0, pairs: 8)
            there.advance(10)
            back.advance(10)
            let (a, b) = (Cell(there), Cell(back))
            #expect(isClose(a.meanReturn, b.columnReturn, 1e-8))
            #expect(isClose(a.columnReturn, b.meanReturn, 1e-8))
        }
    }

    @Test func payoffsOfTheCatalogueAreThoseOfTheLiteratureMoved() throws {
        let own = try #require(ExactGame(.prisonersDilemma, rate: 25))
        var ours = Contest(own, row: .lola, column: .naive, seed: 3, pairs: 16)
        var theirs = Contest(.prisonersDilemma, row: .lola, column: .naive, seed: 3, pairs: 16)
        ours.advance(5)
        theirs.advance(5)
        #expect(isClose(Cell(ours).meanReturn, Cell(theirs).meanReturn + 1.5, 1e-9))
        #expect(ExactGame(.rockPaperScissors(players: 2)) == nil)
    }

    @Test func outcomesAreDisjointAndWhole() {
        func placed(_ numbers: [Double]) -> Learner {
            Learner(
                name: "fixed", summary: "never learns", source: "", starts: [PolicyVector(numbers)]
            ) { _ in PolicyVector(repeating: 0) }
        }
        let cooperator = [Double](repeating: 30, count: 5)
        let defector = [Double](repeating: -30, count: 5)
        // Half of the time each of CC and DD, or nearly so: by chance after either.
        let wanderer: [Double] = [0, 0, 0, 0, 0]
        let cases: [([Double], [Double], WritableKeyPath<Outcomes, Double>)] = [
            (cooperator, cooperator, \.mutualCooperation), (defector, defector, \.mutualDefection),
            (defector, cooperator, \.rowExploits), (cooperator, defector, \.columnExploits),
            (wanderer, wanderer, \.other),
        ]
        for game in [ExactGame.prisonersDilemma, .chicken] {
            for (row, column, outcome) in cases {
                let cell = Cell(Contest(game, row: placed(row), column: placed(column), seed: 0, pairs: 8))
                let shares = cell.outcomes
                let sum = shares.mutualCooperation + shares.mutualDefection + shares.rowExploits + shares.columnExploits
                #expect(shares[keyPath: outcome] == 1 && abs(sum + shares.other - 1) < 1e-12)
            }
        }
    }

    @Test func errorsOfTrainedLearnersAreThoseOfTheirTrainings() {
        let trainings = [[2.0, 2, 2, 2, 2], [-2, -2, -2, -2, -2], [0, 0, 0, 0, 0]]
        let learner = Learner(
            name: "placed", summary: "never learns", source: "", variants: 3, starts: trainings.map { PolicyVector($0) }
        ) { _ in PolicyVector(repeating: 0) }
        let still = Learner(name: "still", summary: "", source: "", starts: [PolicyVector(repeating: 0)]) { _ in
            PolicyVector(repeating: 0)
        }
        let cell = Cell(Contest(.prisonersDilemma, row: learner, column: still, seed: 0, pairs: 24))
        // Each training is one number; own C with probability p against one half pays -1.5 - ... a line in p.
        let returns = trainings.map { logits -> Double in
            let p = 1 / (1 + exp(-logits[0]))
            return 0.5 * (p * (-1) + (1 - p) * 0) + 0.5 * (p * (-3) + (1 - p) * (-2))
        }
        let mean = returns.reduce(0, +) / 3
        let deviation = (returns.reduce(0) { $0 + ($1 - mean) * ($1 - mean) } / 2).squareRoot()
        #expect(isClose(cell.meanReturn, mean, 1e-12))
        #expect(isClose(cell.standardError, deviation / 3.0.squareRoot(), 1e-12))
    }

    @Test func cellsAreReadAsTheyWereWritten() throws {
        let cell = League(.chicken, [Entrant(.naive, steps: 3)], seed: 1, pairs: 8).cell(0)
        #expect(try JSONDecoder().decode(Cell.self, from: JSONEncoder().encode(cell)) == cell)
    }

    @Test func pairsThatAreLostAreLeftOut() throws {
        func placed(_ numbers: [Double], loses: Bool) -> Learner {
            Learner(name: "placed", summary: "", source: "", starts: [PolicyVector(numbers)]) { _ in
                PolicyVector([0, 0, 0, loses ? .nan : 0, 0])
            }
        }
        let still = placed([1, 1, 1, 1, 1], loses: false)
        var lost = Contest(.chicken, row: placed([0, 0, 0, 0, 0], loses: true), column: still, seed: 0, pairs: 8)
        lost.advance(2)
        let cell = Cell(lost)
        #expect(cell.pairs == 0 && cell.meanReturn == 0 && cell.meanOverLearning == 0)
        #expect(try !JSONEncoder().encode(cell).isEmpty)
    }

    @Test func `in a zero-sum game what one has over both seats the other lacks`() throws {
        let league = League(
            .matchingPennies, [Entrant(.naive), Entrant(.lola), Entrant(.symplectic)], seed: 3, pairs: 64)
        let cells = try #require(league.play(threads: 2))
        let means = league.seatMeans(cells)
        for one in 0..<3 {
            #expect(abs(means[one][one]) < 1e-12)
            for other in 0..<3 { #expect(abs(means[one][other] + means[other][one]) < 1e-12) }
        }
        // Rows alone do not say so: both seats begin elsewhere.
        #expect(abs(league.returns(cells)[0][0]) > 1e-6)
        let returns = cells.map(\.columnReturn)
        #expect(means[0][1] == (cells[1].meanReturn + returns[3]) / 2)
    }
}
