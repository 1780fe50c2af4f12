import TUI
import Testing
import Training

/// Panels that are hidden and shown, and choices of them.
struct ArrangeTests {
    private func press(_ model: inout Model, _ keys: Key...) {
        for key in keys { _ = model.update(.key(key, now: 30)) }
    }

    private func screen(_ model: Model) -> String {
        var buffer = CellBuffer(width: 0, height: 0)
        model.render(into: &buffer)
        return buffer.text
    }

    private func names(_ model: Model) -> [String] { model.shown.map(\.id.word) }

    @Test
    func `a panel is hidden, keeps its digit and is shown again`() {
        var model = Fixture.model()
        press(&model, .alt("2"))
        #expect(!names(model).contains("policy") && !screen(model).contains("2 Policy"))
        #expect(screen(model).contains("panel Policy is hidden; Alt-2 shows it"))
        // The others have the room, and their digits.
        #expect(model.layout.frame(of: .reward)?.width == 120 && screen(model).contains("3 Adaptation"))
        press(&model, .character("2"))
        #expect(model.view.focus == .reward && model.flash?.text == "panel Policy is hidden; Alt-2 shows it")
        press(&model, .alt("2"))
        #expect(screen(model).contains("2 Policy") && model.hidden.isEmpty)
    }

    @Test
    func `the focus goes on to a panel that is seen`() {
        var model = Fixture.model()
        press(&model, .character("3"), .character("5"), .alt("5"))
        #expect(model.view.focus == .adaptation)
        for _ in 0..<6 {
            press(&model, .tab)
            #expect(model.layout.frame(of: model.view.focus) != nil && model.view.focus.word != "events")
        }
    }

    @Test
    func `the last panel stays`() {
        var model = Fixture.model()
        for digit in "1234567".unicodeScalars { press(&model, .alt(digit)) }
        #expect(names(model) == ["phase"] && model.flash?.text == "the last panel stays")
        press(&model, .character("0"))
        #expect(model.hidden.isEmpty && names(model).count == 7)
    }

    @Test
    func `a nought after a digit counts and shows nothing`() {
        var model = Fixture.model()
        press(&model, .alt("4"), .character("1"), .character("0"))
        #expect(model.hidden.count == 1 && model.count?.value == 10)
        #expect(model.update(.key(.character("s"), now: 30)) == [.trainer(.stepUpdates(10))])
        press(&model, .character("0"))
        #expect(model.hidden.isEmpty)
    }

    @Test
    func `layouts follow each other around`() {
        var model = Fixture.model()
        var seen: [String] = []
        for _ in 0..<LayoutPreset.standard.count {
            press(&model, .character("p"))
            seen.append(model.layoutName)
            #expect(screen(model).contains("layout \(model.layoutName)"))
        }
        #expect(seen == LayoutPreset.standard.dropFirst().map(\.name) + ["all"])
        press(&model, .alt("1"))
        #expect(model.layoutName == "own")
    }

    @Test
    func `every layout is drawn in every window, with every game`() {
        for game in [Fixture.Game.ipd, .rps3, .cheetah] {
            for (columns, rows) in [(160, 48), (120, 36), (80, 24), (60, 16), (40, 12), (29, 7)] {
                var model = Fixture.model(game, columns: columns, rows: rows)
                for _ in LayoutPreset.standard {
                    press(&model, .character("p"))
                    _ = screen(model)
                    let isSeen = model.layout.frame(of: model.view.focus) != nil
                    #expect(isSeen || model.layout.size == .tiny)
                    let wanted = model.layout.panels.map(\.panel)
                    #expect(wanted.allSatisfy { !model.hidden.contains($0) })
                }
            }
        }
    }

    @Test
    func `what is hidden stays so with another game`() {
        var model = Fixture.model()
        for digit in "123457".unicodeScalars { press(&model, .alt(digit)) }
        let other = Fixture.configuration(Fixture.request(.rps2))
        _ = model.update(
            .feed(
                TrainerFeed(newSubject: .run(other), snapshot: Fixture.snapshot(other, state: .running, update: 0)),
                now: 32))
        #expect(names(model) == ["game"] && model.view.focus == .game)
    }
}
