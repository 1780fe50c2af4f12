import Games
import Laboratory
import TUI
import Testing

/// The board of a league and its keys.
struct LeagueViewTests {
    private func board(_ model: Model) -> LeagueBoard? { model.dialog as? LeagueBoard }

    private func screen(_ model: Model) -> String {
        var buffer = CellBuffer(width: 0, height: 0)
        model.render(into: &buffer)
        return buffer.text
    }

    /// Presses keys and answers what is asked for, as `LeaguePlayer` would.
    private struct Surroundings {
        var news = LeaguePlayer.News()
        /// Cells of a league that are played at once; all if nil.
        var limit: Int?

        mutating func press(_ model: inout Model, _ keys: [Key], at now: Double = 30) -> [Effect] {
            var effects: [Effect] = []
            for key in keys {
                let asked = model.update(.key(key, now: now))
                effects += asked
                for case .league(let command) in asked where command != .stop {
                    answer(command)
                    _ = model.update(.league(news, now: now))
                }
            }
            return effects
        }

        mutating func press(_ model: inout Model, _ letters: String, at now: Double = 30) -> [Effect] {
            press(&model, letters.unicodeScalars.map { $0 == "\n" ? .enter : .character($0) }, at: now)
        }

        private mutating func answer(_ command: LeaguePlayer.Command) {
            switch command {
            case .play(let request):
                news = LeaguePlayer.News()
                news.request = request
                let entrants = request.learners.compactMap(Learner.named).map { Entrant($0, steps: 30) }
                let league = League(request.game, entrants, seed: request.seed, pairs: 16)
                let cells = (0..<min(limit ?? league.count, league.count)).map { league.cell($0) }
                let count = request.learners.count * request.learners.count
                news.cells = cells + Array(repeating: nil, count: count - cells.count)
                if limit == nil, cells.count == news.cells.count { news.adoption = Adoption(league, cells) }
            case .trace(let request, let row, let column):
                let entrants = request.learners.compactMap(Learner.named).map { Entrant($0, steps: 30) }
                let league = League(request.game, entrants, seed: request.seed, pairs: 16)
                news.trace = ContestTrace(league.contest(row: row, column: column), steps: 30)
            case .stop: break
            }
        }
    }

    @Test func `it fills, says what is published, and ends what is played`() throws {
        var model = Fixture.model()
        var around = Surroundings(limit: 12)
        let request = LeaguePlayer.Request(
            game: .prisonersDilemma, learners: Learner.all.map(\.name), seed: 1)
        #expect(around.press(&model, "X") == [.league(.play(request))])
        #expect(screen(model).contains("12 of 81 cells") && screen(model).contains("> 1 naive"))
        #expect(screen(model).contains("naive against naive") && screen(model).contains("published -1.99"))
        around.limit = nil
        _ = around.press(&model, "r")
        #expect(screen(model).contains("seed 2  81 of 81 cells") && screen(model).contains("alpha-rank favours"))
        let means = try #require(board(model)?.news?.cells).compactMap(\.self)
        #expect(means.count == 81 && means.allSatisfy { $0.meanReturn.isFinite })
        #expect(around.press(&model, [.escape]) == [.league(.stop)] && model.dialog == nil)
        // What comes late is for nobody.
        model.needsFrame = false
        #expect(model.update(.league(around.news, now: 33)).isEmpty && !model.needsFrame)
    }

    @Test func `the cursor goes over pairs, and learners are left out and come back`() {
        var model = Fixture.model()
        var around = Surroundings()
        _ = around.press(&model, "Xjjl")
        #expect(board(model)?.row == 2 && board(model)?.column == 1)
        #expect(screen(model).contains("lola against lookahead"))
        let effects = around.press(&model, "d")
        #expect(board(model)?.learners.contains("lola") == false && effects.count == 1)
        #expect(screen(model).contains("64 of 64 cells"))
        _ = around.press(&model, "GGdddddddddd")
        #expect(board(model)?.learners.count == 2, "two at least play")
        _ = around.press(&model, "a")
        #expect(board(model)?.learners == Learner.all.map(\.name))
        // A key that changes nothing plays nothing.
        #expect(around.press(&model, "a").isEmpty)
    }

    @Test func `games and rates change what is played`() throws {
        var model = Fixture.model()
        var around = Surroundings()
        _ = around.press(&model, "X)")
        #expect(board(model)?.request.game == .chicken && screen(model).contains("chicken  seed 1"))
        _ = around.press(&model, "((")
        #expect(board(model)?.request.game.id == "ipd")
        #expect(board(model)?.request.game != .prisonersDilemma, "the run's own payoffs are not the literature's")
        _ = around.press(&model, ")+")
        let doubled = try #require(board(model)?.request.game)
        #expect(doubled.rate == 50 && doubled.payoffs == ExactGame.prisonersDilemma.payoffs)
        #expect(screen(model).contains("rate x2") && !screen(model).contains("published"))
        _ = around.press(&model, "---")
        #expect(board(model)?.request.game.rate == 6.25 && screen(model).contains("rate x1/4"))
    }

    @Test(arguments: [(160, 48), (120, 36), (80, 24)])
    func `a pair is watched step by step`(columns: Int, rows: Int) throws {
        var model = Fixture.model(columns: columns, rows: rows)
        var around = Surroundings()
        _ = around.press(&model, "Xjj")
        let request = try #require(board(model)?.request)
        #expect(around.press(&model, "\n") == [.league(.trace(request, row: 2, column: 0))])
        #expect(screen(model).contains("o lola") && screen(model).contains("x naive"))
        #expect(screen(model).contains("step 0 of 30") && screen(model).contains("P(C) of lola"))
        // It goes on by itself, three steps at a time, until its end.
        let due = try #require(model.deadline)
        #expect(due <= 30.05 + 1e-9)
        _ = model.update(.tick(now: 30.06))
        #expect(board(model)?.step == 3)
        _ = around.press(&model, " ", at: 30.07)
        #expect(board(model)?.due == nil)
        _ = around.press(&model, "lLh", at: 30.08)
        #expect(board(model)?.step == 13 && screen(model).contains("step 13 of 30"))
        let mean = try #require(around.news.trace).moments[13].row.mean
        let shown = try #require(screen(model).firstMatch(of: #/o lola (-?[.0-9]+) /#).flatMap { Double($0.1) })
        #expect(abs(shown - mean) < 0.005)
        _ = around.press(&model, "G", at: 30.09)
        #expect(board(model)?.step == 30)
        _ = around.press(&model, "g ", at: 30.1)
        for tick in 1...40 { _ = model.update(.tick(now: 30.1 + 0.06 * Double(tick))) }
        #expect(board(model)?.step == 30 && board(model)?.due == nil, "it stands at its end")
        // Another game keeps the pair open.
        let effects = around.press(&model, ")", at: 40)
        #expect(effects.count == 2 && screen(model).contains("chicken") && screen(model).contains("o lola"))
        #expect(around.press(&model, [.escape], at: 41).isEmpty && board(model)?.isOpen == false)
        #expect(around.press(&model, [.escape], at: 41) == [.league(.stop)])
    }

    @Test func `where there is room for one picture Tab shows the next`() {
        var model = Fixture.model(columns: 50, rows: 14)
        var around = Surroundings()
        _ = around.press(&model, "X\nG")
        let returns = screen(model)
        _ = around.press(&model, [.tab])
        #expect(screen(model).contains("P(C) of naive") && !returns.contains("P(C) of naive"))
        _ = around.press(&model, [.tab])
        #expect(screen(model).contains("naive across"))
        _ = around.press(&model, [.tab])
        #expect(screen(model) == returns)
    }

    @Test func `every window is drawn`() {
        for (columns, rows) in [(0, 0), (1, 1), (20, 6), (30, 9), (40, 12), (59, 30), (60, 16), (80, 24), (200, 60)] {
            var model = Fixture.model(columns: columns, rows: rows)
            var around = Surroundings()
            _ = around.press(&model, "X")
            #expect(screen(model).split(separator: "\n", omittingEmptySubsequences: false).count >= rows)
            _ = around.press(&model, "\nG")
            for _ in 0..<3 {
                _ = around.press(&model, [.tab])
                _ = screen(model)
            }
            #expect(board(model)?.isOpen == true)
        }
    }

    @Test func `a run's game without an exact form leaves the literature's`() {
        var model = Fixture.model(.rps3)
        var around = Surroundings()
        _ = around.press(&model, "X")
        #expect(board(model)?.request.game == .prisonersDilemma)
        _ = around.press(&model, "(")
        #expect(board(model)?.request.game == .matchingPennies)
    }

    @Test func `those who have to be trained come by a key, and what is trained is said`() {
        var model = Fixture.model()
        var around = Surroundings()
        _ = around.press(&model, "Xdddddd")
        let untrained = board(model)?.learners ?? []
        _ = around.press(&model, "t")
        #expect(board(model)?.learners == untrained + ["meta-mapg", "meta-pg", "m-fos"])
        around.news.progress = "meta-mapg is trained first"
        _ = model.update(.league(around.news, now: 31))
        _ = around.press(&model, "G")
        #expect(screen(model).contains("9 of 36 cells") && screen(model).contains("m-fos against"))
        #expect(screen(model).contains("not played yet") && screen(model).contains("meta-mapg is trained first"))
        #expect(screen(model).contains("(Lu et al., ICML"))
        // Once is enough.
        #expect(around.press(&model, "t").isEmpty)
    }
}
