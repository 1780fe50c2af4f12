import Scales
import Training

/// The header's second line: scores, phase, and what the process uses.
extension HeaderView {
    /// Training and validation scores, seed and phase.
    static func scores(_ model: Model, _ theme: ResolvedTheme, _ size: Layout.Size) -> [Segment] {
        let label = theme[.graphText]
        let history = model.history
        let digits = model.subject.rewardDigits
        func number(_ value: Double) -> String { self.number(value, digits) }
        let smoothed = history.smoothed(model.view.smoothing)
        var train: [Segment.Content] = [
            .text("train ", label), .text(smoothed.map(number) ?? "--", theme[.meta]),
        ]
        let trainAlone = train
        if let latest = history.latest {
            train.append(.text(" (raw \(number(latest.score)))", label))
        }
        var segments = [Segment(train, short: trainAlone, rank: 50)]
        let isMeasured = (model.subject.run?.validateEvery ?? 0) > 0
        let validation = history.lastMark.map { number($0.score) } ?? (isMeasured ? "--" : "n/m")
        segments.append(Segment([.text("val ", label), .text(validation, theme[.validation])], rank: 49))
        if let best = history.best {
            segments.append(
                Segment(
                    [
                        .text("best ", label), .text(number(best.score), theme[.validation]),
                        .text(" @\(best.update)", label),
                    ],
                    short: [.text("best ", label), .text(number(best.score), theme[.validation])], rank: 40))
        }
        if size != .compact {
            segments.append(
                Segment([.text("seed ", label), .text("\(model.subject.seed)", theme[.text])], rank: 10))
        }
        if case .failed(let reason) = model.snapshot.state {
            segments.append(Segment(reason, theme[.error], short: Text.shortened(reason, 24), rank: 60))
        }
        let (phase, short) = phaseText(model)
        if !phase.isEmpty { segments.append(Segment(phase, theme[.text], short: short, rank: 30)) }
        return segments
    }

    /// A score; where payoffs do not ask for more, one digit less for those that are large.
    static func number(_ value: Double, _ digits: Digits) -> String {
        digits.decimals > 2 ? digits.trimmed(value) : Text.trimmed(value, abs(value) < 100 ? 2 : 1)
    }

    /// The phase that ended last; the next one too when training stands still between them.
    static func phaseText(_ model: Model) -> (long: String, short: String) {
        let phases = model.subject.phases
        switch model.snapshot.state {
        case .waiting: return ("waiting for update 1", "waiting")
        case .done, .interrupted, .failed: return ("", "")
        case .running:
            let title = model.snapshot.phaseDone?.title ?? ""
            return (title, title)
        case .pausing, .paused, .stepping:
            let next =
                model.snapshot.phaseDone.flatMap { phases.firstIndex(of: $0) }.map { ($0 + 1) % phases.count } ?? 0
            let done = model.snapshot.phaseDone.map { "done \($0.title)  " } ?? ""
            return ("\(done)next \(phases[next].title)", "next \(phases[next].title)")
        }
    }

    /// What the process uses, and how the screen is drawn.
    static func machine(_ model: Model, _ theme: ResolvedTheme) -> [Segment] {
        var segments: [Segment] = []
        if let usage = model.usageText { segments.append(Segment(usage, theme[.graphText], rank: 1)) }
        let looks = "\(theme.name)/\(theme.depth.rawValue)/\(model.symbols.rawValue)"
        segments.append(Segment(looks, theme[.graphText], rank: 2))
        return segments
    }

    /// The digits of the panels, the focused one reversed.
    static func panelDigits(_ model: Model, _ theme: ResolvedTheme) -> Segment {
        var content: [Segment.Content] = []
        for panel in model.shown {
            guard let digit = model.panels.digit(of: panel.id) else { continue }
            var style = theme[panel.id == model.view.focus ? .title : .graphText]
            if panel.id == model.view.focus { style.attributes.insert(.reverse) }
            content += [.text("\(digit)", style), .text(" ", theme[.text])]
        }
        return Segment(content + [.text("?", theme[.graphText])], rank: 1)
    }
}
