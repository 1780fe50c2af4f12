import TUI
import Testing
import Training

/// What files say of keys and looks, at the start and when they are saved.
struct ConfigurationTests {
    private func configuration(
        looks: String = "", keys: String = "", kept: String? = nil, themes: ThemeStore = .builtIn
    ) -> ScreenConfiguration {
        ScreenConfiguration(
            looks: SettingLines(looks, file: "/c/metamapg.conf"), keys: SettingLines(keys, file: "/c/keys.conf"),
            themes: themes, kept: kept.map { SettingLines($0, file: "/s/screen.conf") })
    }

    /// What a model's events say, oldest first, after those of the fixture.
    private func warnings(_ model: Model) -> [String] {
        (0..<model.events.count).reversed().map { model.events.newest($0) }.filter { $0.event.kind == .warning }.map(
            \.event.text)
    }

    private func news(_ configuration: ScreenConfiguration) -> Event {
        .files(ScreenFiles.News(configuration: configuration), now: 40)
    }

    private func press(_ model: inout Model, _ keys: Key...) -> [Effect] {
        keys.flatMap { model.update(.key($0, now: 30)) }
    }

    @Test
    func `lines have a name, a value and a number`() {
        let file = SettingLines("\u{FEFF}# comment\r\n a = b c \r\n\r\nx==\nnothing\n= y\n", file: "/f")
        #expect(file.lines.map(\.name) == ["a", "x"] && file.lines.map(\.value) == ["b c", "="])
        #expect(file.lines.map(\.number) == [2, 4])
        #expect(
            file.problems == [
                "/f, line 5: expected NAME = VALUE or a comment, found nothing",
                "/f, line 6: expected NAME = VALUE or a comment, found = y",
            ])
    }

    @Test
    func `every key has a name by which it is found`() {
        for key in KeyTable.bindings.flatMap(\.keys) { #expect(Key(named: key.text) == key, "\(key.text)") }
        #expect(
            Key(named: "ctrl-p") == .control("p") && Key(named: "PGUP") == .pageUp && Key(named: "é") == .character("é")
        )
        for name in ["", "Ctrl-", "Ctrl-1", "Ctrl-I", "F13", "Meta-x", "ab", "\u{7f}"] {
            #expect(Key(named: name) == nil, "\(name)")
        }
    }

    @Test
    func `keys are rebound, also in exchange`() {
        var model = Fixture.model()
        model.begin(
            configuration(
                keys:
                    "pause = s\nstep-update = Space F5\n# x = y\npopulation = Left Right\nleft = [\nright = ]\ncompare =\n"
            ))
        #expect(warnings(model).isEmpty)
        #expect(press(&model, .function(5)) == [.trainer(.stepUpdates(1))])
        #expect(press(&model, .character("s")) == [.trainer(.pause)])
        _ = press(&model, .right)
        #expect(model.chosen.population == Choices.catalogue.populations(model.request.game)[1])
        #expect(press(&model, .character("c")).isEmpty && model.dialog == nil)
        // Key line, help and palette have the new keys.
        var buffer = CellBuffer(width: 0, height: 0)
        model.render(into: &buffer)
        #expect(buffer.text(ofRow: 35).contains("Space F5 step"))
    }

    @Test
    func `what does not fit is named with its line and keeps its keys`() {
        var model = Fixture.model()
        model.begin(
            configuration(
                keys: """
                    pause = s
                    puase = x
                    step-phase = Hyper-x
                    population = u
                    quit =
                    theme = J K L
                    game = ; :
                    """))
        #expect(
            warnings(model) == [
                "/c/keys.conf, line 2, puase: there is nothing of this name (did you mean \"pause\"?); metamapg list keys --json names all",
                "/c/keys.conf, line 3, step-phase: \"Hyper-x\" is no key; expected such as x, Space, Enter, Up, F2, Ctrl-P or Alt-x",
                "/c/keys.conf, line 4, population: expected 2 keys (previous population of peers, next population of peers), found 1",
                "/c/keys.conf, line 5, quit: it cannot be without a key; it keeps q Ctrl-C",
                "/c/keys.conf, line 6, theme: expected 2 keys (next theme, previous theme), found 3",
                "/c/keys.conf, line 1, pause: s is the key of step-update already; it keeps Space",
                "/c/keys.conf, line 7, game: ; is the key of follow already; it keeps ( )",
            ])
        #expect(model.keys.bindings.map(\.keyText) == Fixture.model().keys.bindings.map(\.keyText))
    }

    @Test
    func `a key that is free in one place can be taken in another`() {
        let (keys, problems) = KeyTable.standard.rebound(by: SettingLines("quit-save = y", file: "/f"))
        #expect(problems.isEmpty && keys.binding(for: .character("y"), in: .screen)?.binding.id == "scale")
    }

    @Test
    func `files choose looks, except those of the command line`() {
        var model = Fixture.model()
        model.begin(
            configuration(
                looks: "theme = mono\nema = 0.5\nlayout.mine = reward game\nlayout = mine\nscale = logarithmic"),
            fixed: ["theme"])
        #expect(warnings(model).isEmpty)
        #expect(model.theme.name == "default" && Smoothing.weights[model.view.smoothing] == 0.5)
        #expect(model.shown.map(\.id.word) == ["reward", "game"] && model.layoutName == "mine")
        #expect(model.view.isLogarithmic)
    }

    @Test
    func `what files say wrong is named once`() {
        var model = Fixture.model(symbols: .ascii)
        let wrong = configuration(
            looks:
                "thme = x\ntheme = norrd\nsymbols = braille\nhide = reward evnts\nlayout.all = reward\nlayout.x = rewrd\n"
        )
        model.begin(wrong)
        let all = ["events", "game"]
        #expect(all.allSatisfy { name in model.shown.contains { $0.id.word == name } } && model.symbols == .ascii)
        let said = warnings(model)
        #expect(said.count == 6)
        for part in [
            "line 1, thme: there is nothing of this name (did you mean \"theme\"?)",
            "line 2, theme: there is no theme \"norrd\"", "line 3, symbols: this terminal shows ascii symbols at most",
            "line 4, hide: there is no panel \"evnts\" (did you mean \"events\"?)",
            "line 5, layout.all: expected a name of its own", "line 6, layout.x: there is no panel \"rewrd\"",
        ] { #expect(said.contains { $0.hasPrefix("/c/metamapg.conf") && $0.contains(part) }, "\(part)") }
        _ = model.update(news(wrong))
        #expect(warnings(model) == said)
    }

    @Test
    func `a saved file counts at once, but not against what keys have chosen since`() {
        var model = Fixture.model()
        model.begin(configuration(looks: "theme = mono"))
        _ = press(&model, .character("T"))
        let chosen = model.theme.name
        #expect(chosen != "mono")
        _ = model.update(news(configuration(looks: "theme = mono\nema = 0", keys: "pause = F7")))
        #expect(model.theme.name == chosen && model.view.smoothing == 0)
        #expect(press(&model, .function(7)) == [.trainer(.pause)])
        _ = model.update(news(configuration(looks: "theme = tty")))
        #expect(model.theme.name == "tty" && press(&model, .function(7)).isEmpty)
        #expect(press(&model, .control("r")) == [.reload])
    }

    @Test
    func `a theme is drawn as its file has it now, and stays while that is broken`() throws {
        func store(_ text: String) -> ThemeStore {
            var store = ThemeStore.builtIn
            store.add(text: text, name: "mine", path: "/themes/mine.theme")
            return store
        }
        var model = Fixture.model()
        model.begin(configuration(looks: "theme = mine", themes: store("theme[main_fg]=\"#ff0000\"")))
        // The model learns of themes with the files.
        _ = model.update(news(configuration(looks: "theme = mine", themes: store("theme[main_fg]=\"#ff0000\""))))
        #expect(model.theme.name == "mine")
        let red = model.theme[.text]
        _ = model.update(news(configuration(looks: "theme = mine", themes: store("theme[main_fg]=\"#00ff00\""))))
        let green = model.theme[.text]
        #expect(green != red)
        _ = model.update(news(configuration(looks: "theme = mine", themes: store("theme[main_fg]=\"#00ff0\""))))
        #expect(model.theme.name == "mine" && model.theme[.text] == green)
        #expect(warnings(model).contains { $0.contains("/themes/mine.theme, line 1, theme[main_fg]") })
    }

    @Test
    func `how the screen was left is kept and found again`() {
        var model = Fixture.model()
        model.begin(configuration(kept: ""))
        #expect(press(&model, .tab).isEmpty)
        var kept = ""
        for effect in press(&model, .alt("5"), .character("t"), .character("E"), .character("b")) {
            if case .keep(let text) = effect { kept = text }
        }
        #expect(kept.contains("hide = events") && kept.contains("theme = ") && !kept.contains("symbols"))
        var next = Fixture.model()
        next.begin(configuration(kept: kept))
        #expect(next.hidden == model.hidden && next.theme.name == model.theme.name)
        #expect(next.view.smoothing == model.view.smoothing && warnings(next).isEmpty)
        // What the command line asks for is for that time only.
        var given = Fixture.model()
        given.begin(configuration(kept: kept), fixed: ["theme"])
        let again = press(&given, .alt("6"))
        #expect(given.theme.name == "default" && again.count == 1)
        if case .keep(let text)? = again.first {
            #expect(text.contains("theme = \(model.theme.name)") && text.contains("hide = events game"))
        }
        // What was only tried is not kept.
        #expect(press(&next, .character("o"), .enter, .down, .escape).isEmpty)
        // Nonsense is passed over.
        var last = Fixture.model()
        last.begin(configuration(kept: "theme = gone\nhide = nobody\nwhat"))
        #expect(warnings(last).isEmpty && last.hidden.isEmpty)
    }
}
