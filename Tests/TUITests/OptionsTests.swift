import Engine
import TUI
import Testing
import Training

/// The options: looks that are tried, settings that begin another run.
struct OptionsTests {
    private func press(_ model: inout Model, _ keys: [Key]) -> [Effect] {
        keys.flatMap { model.update(.key($0, now: 30)) }
    }

    private func type(_ model: inout Model, _ text: String) -> [Effect] {
        press(&model, text.unicodeScalars.map(Key.character))
    }

    /// Moves to an option by its place among all.
    private func move(to key: String, _ model: inout Model) {
        let keys = Look.all.map(\.key) + Setting.all.map(\.key)
        _ = press(&model, [.home] + Array(repeating: .down, count: keys.firstIndex(of: key) ?? 0))
    }

    private func screen(_ model: Model) -> String {
        var buffer = CellBuffer(width: 0, height: 0)
        model.render(into: &buffer)
        return buffer.text
    }

    private func isOpen(_ model: Model) -> Bool { model.dialog is OptionsMenu }

    @Test(arguments: [Key.character("o"), .function(2)])
    func `a key opens and closes them`(_ key: Key) {
        var model = Fixture.model()
        #expect(press(&model, [key]).isEmpty && isOpen(model))
        #expect(screen(model).contains("Settings of the run"))
        #expect(press(&model, [key]).isEmpty && !isOpen(model))
    }

    @Test
    func `a theme is tried as the cursor moves, kept by Enter and taken back by Escape`() {
        var model = Fixture.model()
        let before = model.theme.name
        let names = model.themes.themes.map(\.name)
        _ = press(&model, [.character("o"), .enter, .down])
        #expect(model.theme.name == names[1] && names[1] != before)
        _ = press(&model, [.down])
        #expect(model.theme.name == names[2])
        _ = press(&model, [.escape])
        #expect(model.theme.name == before && isOpen(model))
        _ = press(&model, [.enter, .end, .enter])
        #expect(model.theme.name == names.last && isOpen(model))
        _ = press(&model, [.escape])
        #expect(model.theme.name == names.last && !isOpen(model))
    }

    @Test
    func `what was only tried is taken back whatever closes them`() {
        var model = Fixture.model()
        let before = model.theme.name
        _ = press(&model, [.character("o"), .enter, .down])
        #expect(model.theme.name != before)
        _ = press(&model, [.control("c")])
        #expect(model.dialog is QuitQuestion && model.theme.name == before)
    }

    @Test
    func `arrows change a look at once`() {
        var model = Fixture.model()
        _ = press(&model, [.character("o")])
        move(to: "symbols", &model)
        _ = press(&model, [.right])
        #expect(model.symbols == .blocks)
        _ = press(&model, [.left, .left])
        #expect(model.symbols == .ascii)
        move(to: "ema", &model)
        _ = press(&model, [.right])
        #expect(Smoothing.weights[model.view.smoothing] == 0.95)
    }

    @Test
    func `a changed number begins another run`() {
        var model = Fixture.model()
        var wanted = model.request
        wanted.overrides.outerRate = 5e-4
        _ = press(&model, [.character("o")])
        move(to: "outer-rate", &model)
        _ = press(&model, [.enter, .control("u")])
        _ = type(&model, "5e-4")
        #expect(press(&model, [.enter]) == [.trainer(.switchRun(wanted))])
        #expect(isOpen(model) && model.flash?.text.contains("another run begins") == true)
    }

    @Test
    func `a wrong number is refused and stays to be mended`() {
        var model = Fixture.model()
        let before = model.request
        _ = press(&model, [.character("o")])
        move(to: "discount", &model)
        _ = press(&model, [.enter, .control("u")])
        _ = type(&model, "1.5")
        #expect(press(&model, [.enter]).isEmpty && model.request == before)
        #expect(screen(model).contains("discount must lie between 0.0 and 1.0, not 1.5"))
        #expect((model.dialog as? OptionsMenu)?.text == "1.5")
        // Letters that are keys elsewhere are written here.
        _ = type(&model, "oq")
        #expect(isOpen(model) && (model.dialog as? OptionsMenu)?.text == "1.5oq")
        _ = press(&model, [.escape])
        #expect(isOpen(model) && (model.dialog as? OptionsMenu)?.text == "")
    }

    @Test
    func `settings of words are chosen from`() {
        var model = Fixture.model()
        _ = press(&model, [.character("o")])
        move(to: "stratify", &model)
        var wanted = model.request
        wanted.overrides["stratify"] = .flag(true)
        #expect(press(&model, [.enter, .up, .enter]) == [.trainer(.switchRun(wanted))])
    }

    @Test
    func `an attached dashboard shows settings and says why they stay`() {
        var model = Fixture.model(isAttached: true)
        _ = press(&model, [.character("o")])
        move(to: "outer-rate", &model)
        #expect(press(&model, [.enter]).isEmpty)
        #expect((model.dialog as? OptionsMenu)?.complaint?.contains("read-only") == true)
        #expect(screen(model).contains("read-only: attached"))
    }

    @Test
    func `every line can be reached and drawn in any window`() {
        for (columns, rows) in [(160, 48), (120, 36), (80, 24), (60, 16), (30, 8), (29, 7), (2, 2)] {
            var model = Fixture.model(columns: columns, rows: rows)
            _ = press(&model, [.character("o")])
            for _ in 0..<(Look.all.count + Setting.all.count + 2) {
                _ = screen(model)
                _ = press(&model, [.enter])
                _ = screen(model)
                _ = press(&model, [.escape, .down])
            }
            #expect(isOpen(model))
        }
    }
}
