import Games
import TUI
import Testing

struct LayoutTests {
    /// The dashboard's panels in a window, the first one with the focus.
    private func layout(
        _ columns: Int, _ rows: Int, recent: [PanelID] = PanelList.standard.ids, isZoomed: Bool = false,
        hasRobot: Bool = false
    ) -> Layout {
        let game = Fixture.configuration(Fixture.request(hasRobot ? .cheetah : .ipd)).game
        let panels = PanelList.standard.suiting(game).map { Layout.Entry($0.id, $0.place) }
        return Layout(columns: columns, rows: rows, panels: panels, recent: recent, isZoomed: isZoomed)
    }

    @Test
    func `layouts cover the window without overlap`() {
        let sizes = [
            (150, 44), (160, 48), (151, 61), (300, 100), (100, 30), (120, 36), (149, 43), (149, 80), (60, 16), (80, 24),
            (99, 29), (60, 99), (300, 20), (59, 15), (30, 8), (200, 9), (31, 60),
        ]
        for (columns, rows) in sizes {
            for focus in PanelList.standard.ids {
                for (isZoomed, hasRobot) in [(false, false), (true, false), (false, true), (true, true)] {
                    let recent = [focus] + PanelList.standard.ids.filter { $0 != focus }
                    let layout = layout(columns, rows, recent: recent, isZoomed: isZoomed, hasRobot: hasRobot)
                    expectCover(layout, columns, rows)
                    #expect(layout.frame(of: focus) != nil)
                }
            }
        }
    }

    private func expectCover(_ layout: Layout, _ columns: Int, _ rows: Int) {
        var covered = [Int](repeating: 0, count: columns * rows)
        let rects = [layout.header] + layout.panels.map(\.frame) + [layout.summary, layout.keyLine].compactMap(\.self)
        for rect in rects {
            for row in rect.row..<rect.endRow {
                for column in rect.column..<rect.endColumn { covered[row * columns + column] += 1 }
            }
        }
        #expect(covered.allSatisfy { $0 == 1 }, "\(columns)x\(rows) \(layout.size)")
        #expect(Set(layout.panels.map(\.panel)).count == layout.panels.count)
    }

    @Test
    func `the sizes of the drawings are met exactly`() {
        let large = layout(160, 48)
        #expect(large.frame(of: .reward) == Rect(row: 2, width: 96, height: 19))
        #expect(large.frame(of: .policy) == Rect(column: 96, row: 2, width: 64, height: 19))
        #expect(large.frame(of: .gradient) == Rect(column: 70, row: 21, width: 45, height: 17))
        #expect(large.frame(of: .events) == Rect(row: 38, width: 160, height: 9))
        let medium = layout(120, 36)
        #expect(medium.frame(of: .reward) == Rect(row: 2, width: 70, height: 14))
        #expect(medium.frame(of: .adaptation) == Rect(row: 16, width: 70, height: 13))
        #expect(medium.frame(of: .events) == Rect(row: 29, width: 120, height: 6))
        #expect(medium.frame(of: .game) == nil)
        let compact = layout(80, 24)
        #expect(compact.frame(of: .reward) == Rect(row: 2, width: 80, height: 11))
        #expect(compact.frame(of: .adaptation) == Rect(row: 13, width: 46, height: 9))
        #expect(compact.summary == Rect(row: 22, width: 80, height: 1))
        #expect(layout(59, 16).size == .single && layout(29, 8).size == .tiny && layout(30, 7).size == .tiny)
    }

    @Test
    func `a robot has a place of its own in windows of medium size`() {
        let medium = layout(120, 36, hasRobot: true)
        #expect(medium.frame(of: .adaptation) == Rect(row: 16, width: 44, height: 13))
        #expect(medium.frame(of: .game) == Rect(column: 44, row: 16, width: 38, height: 13))
        #expect(medium.frame(of: .gradient) == Rect(column: 82, row: 16, width: 38, height: 13))
        let large = layout(160, 48, hasRobot: true)
        #expect(large.frame(of: .game) == Rect(column: 115, row: 21, width: 45, height: 17))
        #expect(layout(80, 24, hasRobot: true).frame(of: .game) == nil)
        var model = Fixture.model(.cheetah, columns: 80, rows: 24)
        _ = model.update(.key(.character("6"), now: 30))
        #expect(model.layout.frame(of: .game) == Rect(row: 13, width: 80, height: 9))
    }

    @Test
    func `a panel without a place of its own takes one when focused`() {
        var model = Fixture.model()
        _ = model.update(.key(.character("6"), now: 30))
        #expect(model.layout.frame(of: .game) != nil && model.layout.frame(of: .gradient) == nil)
        _ = model.update(.key(.character("1"), now: 40))
        #expect(model.layout.frame(of: .game) != nil)
        _ = model.update(.key(.character("4"), now: 50))
        #expect(model.layout.frame(of: .gradient) != nil && model.layout.frame(of: .game) == nil)
    }

    @Test
    func `lengths are shared by weight and used up`() {
        #expect(Layout.shares(of: 33, weights: [14, 13, 6]) == [14, 13, 6])
        for length in 0...100 {
            let shares = Layout.shares(of: length, weights: [70, 45, 45])
            #expect(shares.reduce(0, +) == length && shares.allSatisfy { $0 >= 0 })
        }
    }
}
