import Cells
import Games
import Training

/// A play over the panels: what is going on, what both did and are known to do, what they got; header and key line stay.
struct PlayView {
    let board: PlayBoard

    func draw(_ model: Model, into canvas: inout Canvas) {
        guard model.layout.size != .tiny else { return }
        canvas.view(title: "Play", remark: remark(model), model.layout) { canvas in
            guard let news = board.news, let record = news.record else {
                canvas.write("taking the seat...", canvas.theme[.inactive], column: 1, row: 0)
                return
            }
            draw(record, news.references, model, into: &canvas)
        }
    }

    private func draw(
        _ record: PlayRecord, _ references: [PlayReference], _ model: Model, into canvas: inout Canvas
    ) {
        let places = PlayPlaces(
            width: canvas.width, height: canvas.height, agents: record.game.players, others: references.count,
            actions: record.game.actionCount, states: record.game.observationCount)
        drawLines(record, model, rows: places.lines, into: &canvas)
        if places.middleRows > 0 {
            let middle = Rect(row: places.middle, width: canvas.width, height: places.middleRows)
            var right = middle
            if places.leftWidth > 0 {
                var left = middle
                left.width = places.leftWidth
                right.column = left.width + 1
                right.width = canvas.width - right.column
                canvas.inside(left) { drawGame(record, model, into: &$0) }
            }
            canvas.inside(right) { drawHeat(record, into: &$0) }
            let glyph: Unicode.Scalar = canvas.symbols == .ascii ? "-" : "─"
            for column in 0..<canvas.width {
                canvas.put(glyph, canvas.theme[.divider], column: column, row: places.tally - 1)
            }
        }
        drawTally(record, references, model, places, into: &canvas)
    }

    /// What matters most comes last, as the beginning goes first.
    private func remark(_ model: Model) -> String {
        guard let news = board.news, let record = news.record else { return "" }
        let common = model.subject.rewardDigits.caption.map { "rewards \($0)  " } ?? ""
        let file = news.problem == nil ? news.file.map { "\(PlayView.name(of: $0))  " } ?? "" : "not kept for now  "
        let chain = record.chain > 0 ? "chain \(record.chain + 1)  " : ""
        return
            "\(file)\(common)\(chain)\(record.configuration.method.title) of update \(record.update)  you are the peer"
    }

    private static func name(of path: String) -> String {
        path.split(separator: "/").last.map(String.init) ?? path
    }

    func keyLine(_ theme: ResolvedTheme) -> [Segment]? {
        func key(_ name: String, _ what: String, _ rank: Int) -> Segment {
            Segment([.text(name, theme[.highlight]), .text(" \(what)", theme[.text])], rank: rank)
        }
        var keys: [Segment] = []
        switch board.news?.record?.stage {
        case .action?:
            keys.append(key(board.news?.record?.game.symbols.joined(separator: " ") ?? "", "act", 9))
            keys.append(
                key("Tab", board.showsProbabilities ? "hide what it will do" : "show what it will do", 3))
        case .update?: keys.append(key("Enter", "let it learn", 9))
        case .end?: keys.append(key("Enter", "another chain", 9))
        case nil: break
        }
        if (board.news?.record?.game.actionCount ?? 0) > 2 { keys.append(key("Left Right", "action shown", 1)) }
        return keys + [key("Up Down", "states", 0), key("Esc", "back", 8)]
    }
}
