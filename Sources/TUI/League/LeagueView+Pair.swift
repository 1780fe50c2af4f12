import Cells
import Laboratory
import Scales

/// The pair that is open: returns over steps of learning, policies over steps, and the plane of returns.
extension LeagueView {
    private enum Picture: CaseIterable { case returns, policies, plane }

    func drawPair(into canvas: inout Canvas) {
        guard let trace = board.trace, let moment = trace.moments[safely: board.step] else {
            canvas.write(progress ?? "learning...", canvas.theme[.inactive], column: 1, row: 0)
            return
        }
        drawLegend(trace, moment, into: &canvas)
        let area = Rect(row: 1, width: canvas.width, height: canvas.height - 1)
        guard area.width >= 60, area.height >= 14 else {
            let all = Picture.allCases
            draw(all[board.picture % all.count], trace, moment, area, into: &canvas)
            return
        }
        let left = area.width * 11 / 20
        let policies = min(max(area.height * 2 / 5, 7), 13)
        draw(
            .returns, trace, moment, Rect(row: 1, width: left, height: area.height - policies), into: &canvas)
        draw(
            .policies, trace, moment, Rect(row: 1 + area.height - policies, width: left, height: policies),
            into: &canvas)
        draw(
            .plane, trace, moment,
            Rect(column: left + 1, row: 1, width: area.width - left - 1, height: area.height), into: &canvas)
    }

    private func draw(
        _ picture: Picture, _ trace: ContestTrace, _ moment: ContestTrace.Moment, _ frame: Rect,
        into canvas: inout Canvas
    ) {
        switch picture {
        case .returns: drawReturns(trace, frame, into: &canvas)
        case .policies: drawPolicies(trace, frame, into: &canvas)
        case .plane: LeaguePlane(trace: trace, moment: moment).draw(frame, into: &canvas)
        }
    }

    /// Who plays, and what both get at the step that is shown.
    private func drawLegend(_ trace: ContestTrace, _ moment: ContestTrace.Moment, into canvas: inout Canvas) {
        func words(_ name: String, _ spread: ContestTrace.Spread) -> String {
            "\(name) \(digits.trimmed(spread.mean)) (\(digits.trimmed(spread.low)) to \(digits.trimmed(spread.high)))"
        }
        let end = canvas.write("o \(words(trace.row, moment.row))", canvas.theme[.meta], column: 1, row: 0)
        canvas.write("x \(words(trace.column, moment.column))", canvas.theme[.peer], column: end + 2, row: 0)
    }

    private func drawReturns(_ trace: ContestTrace, _ frame: Rect, into canvas: inout Canvas) {
        let spreads = trace.moments.flatMap { [$0.row, $0.column] }
        let values = spreads.flatMap { [$0.low, $0.high, $0.mean] }.filter(\.isFinite)
        guard let least = values.min(), let most = values.max() else { return }
        let range = least < most ? Ticks.niceRange(least, most) : (low: least - 1, high: least + 1)
        let axes = Axes(frame: frame, scale: Scale(low: range.low, high: range.high), below: 2, margin: 1)
        guard axes.plot.width > 2, axes.plot.height > 0 else { return }
        axes.drawFrame(into: &canvas)
        axes.drawRule(at: 0, into: &canvas)
        let last = Double(max(trace.moments.count - 1, 1))
        axes.drawPlaces(
            { count in
                let ticks = Ticks.nice(from: 0, to: last, atMost: count)
                return ticks.values.map { ($0 / last, ticks.label($0)) }
            }, widest: 5, cursor: (Double(board.step) / last, "\(board.step)"), into: &canvas)
        var picture = DotCanvas(columns: axes.plot.width, rows: axes.plot.height, symbols: canvas.symbols)
        func moment(_ x: Int) -> ContestTrace.Moment {
            trace.moments[Int((Double(x) / Double(max(picture.width - 1, 1)) * last).rounded())]
        }
        func row(_ value: Double) -> Int { picture.dotRow(axes.scale.fraction(value)) }
        let sides: [(KeyPath<ContestTrace.Moment, ContestTrace.Spread> & Sendable, Role)] = [
            (\.column, .peer), (\.row, .meta),
        ]
        // Bands first, so that lines lie on top.
        for (side, role) in sides {
            picture.layer(canvas.theme[role], glyph: canvas.symbols == .braille ? nil : ".", isFaint: true)
            for x in stride(from: role == .meta ? 0 : 1, to: picture.width, by: 4) {
                let spread = moment(x)[keyPath: side]
                guard spread.mean.isFinite else { continue }
                picture.set(x, row(spread.low))
                picture.set(x, row(spread.high))
            }
        }
        for (side, role) in sides {
            picture.layer(canvas.theme[role])
            var before: (x: Int, y: Int)?
            for x in 0..<picture.width {
                let mean = moment(x)[keyPath: side].mean
                guard mean.isFinite else {
                    before = nil
                    continue
                }
                let point = (x: x, y: row(mean))
                picture.line(from: before ?? point, to: point)
                before = point
            }
        }
        picture.draw(into: &canvas, column: axes.plot.column, row: axes.plot.row)
        let column = axes.column(ofShare: Double(board.step) / last)
        for (side, role) in sides {
            let mean = trace.moments[board.step][keyPath: side].mean
            guard mean.isFinite else { continue }
            canvas.put(role == .meta ? "o" : "x", canvas.theme[role], column: column, row: axes.row(of: mean))
        }
    }

    /// Mean probabilities of the first action over steps of learning, a row for each state of both players, as far as
    /// there is room.
    private func drawPolicies(_ trace: ContestTrace, _ frame: Rect, into canvas: inout Canvas) {
        let theme = canvas.theme
        let symbols = trace.game.symbols
        let states = ["start"] + [(0, 0), (0, 1), (1, 0), (1, 1)].map { symbols[$0.0] + symbols[$0.1] }
        let label = max(states.map { CellWidth.of($0) }.max() ?? 0, 5) + 2
        let width = frame.width - label - 5
        guard width > 2 else { return }
        let both: [(KeyPath<ContestTrace.Moment, [Double]>, String, Role)] = [
            (\.rowPolicy, trace.row, .meta), (\.columnPolicy, trace.column, .peer),
        ]
        let last = trace.moments.count - 1
        var line = frame.row
        for (side, name, role) in both {
            guard line + 6 <= frame.endRow || role == .meta else { return }
            canvas.write(
                Text.shortened("P(\(symbols[0])) of \(name), own action first", frame.width), theme[role],
                column: frame.column + 1, row: line)
            line += 1
            for (state, text) in states.enumerated() where line < frame.endRow {
                canvas.write(text, theme[.text], column: frame.column + 1, row: line)
                for x in 0..<width {
                    let step = width > 1 ? x * last / (width - 1) : 0
                    canvas.heat(
                        trace.moments[step][keyPath: side][state], .glyph, column: frame.column + label + x, row: line,
                        size: 1)
                }
                let value = trace.moments[board.step][keyPath: side][state]
                canvas.writeRight(
                    value.isFinite ? Text.percent(value) : "nan", theme[role], before: frame.column + label + width + 4,
                    row: line)
                line += 1
            }
        }
    }
}

extension Array {
    /// The element at an index; nil outside.
    fileprivate subscript(safely index: Int) -> Element? { indices.contains(index) ? self[index] : nil }
}
