import Engine
import Games
import TUI
import Testing
import Training

struct ModelTests {
    @Test
    func `choices show at once and count after a rest`() {
        var model = Fixture.model()
        #expect(press(&model, "]", at: 30).isEmpty && press(&model, "]", at: 30.4).isEmpty)
        #expect(model.deadline == 31)
        let names = Choices.catalogue.populations(model.request.game)
        #expect(screen(&model).contains("\(names[2])?"))
        #expect(model.update(.tick(now: 30.9)).isEmpty)
        var wanted = model.request
        wanted.population = names[2]
        #expect(model.update(.tick(now: 31)) == [.trainer(.switchRun(wanted))])
        #expect(screen(&model).contains("\(names[2])..."))
        let run = Fixture.configuration(wanted)
        _ = model.update(
            .feed(
                TrainerFeed(
                    newSubject: .run(run), samples: [Fixture.sample(1, run)],
                    snapshot: Fixture.snapshot(run, state: .running, update: 1)), now: 31.2))
        #expect(model.request == wanted && model.switching == nil && model.history.lastUpdate == 1)
    }

    @Test
    func `going there and back asks for nothing`() {
        var model = Fixture.model()
        _ = press(&model, ">", at: 30)
        _ = press(&model, "<", at: 30.1)
        #expect(model.update(.tick(now: 31)).isEmpty && model.switching == nil)
        _ = press(&model, ")", at: 32)
        #expect(model.chosen.game.name == "rps")
        _ = press(&model, "(", at: 32.1)
        #expect(model.chosen == model.request)
        _ = press(&model, "[", at: 33)
        _ = model.update(.key(.escape, now: 33.1))
        #expect(model.switching == nil && model.chosen == model.request)
    }

    @Test
    func `a game of one's own and its settings are found again`() {
        var model = Fixture.model(.custom)
        let own = model.request
        for _ in 1..<model.choices.games.count {
            _ = press(&model, ")", at: 30.1)
            #expect(model.chosen != own && model.chosen.overrides == own.overrides)
        }
        _ = press(&model, ")", at: 30.2)
        #expect(model.chosen == own)
    }

    /// Without MuJoCo nobody can go over to the cheetah.
    @Test(.enabled(if: HalfCheetah.unavailability == nil))
    func `each game is found with its class of policies`() {
        var model = Fixture.model(.cheetah)
        let own = model.request
        _ = press(&model, ")", at: 30)
        #expect(model.chosen.game.name == "ipd" && model.chosen.policy == PolicyClass.tabular.rawValue)
        _ = press(&model, "|", at: 30)
        #expect(model.chosen.policy == PolicyClass.lstm.rawValue)
        // A game that was not played yet goes on with the class chosen last.
        _ = press(&model, ")", at: 30.1)
        #expect(model.chosen.game.name == "rps" && model.chosen.policy == PolicyClass.lstm.rawValue)
        _ = press(&model, "|", at: 30.1)
        let other = model.chosen.policy
        #expect(other != PolicyClass.lstm.rawValue)
        for key in "((".unicodeScalars { _ = press(&model, key, at: 30.2) }
        #expect(model.chosen == own)
        _ = press(&model, ")", at: 30.3)
        #expect(model.chosen.game.name == "ipd" && model.chosen.policy == PolicyClass.lstm.rawValue)
        _ = press(&model, ")", at: 30.3)
        #expect(model.chosen.policy == other)
    }

    @Test(.enabled(if: HalfCheetah.unavailability == nil))
    func `bodies are played by networks of every class`() {
        var model = Fixture.model(.ipd)
        let own = model.request
        _ = press(&model, "(", at: 30)
        #expect(model.chosen.game.name == HalfCheetah.id && model.chosen.policy == PolicyClass.lstm.rawValue)
        _ = press(&model, "|", at: 30.1)
        #expect(model.chosen.game.name == HalfCheetah.id && model.chosen.policy == "gru")
        _ = press(&model, "|", at: 30.1)
        #expect(model.chosen.policy == PolicyClass.lstm.rawValue)
        _ = press(&model, ")", at: 30.2)
        #expect(model.chosen == own)
    }

    @Test
    func `a choice made before the last one is answered counts too`() {
        var model = Fixture.model()
        let first = model.request
        _ = press(&model, ">", at: 30)
        _ = model.update(.tick(now: 31))
        let second = model.request
        _ = press(&model, "<", at: 31.1)
        let run = Fixture.configuration(second)
        _ = model.update(.feed(TrainerFeed(newSubject: .run(run), snapshot: model.snapshot), now: 31.2))
        #expect(screen(&model).contains("Meta-MAPG?"))
        #expect(model.update(.tick(now: 32)) == [.trainer(.switchRun(first))])
    }

    @Test
    func `an answer that does not come is not waited for`() {
        var model = Fixture.model(.ipd, .paused)
        _ = press(&model, ">", at: 30)
        _ = model.update(.tick(now: 31))
        #expect(model.deadline == 34)
        _ = model.update(.tick(now: 34))
        #expect(model.switching == nil && model.deadline == nil)
    }

    @Test
    func `a refused choice is dropped and told`() {
        var model = Fixture.model()
        _ = press(&model, ">", at: 30)
        _ = model.update(.tick(now: 31))
        let error = TrainingEvent(time: 0, kind: .error, text: "no such thing")
        _ = model.update(.feed(TrainerFeed(events: [error], snapshot: model.snapshot), now: 31.1))
        #expect(model.switching == nil && model.request == Fixture.request(.ipd))
        #expect(screen(&model).contains("ERR no such thing"))
    }

    @Test
    func `pausing shows at once, and resuming tells for how long`() {
        var model = Fixture.model()
        #expect(press(&model, " ", at: 30) == [.trainer(.pause)])
        #expect(screen(&model).contains("|. PAUSING"))
        #expect(press(&model, "s", at: 32) == [.trainer(.stepUpdates(1))])
        #expect(screen(&model).contains(">| STEP"))
        var paused = model.snapshot
        paused.state = .paused
        _ = model.update(.feed(TrainerFeed(snapshot: paused), now: 33))
        #expect(press(&model, " ", at: 42) == [.trainer(.resume)])
        #expect(screen(&model).contains("KEY   paused 12s at update 421, 1 single step"))
    }

    @Test
    func `nothing wakes a paused dashboard`() {
        var model = Fixture.model(.ipd, .paused)
        _ = model.update(.tick(now: 60))
        #expect(model.deadline == nil)
        model.needsFrame = false
        _ = model.update(.feed(TrainerFeed(snapshot: model.snapshot), now: 61))
        _ = model.update(.usage(cpu: 187.3, memory: 88_000_100))
        _ = model.update(.resize(columns: 120, rows: 36))
        _ = model.update(.tick(now: 62))
        _ = model.update(.key(.function(9), now: 63))
        #expect(!model.needsFrame)
    }

    @Test
    func `silence is mentioned after five usual update times`() {
        var model = Fixture.model()
        let due = model.deadline
        #expect(due == 24)
        _ = model.update(.tick(now: 34))
        #expect(screen(&model).contains("last 12s ago"))
        #expect(model.deadline == 35)
    }

    @Test
    func `the time left waits for ten updates and ten seconds`() {
        var pace = Pace()
        for second in 0...9 { pace.note(update: second * 2, now: Double(second)) }
        #expect(pace.rate == 2 && pace.eta(to: 100) == nil)
        pace.note(update: 20, now: 10)
        #expect(pace.eta(to: 100) == 40)
        var slow = Pace()
        for second in 0...9 { slow.note(update: second, now: Double(second) * 5) }
        #expect(slow.eta(to: 100) == nil)
    }

    @Test
    func `quitting asks, training goes on`() {
        var model = Fixture.model()
        #expect(press(&model, "q", at: 30).isEmpty && model.dialog is QuitQuestion)
        let sample = Fixture.sample(422, model.configuration)
        _ = model.update(.feed(TrainerFeed(samples: [sample], snapshot: model.snapshot), now: 30.1))
        #expect(model.history.lastUpdate == 422 && model.dialog is QuitQuestion)
        #expect(press(&model, " ", at: 30.2).isEmpty)
        #expect(model.update(.key(.escape, now: 30.3)).isEmpty && model.dialog == nil)
        _ = press(&model, "q", at: 31)
        #expect(press(&model, "d", at: 31.1) == [.quit(save: false)])
        #expect(press(&model, "s", at: 31.1) == [.quit(save: true)])
        #expect(model.update(.key(.enter, now: 31.2)) == [.quit(save: true)])
        #expect(model.update(.key(.control("c"), now: 31.3)) == [.quit(save: true)])
    }

    @Test
    func `control keys work everywhere`() {
        for keys in ["", "?", "q"] {
            var model = Fixture.model()
            for key in keys.unicodeScalars { _ = press(&model, key, at: 30) }
            #expect(model.update(.key(.control("l"), now: 30)) == [.repaint])
            #expect(model.update(.key(.control("z"), now: 30)) == [.suspend])
            #expect(model.update(.resumed(now: 99)) == [.repaint])
        }
    }

    @Test
    func `watched peers go around, follow and stay`() {
        var model = Fixture.model()
        #expect(press(&model, ".", at: 30) == [.trainer(.watch(.pinned(index: 13)))])
        #expect(press(&model, ";", at: 30) == [.trainer(.watch(.training))])
        #expect(press(&model, ",", at: 30) == [.trainer(.watch(.pinned(index: 399)))])
        #expect(press(&model, ".", at: 30) == [.trainer(.watch(.pinned(index: 0)))])
    }

    @Test
    func `memory that the system does not tell is not shown`() {
        var model = Fixture.model()
        func header() -> String {
            var buffer = CellBuffer(width: 0, height: 0)
            model.render(into: &buffer)
            return buffer.text(ofRow: 1)
        }
        _ = model.update(.usage(cpu: 12, memory: 0))
        #expect(header().contains("cpu 12%") && !header().contains("rss"))
        _ = model.update(.usage(cpu: 12, memory: 88_000_000))
        #expect(header().contains("cpu 12%  rss 8"))
    }

    @Test
    func `throttling goes down and up the ladder`() {
        var model = Fixture.model()
        #expect(press(&model, "{", at: 30) == [.trainer(.throttle(10))])
        for _ in 0..<9 { _ = press(&model, "{", at: 30) }
        #expect(model.snapshot.throttle == 0.2 && screen(&model).contains("slowed .2/s"))
        for _ in 0..<9 { _ = press(&model, "}", at: 30) }
        #expect(model.snapshot.throttle == nil)
    }

    @Test
    func `looks change at once`() {
        var model = Fixture.model()
        _ = press(&model, "t", at: 30)
        _ = press(&model, "b", at: 30)
        #expect(model.theme.name == "tty" && model.symbols == .blocks)
        _ = press(&model, "T", at: 30)
        #expect(model.theme.name == "default" && screen(&model).contains("default/256/blocks"))
        for _ in 0..<9 { _ = press(&model, "E", at: 30) }
        #expect(screen(&model).contains("ema .99"))
        for _ in 0..<9 { _ = press(&model, "e", at: 30) }
        #expect(screen(&model).contains("raw"))
    }

    @Test
    func `problems with themes are told in the events`() {
        let request = Fixture.request(.ipd)
        let themes = ThemeStore.load(directory: "/no/such/folder", environment: [:], executable: "/x/y")
        var model = Model(
            columns: 120, rows: 36, subject: .run(Fixture.configuration(request)), request: request,
            options: ViewOptions(theme: "absent"), themes: themes, choices: .catalogue, now: 0)
        #expect(model.theme.name == "default")
        #expect(screen(&model).contains("WARN  themes folder /no/such/folder cannot be read"))
    }

    @Test
    func `the paper's curve shows only where it can be compared`() {
        func hasCurve(_ model: Model) -> Bool {
            var model = model
            return screen(&model).contains(" paper ")
        }
        #expect(hasCurve(Fixture.model()) && hasCurve(Fixture.model(algorithm: Method.reinforce.id)))
        #expect(hasCurve(Fixture.model(.rps2)))
        #expect(!hasCurve(Fixture.model(algorithm: Method.withoutOwnLearning.id)))
        #expect(!hasCurve(Fixture.model(.rps3)) && !hasCurve(Fixture.model(.custom)))
        #expect(!hasCurve(Fixture.model(.ipd, .empty)))
        // The paper's returns are those of episodes of 200 steps.
        var cheetah = Fixture.model(.cheetah)
        #expect(hasCurve(cheetah))
        var run = cheetah.configuration
        run.horizon = 100
        let snapshot = Fixture.snapshot(run, state: .running, update: 1)
        _ = cheetah.update(.feed(TrainerFeed(newSubject: .run(run), snapshot: snapshot), now: 30))
        #expect(!hasCurve(cheetah))
    }

    @Test
    func `terms an algorithm lacks read as not applicable`() {
        var model = Fixture.model(algorithm: Method.metaPG.id)
        let text = screen(&model)
        #expect(text.contains("p peer learning   n/a") && text.contains("c.p n/a") && text.contains("c.o +.31"))
    }

    private func press(_ model: inout Model, _ key: Unicode.Scalar, at now: Double) -> [Effect] {
        model.update(.key(.character(key), now: now))
    }

    private func screen(_ model: inout Model) -> String {
        var buffer = CellBuffer(width: 0, height: 0)
        model.render(into: &buffer)
        return buffer.text
    }
}
