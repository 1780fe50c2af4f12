import Engine
import TUI
import Testing
import Training

/// The command palette: what it finds, completes, refuses and does.
struct PaletteTests {
    private func press(_ model: inout Model, _ keys: [Key]) -> [Effect] {
        keys.flatMap { model.update(.key($0, now: 30)) }
    }

    private func type(_ model: inout Model, _ text: String) -> [Effect] {
        press(&model, text.unicodeScalars.map(Key.character))
    }

    /// What follows from a line of the palette that is typed and run.
    private func run(_ line: String, _ model: inout Model) -> [Effect] {
        _ = type(&model, ":")
        _ = type(&model, line)
        return press(&model, [.enter])
    }

    private func screen(_ model: Model) -> String {
        var buffer = CellBuffer(width: 0, height: 0)
        model.render(into: &buffer)
        return buffer.text
    }

    private func isOpen(_ model: Model) -> Bool { model.dialog is CommandPalette }

    @Test(arguments: [
        ("step 50", TrainerCommand.stepUpdates(50)), ("phase 3", .stepPhases(3)), ("throttle 2.5", .throttle(2.5)),
        ("throttle full", .throttle(nil)), ("watch 7", .watch(.pinned(index: 7))),
    ])
    func `commands are given numbers`(_ line: String, _ command: TrainerCommand) {
        var model = Fixture.model()
        #expect(run(line, &model) == [.trainer(command)])
        #expect(!isOpen(model))
    }

    @Test
    func `commands go over to other runs at once`() {
        var model = Fixture.model()
        let first = model.request
        func expect(_ line: String, _ change: (inout RunRequest) -> Void) {
            var model = Fixture.model()
            var wanted = first
            change(&wanted)
            #expect(run(line, &model) == [.trainer(.switchRun(wanted))], "\(line)")
            #expect(!isOpen(model) && model.request == wanted)
        }
        expect("game rps") { $0.game = .catalogue(name: "rps", players: nil) }
        expect("peer tit-for-tat") { $0.population = "tit-for-tat" }
        expect("peer cooperating#3") { $0.population = "cooperating#3" }
        expect("policy lstm") { $0.policy = "lstm" }
        expect("algorithm meta-pg") { $0.algorithm = "meta-pg" }
        expect("set outer-rate 5e-4") { $0.overrides.outerRate = 5e-4 }
        expect("set stratify yes") { $0.overrides["stratify"] = .flag(true) }
        expect("seed 7") { $0.overrides.seed = 7 }
        #expect(run("set horizon 40", &model).count == 1)
        #expect(model.flash?.text == "horizon 40: another run begins; \(model.subject.name) is kept at 421")
    }

    @Test(arguments: [
        ("step many", "step takes a number of meta-updates, 1 to 99999, not \"many\""),
        ("throttle fast", "throttle takes updates a second, up to 1000, or the word full, not \"fast\""),
        ("game chess", "there is no game \"chess\""), ("peer nobody", "there is no population \"nobody\""),
        ("peer cooperating#x", "after # comes the number of a persona"),
        ("peer cooperating#4000", "4000"),
        ("set outer-rate 11", "outer-rate must lie between 0.0 and 10.0, not 11.0"),
        ("set outer-rate much", "outer-rate must be a number, not \"much\""),
        ("set estimator exactly", "There is no estimator \"exactly\""),
        ("set outer-ratio 1", "no setting \"outer-ratio\""),
        ("seed -1", "seed must be a whole number from 0 on"),
        ("watch 400", "watch takes the number of a peer, 0 to 399"), ("zzzz", "no command has these letters"),
    ])
    func `what cannot be is said, and the palette stays`(_ line: String, _ sentence: String) {
        var model = Fixture.model(columns: 160, rows: 48)
        let before = model.request
        #expect(run(line, &model).isEmpty)
        #expect(isOpen(model) && model.request == before)
        #expect(screen(model).contains(sentence), "\(screen(model))")
        // Whatever is typed next takes the sentence away.
        _ = press(&model, [.control("u")])
        #expect(!screen(model).contains(sentence))
    }

    @Test
    func `settings that do not go together are refused by the whole run`() {
        var model = Fixture.model(algorithm: Method.reinforce.id)
        #expect(run("set estimator exact", &model).isEmpty && isOpen(model))
        #expect(screen(model).contains("the estimator 'exact' needs a meta-gradient"))
    }

    @Test
    func `some letters find it, Tab writes it out, arrows choose`() {
        var model = Fixture.model()
        _ = type(&model, ":")
        _ = type(&model, "rps")
        #expect(screen(model).contains("> game rps"))
        _ = press(&model, [.tab])
        #expect((model.dialog as? CommandPalette)?.text == "game rps")
        _ = press(&model, [.control("u")])
        _ = type(&model, "set outr")
        _ = press(&model, [.tab])
        #expect((model.dialog as? CommandPalette)?.text == "set outer-rate ")
        // Enter on what has to go on writes it out too.
        _ = press(&model, [.control("u")])
        _ = type(&model, "throt")
        _ = press(&model, [.enter])
        #expect((model.dialog as? CommandPalette)?.text == "throttle ")
        _ = press(&model, [.down, .down])
        #expect(press(&model, [.enter]) == [.trainer(.throttle(5))])
    }

    @Test
    func `keys are found by what they do`() {
        var model = Fixture.model()
        _ = type(&model, ":")
        _ = type(&model, "next pop")
        #expect(press(&model, [.enter]).isEmpty && !isOpen(model) && model.switching != nil)
        #expect(model.chosen.population == Choices.catalogue.populations(model.request.game)[1])
        // By the name of the key's entry too.
        _ = type(&model, ":")
        _ = type(&model, "step-upd")
        #expect(press(&model, [.enter]) == [.trainer(.stepUpdates(1))])
        #expect(run("quit", &model).isEmpty && model.dialog is QuitQuestion)
    }

    @Test
    func `what cannot be done says why`() {
        var model = Fixture.model(.ipd, .done)
        _ = type(&model, ":")
        _ = type(&model, "step")
        #expect(screen(model).contains("the run is complete"))
        #expect(press(&model, [.enter]).isEmpty && isOpen(model))
        var attached = Fixture.model(isAttached: true)
        #expect(run("game rps", &attached).isEmpty && isOpen(attached))
        #expect(screen(attached).contains("read-only: attached"))
        #expect(run("theme mono", &attached).isEmpty)
    }

    @Test
    func `looks change`() {
        var model = Fixture.model()
        for line in ["theme mono", "symbols ascii", "ema 0.90", "colors 16", "panel policy", "scale logarithmic"] {
            #expect(run(line, &model).isEmpty && !isOpen(model), "\(line)")
        }
        #expect(model.theme.name == "mono" && model.symbols == .ascii && model.theme.depth == .colors16)
        #expect(Smoothing.weights[model.view.smoothing] == 0.9 && model.view.isLogarithmic)
        #expect(model.view.focus == .policy)
    }

    @Test
    func `pasted text is written and runs nothing`() {
        var model = Fixture.model()
        _ = type(&model, ":")
        #expect(model.update(.paste("step 50", now: 30)).isEmpty)
        #expect((model.dialog as? CommandPalette)?.text == "step 50")
        _ = press(&model, [.escape])
        #expect(!isOpen(model))
    }

    @Test
    func `every command says what it is given`() {
        var model = Fixture.model()
        for name in CommandPalette.commands {
            #expect(run("\(name) ~", &model).isEmpty)
            #expect(isOpen(model), "\(name)")
            _ = press(&model, [.escape])
        }
        #expect(Set(CommandPalette.commands).count == CommandPalette.commands.count)
    }
}
