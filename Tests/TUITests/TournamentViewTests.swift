import TUI
import Testing
import Training

/// The board of a tournament and its keys.
struct TournamentViewTests {
    private func press(_ model: inout Model, _ keys: [Key], rounds: Int? = 3) -> [Effect] {
        var effects: [Effect] = []
        for key in keys {
            let asked = model.update(.key(key, now: 30))
            effects += asked
            for case .tournament(let request?) in asked {
                if let rounds { _ = model.update(.tournament(Fixture.news(of: request, rounds: rounds), now: 30)) }
            }
            for case .library(let request) in asked { _ = model.update(.library(Fixture.news(of: request), now: 30)) }
        }
        return effects
    }

    private func board(_ model: Model) -> TournamentBoard? {
        model.dialog as? TournamentBoard
    }

    private func screen(_ model: Model) -> String {
        var buffer = CellBuffer(width: 0, height: 0)
        model.render(into: &buffer)
        return buffer.text
    }

    @Test func `the run and those it is compared with are played, and the end is told`() throws {
        var model = Fixture.model()
        _ = press(&model, Fixture.choosing(2))
        let rivals = model.overlays.map(\.path)
        let request = TournamentPlayer.Request(
            model.configuration,
            rivals: [.init("A seed1", rivals[0]), .init("B seed2", rivals[1])])
        #expect(press(&model, [.character("M")], rounds: nil) == [.tournament(request)])
        #expect(board(model)?.news == nil && screen(model).contains("reading policies"))
        _ = model.update(.tournament(Fixture.news(of: request, rounds: 0, more: 4), now: 31))
        #expect(screen(model).contains("0 of 16 chains") && screen(model).contains("A seed1"))
        _ = model.update(.tournament(Fixture.news(of: request), now: 32))
        #expect(screen(model).contains("this run at update 421  3 of 16 chains"))
        #expect(press(&model, [.escape]) == [.tournament(nil)] && model.dialog == nil)
        // What comes late is for nobody.
        model.needsFrame = false
        #expect(model.update(.tournament(Fixture.news(of: request), now: 33)).isEmpty)
        #expect(model.dialog == nil && !model.needsFrame)
    }

    @Test func `the cursor goes over pairs and stays on them when they are sorted`() throws {
        var model = Fixture.model()
        _ = press(&model, [.character("M")])
        let count = try #require(self.board(model)?.news?.tally.count)
        #expect(board(model)?.row == 0 && board(model)?.column == 1)
        _ = press(&model, "jjl".unicodeScalars.map(Key.character))
        #expect(board(model)?.row == 2 && board(model)?.column == 2)
        _ = press(&model, [.up, .left, .left, .left, .left])
        #expect(board(model)?.row == 1 && board(model)?.column == 0)
        #expect(screen(model).contains("> 2 always-cooperate"))
        _ = press(&model, [.character("s")])
        let sorted = try #require(self.board(model))
        #expect(sorted.row == 1 && sorted.column == 0)
        let tally = try #require(sorted.news?.tally)
        let means = try sorted.order.map { try #require(tally.mean($0)) }
        #expect(means == means.sorted(by: >) && Set(sorted.order) == Set(0..<count))
        _ = press(&model, [.home])
        #expect(board(model)?.row == sorted.order.first)
        _ = press(&model, [.character("G")])
        #expect(board(model)?.row == sorted.order.last)
        _ = press(&model, [.character("s"), .character("g")])
        #expect(board(model)?.order == Array(0..<count) && board(model)?.row == 0)
    }

    @Test func `the rewards along the chain of both stand below`() throws {
        var model = Fixture.model(columns: 160, rows: 48)
        _ = press(&model, [.character("M")])
        let board = try #require(self.board(model))
        let lines = screen(model).split(separator: "\n").map(String.init)
        let head = try #require(lines.firstIndex { $0.contains("along phi") })
        for (offset, one, other) in [(1, 0, 1), (2, 1, 0)] {
            let rewards = try #require(board.news?.tally.rewards(one, against: other))
            let name = try #require(board.news?.names[one])
            #expect(lines[head + offset].contains(name))
            for reward in rewards { #expect(lines[head + offset].contains(Text.short(reward)), "\(reward)") }
        }
    }

    @Test func `played anew with the cursor where it was`() {
        var model = Fixture.model()
        _ = press(&model, [.character("M"), .down, .down])
        let effects = press(&model, [.character("r")], rounds: 1)
        #expect(effects == [.tournament(TournamentPlayer.Request(model.configuration, rivals: []))])
        #expect(board(model)?.row == 2 && board(model)?.news?.tally.rounds == 1)
    }

    @Test func `games without seats to change say why`() {
        var model = Fixture.model(.rps3)
        #expect(press(&model, [.character("M")]).isEmpty && model.dialog == nil)
        #expect(model.flash?.text == "M: a tournament needs a game of two players; this one has 3")
        let pennies = Fixture.configuration(RunRequest(game: .catalogue(name: "matching-pennies", players: nil)))
        let snapshot = Fixture.snapshot(pennies, state: .running, update: 1)
        _ = model.update(.feed(TrainerFeed(newSubject: .run(pennies), snapshot: snapshot), now: 31))
        #expect(press(&model, [.character("M")]).isEmpty && model.dialog == nil)
        #expect(
            model.flash?.text
                == "M: a tournament needs players in the same position; those of matching-pennies are not")
    }

    @Test func `another run ends it, the same one does not, and leaving can be asked for`() {
        var model = Fixture.model()
        _ = press(&model, [.character("M")])
        let same = TrainerFeed(newSubject: .run(model.configuration), snapshot: model.snapshot)
        #expect(model.update(.feed(same, now: 31)).isEmpty && board(model) != nil)
        let other = Fixture.configuration(Fixture.request(.rps2))
        let feed = TrainerFeed(newSubject: .run(other), snapshot: Fixture.snapshot(other, state: .running, update: 0))
        #expect(model.update(.feed(feed, now: 32)) == [.tournament(nil)] && model.dialog == nil)
        _ = press(&model, [.character("M")])
        #expect(press(&model, [.control("c")]) == [.tournament(nil)] && model.dialog is QuitQuestion)
    }

    @Test func `a rival that cannot be read is named once`() {
        var model = Fixture.model()
        _ = press(&model, [.character("M")], rounds: nil)
        var news = Fixture.news(of: TournamentPlayer.Request(model.configuration, rivals: []))
        news.problems = ["A seed1 does not play: there is no folder \"/runs/a\""]
        let before = model.events.count
        _ = model.update(.tournament(news, now: 31))
        _ = model.update(.tournament(news, now: 32))
        #expect(model.events.count == before + 1 && model.flash?.text == news.problems[0])
        #expect(screen(model).contains("A seed1 does not play"))
    }

    @Test func `every window is drawn with the cursor in sight`() {
        for (symbols, depth) in [(Symbols.braille, ColorDepth.colors256), (.ascii, .mono)] {
            for keys in ["M", "MsGll"] {
                var model = Fixture.model(.ipd, .running, symbols: symbols, depth: depth)
                _ = press(&model, Fixture.choosing(5) + keys.unicodeScalars.map(Key.character))
                for width in stride(from: 0, through: 130, by: 3) {
                    for height in 0..<40 {
                        _ = model.update(.resize(columns: width, rows: height))
                        let isShown = width >= 30 && height >= 8
                        #expect(!isShown || screen(model).contains(">"), "\(width)x\(height)")
                    }
                }
            }
        }
    }

    @Test func `rewards that are no numbers are drawn and sorted`() {
        var model = Fixture.model()
        _ = press(&model, [.character("M"), .character("s")], rounds: nil)
        let request = TournamentPlayer.Request(model.configuration, rivals: [])
        _ = model.update(.tournament(Fixture.news(of: request, isBroken: true), now: 31))
        #expect(screen(model).contains("nan"))
    }
}
