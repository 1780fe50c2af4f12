import TUI
import Testing
import Training

/// The board of a play and its keys.
struct PlayViewTests {
    private func board(_ model: Model) -> PlayBoard? { model.dialog as? PlayBoard }

    private func screen(_ model: Model) -> String {
        var buffer = CellBuffer(width: 0, height: 0)
        model.render(into: &buffer)
        return buffer.text
    }

    @Test func `a person takes the seat, plays, lets it learn and leaves`() throws {
        var model = Fixture.model()
        let before = screen(model)
        var play = FixturePlay()
        let begin = Effect.play(.begin(PlayHost.Request(model.configuration, folder: nil)))
        #expect(model.update(.key(.character("P"), now: 30)) == [begin])
        #expect(board(model)?.news == nil && screen(model).contains("taking the seat"))
        _ = model.update(.key(.escape, now: 30))
        #expect(play.press(&model, "P") == [begin])
        #expect(screen(model).contains("phi_0 of 7  step 1 of 4") && screen(model).contains("you are the peer"))
        #expect(screen(model).contains("after start meta plays"))
        // In either case, and what is none says nothing.
        #expect(play.press(&model, "cDx") == [.play(.act(0)), .play(.act(1))])
        #expect(screen(model).contains("step 3 of 4") && screen(model).contains("you: defect"))
        #expect(play.press(&model, "\n").isEmpty && model.flash?.text == "choose an action by its letter: C D")
        _ = play.press(&model, "cc")
        #expect(screen(model).contains("4 steps played") && screen(model).contains("learns from this"))
        #expect(play.press(&model, "c").isEmpty && model.flash?.text.contains("are over: Enter") == true)
        #expect(play.press(&model, "\n") == [.play(.learn)])
        #expect(screen(model).contains("phi_1 of 7  step 1 of 4"))
        #expect(play.press(&model, [.escape]) == [.play(.end)] && model.dialog == nil)
        // All is as it was, but for a line of events about the file.
        _ = model.update(.tick(now: 40))
        // (The first line tells how long ago the last news came.)
        #expect(screen(model).split(separator: "\n")[1..<20] == before.split(separator: "\n")[1..<20])
        #expect(model.events.newest(0).text == "what you play is kept in /runs/ipd/play-1.csv")
    }

    @Test func `the end of a chain begins another`() throws {
        var model = Fixture.model()
        var play = FixturePlay()
        _ = play.press(&model, "P")
        for _ in 0..<8 { _ = play.press(&model, "cdcd\n") }
        let first = try #require(board(model)?.news?.record)
        #expect(first.chain == 1 && first.steps.isEmpty)
        for _ in 0..<7 { _ = play.press(&model, "cdcd\n") }
        _ = play.press(&model, "cdcd")
        #expect(screen(model).contains("the chain is over") && screen(model).contains("chain 2"))
        #expect(play.press(&model, "c").isEmpty && model.flash?.text.contains("the chain is over") == true)
        #expect(play.press(&model, " ") == [.play(.again)])
    }

    @Test func `probabilities can be hidden until one has chosen`() {
        var model = Fixture.model()
        var play = FixturePlay()
        _ = play.press(&model, "P")
        #expect(screen(model).contains("C  50%"))
        _ = play.press(&model, [.tab])
        #expect(!screen(model).contains("C  50%") && screen(model).contains("Tab shows it before"))
        _ = play.press(&model, "c")
        #expect(screen(model).contains("its probability was 50 %"))
        _ = play.press(&model, [.tab])
        #expect(screen(model).contains("C  50%"))
    }

    @Test func `letters of actions come before all other keys`() {
        var model = Fixture.model(.rps2)
        var play = FixturePlay()
        _ = play.press(&model, "P")
        // P opens and closes it elsewhere; here it is paper.
        #expect(play.press(&model, "P") == [.play(.act(1))] && board(model) != nil)
        #expect(play.press(&model, [.right]).isEmpty && screen(model).contains("meta P(P)"))
        _ = play.press(&model, [.left, .left])
        #expect(screen(model).contains("meta P(S)"))
        #expect(play.press(&model, "q") == [.play(.end)] && model.dialog == nil)
    }

    @Test func `the rewards of all are told beside those of others`() throws {
        var model = Fixture.model(columns: 160, rows: 48)
        var play = FixturePlay()
        _ = play.press(&model, "Pcdcd\nccdd")
        let record = try #require(board(model)?.news?.record)
        let lines = screen(model).split(separator: "\n").map(String.init)
        let head = try #require(lines.firstIndex { $0.contains(" reward ") && $0.contains("mean") })
        for (offset, name, agent) in [(1, "meta ", 0), (2, "you ", 1)] {
            #expect(lines[head + offset].contains(name))
            for reward in record.rewards(of: agent) {
                #expect(lines[head + offset].contains(model.subject.rewardDigits.short(reward, width: 4, room: 7)))
            }
        }
        #expect(lines[head + 3].contains("meta, 40 personas") && lines[head + 3].contains(".40"))
        #expect(lines[head + 4].contains("meta, paper cooperating") && lines[head + 4].contains("1.47"))
    }

    @Test func `what cannot be played says why`() {
        var cheetah = Fixture.model(.cheetah)
        #expect(cheetah.update(.key(.character("P"), now: 30)).isEmpty && cheetah.dialog == nil)
        #expect(cheetah.flash?.text == "P: play needs a matrix game; halfcheetah is none")
        var model = Fixture.model()
        _ = model.update(.key(.character("P"), now: 30))
        let refused = model.update(.play(PlayHost.News(refusal: "the run has just begun"), now: 31))
        #expect(
            refused == [.play(.end)] && model.dialog == nil && model.flash?.text == "no play: the run has just begun")
        // What comes late is for nobody.
        #expect(model.update(.play(PlayHost.News(), now: 32)).isEmpty)
    }

    @Test func `what is not kept is said once`() {
        var model = Fixture.model()
        var play = FixturePlay()
        _ = play.press(&model, "P")
        play.problem = "what you play is not kept for now: the disk is full"
        let before = model.events.count
        _ = play.press(&model, "c")
        #expect(model.flash?.text == play.problem && screen(model).contains("not kept for now"))
        _ = play.press(&model, "d")
        // Besides, the file is named once.
        #expect(model.events.count == before + 2)
    }

    @Test func `another run ends it, and leaving can be asked for`() {
        var model = Fixture.model()
        var play = FixturePlay()
        _ = play.press(&model, "P")
        let other = Fixture.configuration(Fixture.request(.rps2))
        let feed = TrainerFeed(newSubject: .run(other), snapshot: Fixture.snapshot(other, state: .running, update: 0))
        #expect(model.update(.feed(feed, now: 32)) == [.play(.end)] && model.dialog == nil)
        _ = model.update(.key(.character("P"), now: 33))
        #expect(model.update(.key(.control("c"), now: 34)) == [.play(.end)] && model.dialog is QuitQuestion)
    }

    @Test func `alone it ends the program`() {
        var model = Fixture.model()
        model.beginPlay()
        let request = PlayHost.Request(model.configuration, folder: nil)
        #expect(model.update(.resize(columns: 100, rows: 30)) == [.play(.begin(request))])
        #expect(model.update(.key(.escape, now: 31)) == [.play(.end), .quit(save: false)])
    }

    @Test(arguments: [Fixture.Game.ipd, .rps3, .wide, .many16])
    func `every window is drawn`(game: Fixture.Game) {
        for (symbols, depth) in [(Symbols.braille, ColorDepth.colors256), (.ascii, .mono)] {
            var model = Fixture.model(game, .running, symbols: symbols, depth: depth)
            var play = FixturePlay()
            let letters = game == .rps3 ? "rrpp" : game == .ipd ? "cdcd" : "abba"
            for keys in ["P", letters, "\n", String(letters.prefix(1))] {
                _ = play.press(&model, keys)
                for width in stride(from: 4, through: 170, by: 13) {
                    for height in stride(from: 1, to: 52, by: 5) {
                        _ = model.update(.resize(columns: width, rows: height))
                        let isShown = width >= 30 && height >= 8
                        #expect(!isShown || screen(model).contains("phi_"), "\(width)x\(height)")
                    }
                }
            }
        }
    }
}
