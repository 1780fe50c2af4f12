import Games
import TUI
import Testing
import Training

extension PanelID {
    fileprivate static let rates = PanelID("Rates")
}

/// A panel that nobody ships: the inner rates of the watched chain, one a row.
private struct RatePanel: PanelView {
    /// Whether rates are shown in thousandths.
    struct Choice: PanelState {
        var isFine = false
    }

    let id = PanelID.rates
    let title = "Inner rates"

    var keys: [KeyBinding<PanelSight>] {
        [
            KeyBinding(
                "fine-rates", [.character("w")], .panels, help: "inner rates: whole, in thousandths",
                unavailable: { $0.scene.snapshot.chain == nil ? "no chain yet" : nil },
                action: { sight, _ in
                    sight.scene.view[Choice.self].isFine.toggle()
                    return []
                })
        ]
    }

    func suits(_ game: Game) -> Bool { game.table != nil }

    func remark(_ scene: Scene, _ size: PanelSize) -> String { "\(size.width) wide" }

    func rows(_ scene: Scene, _ size: PanelSize) -> PanelRows {
        PanelRows(content: scene.snapshot.chain?.innerRates.count ?? 0, visible: min(size.height, 3))
    }

    func draw(_ scene: Scene, into canvas: inout Canvas) {
        let factor = scene.view[Choice.self].isFine ? 1000.0 : 1
        for (row, rate) in (scene.snapshot.chain?.innerRates ?? []).dropFirst(scene.view.scroll[id] ?? 0).enumerated() {
            canvas.write("rate \(Int(rate * factor))", canvas.theme[.text], column: 1, row: row)
        }
    }
}

/// Whoever writes a panel writes one type and adds it to a list: window, keys and help follow.
struct OwnPanelTests {
    private let panels = PanelList(PanelList.standard.all + [RatePanel()])

    private func model(_ game: Fixture.Game = .ipd, columns: Int = 120, rows: Int = 36) -> Model {
        Fixture.model(game, columns: columns, rows: rows, panels: panels)
    }

    private func press(_ model: inout Model, _ keys: String) {
        for key in keys.unicodeScalars { _ = model.update(.key(.character(key), now: 40)) }
    }

    private func screen(_ model: Model) -> String {
        var buffer = CellBuffer(width: 0, height: 0)
        model.render(into: &buffer)
        return buffer.text
    }

    @Test(arguments: [(80, 24), (120, 36), (160, 48)])
    func `its digit gives it a place in every layout`(columns: Int, rows: Int) throws {
        var model = model(columns: columns, rows: rows)
        #expect(model.layout.frame(of: .rates) == nil && !screen(model).contains("Inner rates"))
        press(&model, "8")
        let frame = try #require(model.layout.frame(of: .rates))
        #expect(frame.width >= 35 && frame.height >= 9)
        let text = screen(model)
        #expect(text.contains("8 Inner rates") && text.contains("\(frame.width - 2) wide") && text.contains("rate 1"))
        var covered = Array(repeating: 0, count: columns * rows)
        let layout = model.layout
        for rect in layout.panels.map(\.frame) + [layout.header] + [layout.summary, layout.keyLine].compactMap(\.self) {
            for row in rect.row..<rect.endRow {
                for column in rect.column..<rect.endColumn { covered[row * columns + column] += 1 }
            }
        }
        #expect(covered.allSatisfy { $0 == 1 })
        // It goes when others want its place, and comes with the zoom.
        press(&model, "46")
        #expect(model.layout.frame(of: .rates) == nil)
        press(&model, "8z")
        #expect(model.layout.frame(of: .rates)?.width == columns)
    }

    @Test func `its keys act, are listed, and say why they cannot`() throws {
        var model = model()
        let rate = try #require(model.snapshot.chain?.innerRates.first)
        press(&model, "8w")
        #expect(screen(model).contains("rate \(Int(rate * 1000))"))
        press(&model, "w")
        #expect(!screen(model).contains("rate \(Int(rate * 1000))"))
        press(&model, "?G")
        #expect(model.keys.bindings.contains { $0.keyText == "1-8" && $0.id == "focus" })
        #expect(model.keys.bindings.contains { $0.id == "fine-rates" && $0.keyText == "w" })
        _ = model.update(.resize(columns: 120, rows: 70))
        #expect(screen(model).contains("inner rates: whole, in thousandths"))
        var empty = Fixture.model(.ipd, .empty, panels: panels)
        press(&empty, "w")
        #expect(empty.flash?.text == "w: no chain yet")
    }

    @Test func `it scrolls, and what was scrolled away comes back`() {
        var model = model()
        press(&model, "8jj")
        #expect(model.view.scroll[.rates] == 2)
        press(&model, "G")
        let rows = model.snapshot.chain?.innerRates.count ?? 0
        #expect(rows == 7 && model.view.scroll[.rates] == 4)
        press(&model, "Gj")
        #expect(model.flash == nil && model.view.scroll[.rates] == 4)
    }

    @Test func `games that it does not suit are shown without it`() {
        var model = model(.cheetah)
        press(&model, "8")
        #expect(model.view.focus == .reward && model.layout.frame(of: .rates) == nil)
        #expect(model.flash?.text == "panel Rates has nothing to show of this game")
        press(&model, "w")
        #expect(model.flash?.text == "w: no panel of this game has this key")
        for _ in 1...7 { _ = model.update(.key(.tab, now: 41)) }
        #expect(model.view.focus == .reward)
        // Focus does not stay where nothing is shown.
        var table = self.model()
        press(&table, "8")
        let robot = Fixture.configuration(Fixture.request(.cheetah))
        let snapshot = Fixture.snapshot(robot, state: .running, update: 1)
        _ = table.update(.feed(TrainerFeed(newSubject: .run(robot), snapshot: snapshot), now: 41))
        #expect(table.view.focus == .reward && table.layout.frame(of: .reward) != nil)
    }

    @Test func `without it nothing changes`() {
        for game in [Fixture.Game.ipd, .cheetah] {
            for (columns, rows) in [(80, 24), (160, 48)] {
                let panels = PanelList(PanelList.standard.all)
                let given = Fixture.model(game, columns: columns, rows: rows, panels: panels)
                #expect(screen(given) == screen(Fixture.model(game, columns: columns, rows: rows)))
            }
        }
    }
}
