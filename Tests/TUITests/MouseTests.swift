import TUI
import Testing
import Training

struct MouseTests {
    private func report(_ model: inout Model, _ button: Int, _ column: Int, _ row: Int, release: Bool = false)
        -> [Effect]
    {
        model.update(.mouse(Mouse(button: button, column: column, row: row, isRelease: release), now: 40))
    }

    private func on(_ game: Fixture.Game = .ipd, columns: Int = 120, rows: Int = 36) -> Model {
        var model = Fixture.model(game, columns: columns, rows: rows)
        _ = model.update(.key(.character("m"), now: 39))
        _ = model.update(.tick(now: 50))
        return model
    }

    private func line(_ model: inout Model, _ row: Int) -> String {
        var buffer = CellBuffer(width: 0, height: 0)
        model.render(into: &buffer)
        return buffer.text(ofRow: row)
    }

    @Test func `it is off until it is wanted`() {
        var model = Fixture.model()
        let frame = model.layout.frame(of: .policy)!
        #expect(report(&model, 0, frame.column + 2, frame.row + 2).isEmpty && model.view.focus == .reward)
        #expect(model.update(.key(.character("m"), now: 39)) == [.mouse(true)])
        #expect(model.flash?.text.contains("Shift") == true)
        #expect(model.update(.key(.character("m"), now: 39)) == [.mouse(false)] && !model.usesMouse)
    }

    @Test func `a press gives a panel the focus; releases and movements do nothing`() {
        var model = on()
        let frame = model.layout.frame(of: .policy)!
        for (button, release) in [(0, true), (32, false), (35, false), (2, false)] {
            #expect(report(&model, button, frame.column + 2, frame.row + 2, release: release).isEmpty)
            #expect(model.view.focus == .reward)
        }
        _ = report(&model, 0, frame.column + 2, frame.row + 2)
        #expect(model.view.focus == .policy)
    }

    @Test func `the wheel scrolls what is under it`() {
        var model = on()
        let events = (0..<40).map { TrainingEvent(time: 54_030, kind: .info, text: "event \($0)") }
        _ = model.update(.feed(TrainerFeed(events: events, snapshot: model.snapshot), now: 51))
        let frame = model.layout.frame(of: .events)!
        _ = report(&model, 65, frame.column + 3, frame.row + 1)
        _ = report(&model, 65, frame.column + 3, frame.row + 1)
        #expect(model.view.focus == .events && model.view.scroll[.events] == 6)
        _ = report(&model, 64, frame.column + 3, frame.row + 1)
        #expect(model.view.scroll[.events] == 3)
    }

    @Test func `keys of the last line are pressed where they stand`() throws {
        var model = on()
        let row = model.rows - 1
        func column(_ word: String) throws -> Int {
            let text = line(&model, row)
            return text.distance(from: text.startIndex, to: try #require(text.range(of: word)).lowerBound)
        }
        #expect(report(&model, 0, try column("pause"), row) == [.trainer(.pause)])
        _ = report(&model, 0, try column("[ ]"), row)
        let first = model.chosen.population
        let names = Choices.catalogue.populations(model.request.game)
        #expect(first == names[names.count - 1])
        _ = model.update(.key(.escape, now: 40))
        _ = report(&model, 0, try column("[ ]") + 2, row)
        #expect(model.chosen.population == names[1])
        _ = model.update(.key(.escape, now: 40))
        _ = report(&model, 0, try column("quit"), row)
        #expect(model.dialog is QuitQuestion)
        // Behind a dialog nothing is pressed.
        #expect(report(&model, 0, try column("phase"), row).isEmpty && model.dialog is QuitQuestion)
    }

    @Test func `help stands in the header`() {
        var model = on()
        #expect(line(&model, 0).hasSuffix("?:help"))
        _ = report(&model, 0, 117, 0)
        #expect(model.dialog is KeyList)
        _ = report(&model, 65, 50, 10)
        _ = model.update(.key(.escape, now: 60))
        #expect(model.dialog == nil)
    }

    @Test func `wherever it points nothing breaks`() {
        for (columns, rows) in [(160, 48), (120, 36), (80, 24), (40, 12), (10, 3), (0, 0)] {
            var model = on(columns: columns, rows: rows)
            for button in [0, 1, 2, 3, 64, 65, 66, 128] {
                for column in stride(from: -1, to: columns + 20, by: 7) {
                    for row in stride(from: -1, to: rows + 5, by: 3) { _ = report(&model, button, column, row) }
                }
            }
            #expect(model.columns == columns)
        }
    }
}

/// Where a press puts the cursor of somebody who inspects.
struct PointedCursorTests {
    private func inspecting(_ game: Fixture.Game = .ipd, symbols: Symbols = .braille) -> Model {
        var model = Fixture.model(game, .paused, symbols: symbols)
        for key in ["m", "i"] as [Unicode.Scalar] { _ = model.update(.key(.character(key), now: 39)) }
        _ = model.update(.tick(now: 50))
        return model
    }

    private func press(_ model: inout Model, _ column: Int, _ row: Int) {
        _ = model.update(.mouse(Mouse(button: 0, column: column, row: row, isRelease: false), now: 51))
    }

    private func lines(_ model: Model) -> [[Character]] {
        var buffer = CellBuffer(width: 0, height: 0)
        model.render(into: &buffer)
        return (0..<model.rows).map { Array(buffer.text(ofRow: $0)) }
    }

    @Test(arguments: [Symbols.braille, .ascii, .blocks])
    func `in a curve it goes to the sample that stands there`(symbols: Symbols) throws {
        var model = inspecting(symbols: symbols)
        let frame = try #require(model.layout.frame(of: .reward))
        let mark: Character = symbols == .ascii ? "^" : "┴"
        for column in [frame.column + 9, frame.column + 30, frame.column + 52] {
            press(&model, column, frame.row + 3)
            // The mark under the picture stands where the press was.
            #expect(lines(model)[frame.endRow - 4][column] == mark, "\(symbols) \(column)")
            #expect(model.view.focus == .reward)
        }
        let update = model.view.inspection?.update
        #expect((300...380).contains(try #require(update)))
        // Beside the picture there is no sample.
        press(&model, frame.column + 2, frame.row + 3)
        #expect(model.view.inspection?.update == update)
    }

    @Test func `in a part of a curve it stays inside`() throws {
        var model = inspecting()
        for _ in 0..<3 { _ = model.update(.key(.character("+"), now: 52)) }
        let (low, high) = model.scene.shownUpdates
        let frame = try #require(model.layout.frame(of: .reward))
        press(&model, frame.column + 6, frame.row + 3)
        #expect(try #require(model.view.inspection?.update) == max(low, 1), "\(low) to \(high)")
    }

    @Test func `in a heatmap it goes to joint policy and row`() throws {
        var model = inspecting()
        let frame = try #require(model.layout.frame(of: .policy))
        let text = lines(model)
        let row = try #require((frame.row..<frame.endRow).first { String(text[$0][frame.column...]).contains("│ CD ") })
        let head = String(text[frame.row + 1][frame.column...])
        let place = head.distance(from: head.startIndex, to: try #require(head.firstIndex(of: "3")))
        press(&model, frame.column + place, row)
        #expect(model.view.focus == .policy)
        #expect(model.view.inspection?.step == 3 && model.view.inspection?.rows[.policy] == 2)
        #expect(lines(model).contains { String($0).contains("CD phi_3") })
    }

    @Test func `along the chain it goes to the joint policy`() throws {
        var model = inspecting()
        let frame = try #require(model.layout.frame(of: .adaptation))
        let head = lines(model)[frame.row + 1]
        let place = try #require(head.indices.first { $0 > frame.column && head[$0] == "5" })
        press(&model, place, frame.row + 3)
        #expect(model.view.inspection?.step == 5 && model.view.focus == .adaptation)
    }

    @Test func `who does not inspect has no cursor to put`() throws {
        var model = Fixture.model(.ipd, .paused)
        _ = model.update(.key(.character("m"), now: 39))
        let frame = try #require(model.layout.frame(of: .policy))
        press(&model, frame.column + 20, frame.row + 3)
        #expect(model.view.inspection == nil && model.view.focus == .policy)
    }
}
