import Cells
import TUI
import Testing
import Training

/// Screens of games with wide letters or many actions, and long sentences in narrow windows.
struct CrowdedTests {
    private func screen(_ model: Model) -> CellBuffer {
        var buffer = CellBuffer(width: 0, height: 0)
        model.render(into: &buffer)
        return buffer
    }

    private func press(_ model: inout Model, _ keys: String) {
        for key in keys.unicodeScalars { _ = model.update(.key(.character(key), now: 30)) }
    }

    @Test func `wide letters never break a frame`() {
        for (columns, rows) in [(160, 48), (120, 36), (100, 30), (83, 24), (80, 24), (61, 17), (60, 16), (40, 12)] {
            for keys in ["", "2z", "3z", "5z", "6z", "?", "q", "c"] {
                var model = Fixture.model(.wide, columns: columns, rows: rows)
                press(&model, keys)
                _ = model.update(.paste("囚人の長い名前のファイルを探しているところ", now: 30))
                _ = model.update(
                    .feed(
                        TrainerFeed(
                            events: [TrainingEvent(time: 0, kind: .run, text: String(repeating: "囚人のジレンマ", count: 40))],
                            snapshot: model.snapshot), now: 31))
                let buffer = screen(model)
                for row in 0..<rows {
                    let text = buffer.text(ofRow: row)
                    #expect(CellWidth.of(text) <= columns)
                    for column in 0..<columns {
                        let isWide = CellWidth.of(buffer[column, row].glyph) == 2
                        #expect(isWide == (column + 1 < columns && buffer[column + 1, row].isRightHalf))
                    }
                    // Both ends of a frame stand.
                    if "╭│╰".contains(text.first ?? " ") { #expect("╮│╯┤".contains(text.last ?? " "), "\(text)") }
                }
            }
        }
    }

    @Test func `a tournament's names line up however wide their letters are`() throws {
        var model = Fixture.model()
        var effects = model.update(.key(.character("M"), now: 30))
        guard case .tournament(let request?)? = effects.popLast() else {
            Issue.record("no tournament")
            return
        }
        var news = Fixture.news(of: request)
        let before = screen(after: news, model)
        news.names[1] = "囚人のジレンマ"
        news.names[2] = "e\u{301}t\u{e9}"
        let after = screen(after: news, model)
        let rows = try (0..<36).filter { before.text(ofRow: $0).contains("always-cooperate") }.map { row in
            (before.text(ofRow: row), after.text(ofRow: row), try #require(after.text(ofRow: row).last))
        }
        #expect(!rows.isEmpty)
        for (old, new, last) in rows {
            #expect(new.contains("囚人のジレンマ") && last == "│")
            #expect(CellWidth.of(new) == CellWidth.of(old))
        }
        // Cells of rewards stand in the same columns.
        let column = try #require((0..<120).first { before[$0, 3].style.background != before[0, 3].style.background })
        for row in 3..<9 {
            for place in column..<119 { #expect(before[place, row].style == after[place, row].style) }
        }
    }

    private func screen(after news: TournamentPlayer.News, _ model: Model) -> CellBuffer {
        var model = model
        _ = model.update(.tournament(news, now: 31))
        return screen(model)
    }

    @Test(arguments: [Fixture.Game.many12, .many16])
    func `payoffs are whole numbers apart from each other in every window`(game: Fixture.Game) throws {
        let matrix = try #require(Fixture.configuration(Fixture.request(game)).game.table)
        let number = /-?\d*\.?\d+/
        for columns in [44, 60, 80, 99, 120, 160, 200] {
            for rows in [24, 36] {
                var model = Fixture.model(game, columns: columns, rows: rows)
                press(&model, "6z")
                for action in 0..<matrix.actionCount {
                    let lines = screen(model).text.split(separator: "\n")
                    guard let head = lines.firstIndex(where: { $0.contains("meta \\ pe") }) else { break }
                    let names = lines[head].matches(of: /action (\w)/).map { String($0.1) }
                    var isSeen = false
                    for line in lines[(head + 1)...] {
                        guard let name = line.firstMatch(of: /action (\w)/) else { break }
                        let own = try #require(matrix.symbols.firstIndex(of: String(name.1)))
                        isSeen = isSeen || own == action
                        let cells = line[name.range.upperBound...].split(whereSeparator: { " │|".contains($0) })
                        try #require(cells.count == names.count, "\(line)")
                        for (cell, peer) in zip(cells, names) {
                            let other = try #require(matrix.symbols.firstIndex(of: peer))
                            let joint = matrix.jointAction([own, other])
                            let values = cell.split(separator: ",").compactMap { try? number.wholeMatch(in: $0) }
                            let found = values.compactMap { Double($0.output) }
                            try #require(found.count == 2, "\(line)")
                            #expect(abs(found[0] - matrix.payoffs[0][joint]) <= 0.5 && abs(found[1] + found[0]) <= 0.1)
                        }
                    }
                    #expect(isSeen && names.contains(matrix.symbols[action]), "\(columns) x \(rows): \(lines[head])")
                    press(&model, "a")
                }
            }
        }
    }

    @Test func `every sentence of the list of keys can be read in every window`() {
        for columns in [30, 40, 52, 60, 80, 100, 120, 200] {
            for rows in [8, 24] {
                var model = Fixture.model(columns: columns, rows: rows)
                press(&model, "?")
                var words: [Substring] = []
                var last = ""
                for _ in 0..<100 {
                    let text = screen(model).text
                    if text == last { break }
                    last = text
                    words += text.split(whereSeparator: { " \n│╭╮╰╯─".contains($0) })
                    _ = model.update(.key(.pageDown, now: 30))
                }
                let shown = Set(words)
                for binding in KeyTable.bindings where binding.section.context == .screen {
                    for word in binding.help.split(separator: " ") {
                        #expect(shown.contains(word), "\(word) of \(binding.id) at \(columns) x \(rows)")
                    }
                }
            }
        }
    }
}
