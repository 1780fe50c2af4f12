import Cells
import Scales
import Training

extension PanelID {
    package static let reward = PanelID("Reward")
}

/// The meta-agent's mean reward over the chain, per meta-update; raw faint, smoothed strong, validation as
/// marks of their own.
struct RewardPanel: PanelView {
    let id = PanelID.reward
    let title = "Reward"
    let frame = Role.rewardBox
    let place = PanelPlace(band: .upper, large: .own(96), medium: .own(70), compact: .above)

    func remark(_ scene: Scene, _ size: PanelSize) -> String {
        let weight = Smoothing.weights[scene.view.smoothing]
        let ema = weight == 0 ? "raw" : "ema \(Text.trimmed(weight, 2))"
        let shown = shown(scene)
        if scene.subject.game.rewardUnit != .step {
            // What is dropped first where all does not fit says least.
            let title = scene.subject.game.rewardUnit.title
            return "\(scaleTitle(scene))  \(ema)  \(shown)  \(title) over phi_1..phi_\(scene.subject.chainLength)"
        }
        return "mean over phi_1..phi_\(scene.subject.chainLength)  \(scaleTitle(scene))  \(ema)  \(shown)"
    }

    func draw(_ scene: Scene, into canvas: inout Canvas) {
        guard canvas.width > 12, canvas.height > 2 else { return }
        guard !scene.history.isEmpty else {
            let text = "waiting for update 1"
            canvas.write(
                text, canvas.theme[.inactive], column: max((canvas.width - CellWidth.of(text)) / 2, 0),
                row: canvas.height / 2)
            return
        }
        let hasLegend = hasLegend(height: canvas.height)
        let hasMargin = canvas.width >= 50
        guard let horizontal = scene.horizontalAxis else {
            let text = "\(scene.unitReason ?? "")"
            for (index, line) in Text.wrapped(text, canvas.width - 4).enumerated() {
                canvas.write(line, canvas.theme[.inactive], column: 2, row: canvas.height / 2 + index)
            }
            return
        }
        let marks = shownMarks(scene)
        let size = PanelSize(width: canvas.width, height: canvas.height)
        let axes = axes(scene, horizontal, marks, size, canvas.symbols)
        let scale = axes.scale
        guard axes.plot.width > 2, axes.plot.height > 0 else { return }
        axes.drawFrame(into: &canvas)
        axes.drawRule(at: 0, into: &canvas)
        let cursor = scene.view.inspection.map { horizontal.share(scene.place(ofUpdate: $0.update)) }
        axes.drawPlaces(
            horizontal.ticks, widest: horizontal.text(horizontal.high).utf8.count,
            cursor: cursor.map { ($0, horizontal.text(scene.place(ofUpdate: scene.cursorUpdate))) }, into: &canvas)
        drawOrigin(scene, horizontal, axes, into: &canvas)
        if let cursor { drawCursor(axes.column(ofShare: cursor), axes, into: &canvas) }

        var picture = DotCanvas(columns: axes.plot.width, rows: axes.plot.height, symbols: canvas.symbols)
        let curve = curve(scene, horizontal, count: picture.width)
        let overlays = overlayCurves(scene, horizontal, count: picture.width)
        drawRaw(curve, scale, into: &picture, canvas.theme)
        drawOverlays(overlays, scale, into: &picture, canvas.theme)
        drawSmoothed(curve, scale, into: &picture, canvas.theme)
        picture.draw(into: &canvas, column: axes.plot.column, row: axes.plot.row)
        drawMarkers(overlays, axes, dots: picture.width, into: &canvas)
        drawGaps(curve, axes, dots: picture.width, into: &canvas)
        draw(marks, scene.history.best, scene, horizontal, axes, into: &canvas)
        if hasMargin { drawNames(scene, axes, into: &canvas) }
        if hasLegend { drawLegend(scene, into: &canvas) }
        if let cursor, let readout = readout(scene) {
            let column = axes.column(ofShare: cursor)
            drawPoint(scene, column, axes, into: &canvas)
            canvas.readout(readout, in: axes.plot, cursor: column)
        }
    }

    private func hasLegend(height: Int) -> Bool { height >= 12 }

    /// The validations that are shown.
    func shownMarks(_ scene: Scene) -> [History.Mark] {
        let window = scene.shownUpdates
        return scene.history.marks.filter { $0.update >= window.low && $0.update <= window.high }
    }

    /// The frame of the chart, with a vertical scale that all of it fits in.
    func axes(
        _ scene: Scene, _ horizontal: HorizontalAxis, _ marks: [History.Mark], _ size: PanelSize, _ symbols: Symbols
    ) -> Axes {
        let dots = size.width * (symbols == .braille ? 2 : 1)
        let whole = curve(scene, horizontal, count: dots)
        let others = overlayCurves(scene, horizontal, count: dots)
        return Axes(
            frame: Rect(width: size.width, height: size.height - (hasLegend(height: size.height) ? 1 : 0)),
            scale: scale(scene, range: range(whole, marks, others.map(\.values))), below: size.height >= 5 ? 2 : 0,
            margin: margin(scene, width: size.width))
    }

    /// The curve of this run along the axis.
    private func curve(_ scene: Scene, _ axis: HorizontalAxis, count: Int) -> CurveColumns {
        let (window, places) = (scene.shownUpdates, scene.places)
        return scene.history.columns(
            window.low...window.high, from: axis.low, to: axis.high, count: count, weight: scene.view.smoothing,
            place: places.place)
    }

    /// Which updates are shown, and what is counted along them.
    private func shown(_ scene: Scene) -> String {
        let window = scene.shownUpdates
        let unit =
            switch scene.view.window.unit {
            case .update: ""
            case .step: "  x steps"
            case .time: "  x time"
            }
        if scene.view.window.end != nil { return "updates \(window.low)-\(window.high)\(unit)" }
        return (scene.view.window.width == nil ? "whole run" : "last \(window.high - window.low)") + unit
    }

    private func range(
        _ curve: CurveColumns, _ marks: [History.Mark], _ others: [[Double]]
    ) -> (low: Double, high: Double)? {
        var (low, high) = curve.range ?? (.infinity, -.infinity)
        for value in others.joined() where value.isFinite {
            low = min(low, value)
            high = max(high, value)
        }
        for mark in marks where mark.score.isFinite {
            low = min(low, mark.score)
            high = max(high, mark.score)
        }
        return low <= high ? (low, high) : nil
    }

    private func scaleTitle(_ scene: Scene) -> String {
        guard scene.view.isLogarithmic else { return ScaleKind.linear.title }
        let window = scene.shownUpdates
        let curve = scene.history.columns(from: window.low, to: window.high, count: 2, weight: 0)
        return (curve.range?.low ?? 0) > 0 ? "log" : "symlog"
    }

    /// The vertical axis; the game's rewards where there is no data.
    private func scale(_ scene: Scene, range: (low: Double, high: Double)?) -> Scale {
        let game = scene.subject.game
        let rewards = game.table?.rewardRange ?? game.rewardBounds ?? 0...1
        let (low, high) = range ?? (rewards.lowerBound, rewards.upperBound)
        if let value = Ticks.constant(low, high) {
            let range = Ticks.niceRange(value, value)
            return Scale(low: range.low, high: range.high, only: value)
        }
        if scene.view.isLogarithmic {
            let kind = ScaleKind.logarithmic(from: low, to: high)
            if kind == .logarithmic { return Scale(kind: kind, low: low * 0.9, high: max(high, low * 1.1) * 1.1) }
            let nice = Ticks.niceRange(low, high)
            return Scale(kind: .logarithmic(from: nice.low, to: nice.high), low: nice.low, high: nice.high)
        }
        let nice = Ticks.niceRange(low, high)
        return Scale(low: nice.low, high: nice.high)
    }

    private func drawLegend(_ scene: Scene, into canvas: inout Canvas) {
        let theme = canvas.theme
        let line = canvas.symbols == .ascii ? "--" : "━━"
        let faint = canvas.symbols == .ascii ? "::" : canvas.symbols == .blocks ? "░░" : "⣿⣿"
        // Names of other runs in full: at the ends of their lines there may not be room.
        canvas.write(
            overlayLegend(scene, theme) + [
                Segment([.text(line, theme[.meta]), .text(" smoothed", theme[.graphText])], rank: 4),
                Segment([.text(faint, theme[.raw]), .text(" raw", theme[.graphText])], rank: 3),
                Segment([.text("+", theme[.validation]), .text(" held-out peers", theme[.graphText])], rank: 2),
                Segment([.text("*", theme[.validation]), .text(" best", theme[.graphText])], rank: 1),
            ], column: 6, row: canvas.height - 1, width: canvas.width - 7, gap: 3)
    }
}

extension DotCanvas {
    /// What raw values are drawn with where dots are too coarse to stay faint; nil for dots.
    var rawGlyph: Unicode.Scalar? {
        switch symbols {
        case .braille: nil
        case .blocks: "░"
        case .ascii: ":"
        }
    }
}
