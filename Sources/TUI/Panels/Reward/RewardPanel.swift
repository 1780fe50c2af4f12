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
        let window = window(scene)
        let shown = window.low > 0 ? "last \(window.high - window.low)" : "whole run"
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
        let hasLegend = canvas.height >= 12
        let hasMargin = canvas.width >= 50
        let window = window(scene)
        let dots = canvas.width * (canvas.symbols == .braille ? 2 : 1)
        let whole = scene.history.columns(
            from: window.low, to: window.high, count: dots, weight: scene.view.smoothing)
        let marks = scene.history.marks.filter { $0.update >= window.low }
        let others = overlayCurves(scene, window, count: dots)
        let scale = scale(scene, range: range(whole, marks, others.map(\.values)))
        let axes = Axes(
            frame: Rect(width: canvas.width, height: canvas.height - (hasLegend ? 1 : 0)), scale: scale,
            below: canvas.height >= 5 ? 2 : 0, margin: margin(scene, width: canvas.width))
        guard axes.plot.width > 2, axes.plot.height > 0 else { return }
        axes.drawFrame(into: &canvas)
        axes.drawRule(at: 0, into: &canvas)
        axes.drawWholeNumbers(from: window.low, to: window.high, into: &canvas)

        var picture = DotCanvas(columns: axes.plot.width, rows: axes.plot.height, symbols: canvas.symbols)
        let curve = scene.history.columns(
            from: window.low, to: window.high, count: picture.width, weight: scene.view.smoothing)
        let overlays = overlayCurves(scene, window, count: picture.width)
        drawRaw(curve, scale, into: &picture, canvas.theme)
        drawOverlays(overlays, scale, into: &picture, canvas.theme)
        drawSmoothed(curve, scale, into: &picture, canvas.theme)
        picture.draw(into: &canvas, column: axes.plot.column, row: axes.plot.row)
        drawMarkers(overlays, axes, dots: picture.width, into: &canvas)
        drawGaps(curve, axes, dots: picture.width, into: &canvas)
        draw(marks, scene.history.best, window, axes, into: &canvas)
        if hasMargin { drawNames(scene, axes, into: &canvas) }
        if hasLegend { drawLegend(scene, into: &canvas) }
    }

    /// First and last update shown: all of every run, or the latest of this one.
    private func window(_ scene: Scene) -> (low: Int, high: Int) {
        let high = max(scene.history.lastUpdate, 10)
        guard scene.view.magnification > 0 else {
            return (0, max(high, scene.overlays.map(\.lastUpdate).max() ?? 0))
        }
        return (high - max(high >> scene.view.magnification, 1), high)
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
        let window = window(scene)
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
