import Scales
import Training

/// What lies under the cursor of somebody who inspects.
extension RewardPanel {
    /// A line under everything else.
    func drawCursor(_ column: Int, _ axes: Axes, into canvas: inout Canvas) {
        let isAscii = canvas.symbols == .ascii
        let style = canvas.theme[.highlight]
        for row in axes.plot.row..<axes.plot.endRow { canvas.put(isAscii ? ":" : "│", style, column: column, row: row) }
        guard axes.plot.endRow < axes.frame.endRow else { return }
        canvas.put(isAscii ? "^" : "┴", style, column: column, row: axes.plot.endRow)
    }

    /// Where the cursor meets the smoothed curve.
    func drawPoint(_ scene: Scene, _ column: Int, _ axes: Axes, into canvas: inout Canvas) {
        guard let point = scene.history.point(at: scene.cursorUpdate) else { return }
        let value = Double(point.smoothed[scene.view.smoothing])
        guard value.isFinite else { return }
        var style = canvas.theme[.highlight]
        style.attributes.insert(.reverse)
        canvas.put("o", style, column: column, row: axes.row(of: value))
    }

    /// The sample that stands nearest to a column.
    func inspectedPlace(
        _ scene: Scene, _ size: PanelSize, _ symbols: Symbols, column: Int, row: Int
    ) -> InspectedPlace? {
        guard size.width > 12, size.height > 2, !scene.history.isEmpty, let horizontal = scene.horizontalAxis else {
            return nil
        }
        let axes = axes(scene, horizontal, shownMarks(scene), size, symbols)
        guard axes.plot.width > 2, (axes.plot.column..<axes.plot.endColumn).contains(column) else { return nil }
        func place(_ update: Int) -> Int { axes.column(ofShare: horizontal.share(scene.place(ofUpdate: update))) }
        // Columns rise with updates: the first update that stands there or to the right, or the one before it.
        let window = scene.shownUpdates
        let earliest = max(window.low, 1)
        var (low, high) = (earliest, max(min(window.high, scene.history.lastUpdate), earliest))
        while low < high {
            let middle = (low + high) / 2
            if place(middle) >= column { high = middle } else { low = middle + 1 }
        }
        let before = max(low - 1, earliest)
        let update = abs(place(before) - column) < abs(place(low) - column) ? before : low
        return scene.history.point(at: update).map { .update($0.lastUpdate) }
    }

    func readout(_ scene: Scene) -> Readout? {
        guard let point = scene.history.point(at: scene.cursorUpdate) else { return nil }
        let digits = Digits.full(of: scene.history)
        let isOne = point.count == 1
        let place = isOne ? "update \(point.lastUpdate)" : "updates \(point.firstUpdate)-\(point.lastUpdate)"
        var entries: [Readout.Entry] = []
        if isOne {
            let raw = point.bad > 0 ? "not a number" : digits.trimmed(point.mean)
            entries.append(.init("raw", raw, point.bad > 0 ? .error : .text))
        } else {
            // Of long runs the early updates are kept several together.
            entries.append(.init("mean of \(point.count)", digits.trimmed(point.mean)))
            entries.append(.init("least", digits.trimmed(point.low)))
            entries.append(.init("most", digits.trimmed(point.high)))
        }
        let weight = Smoothing.weights[scene.view.smoothing]
        if weight > 0 {
            let smoothed = Double(point.smoothed[scene.view.smoothing])
            let name = isOne ? "ema \(Text.trimmed(weight, 2))" : "ema \(Text.trimmed(weight, 2)) at its end"
            entries.append(.init(name, smoothed.isNaN ? "--" : digits.trimmed(smoothed), .meta))
        }
        if let mark = scene.history.mark(until: point.lastUpdate) {
            let isHere = mark.update >= point.firstUpdate
            entries.append(
                .init(isHere ? "validation" : "validation @\(mark.update)", digits.trimmed(mark.score), .validation))
        }
        if let time = timeEntry(point) { entries.append(time) }
        if scene.view.window.unit == .step, let steps = scene.subject.stepsPerUpdate {
            entries.append(.init("steps", "\(point.lastUpdate * steps)"))
        }
        return Readout(place, entries + overlayEntries(scene, digits))
    }

    private func timeEntry(_ point: Bucket) -> Readout.Entry? {
        point.elapsed > 0 ? .init("trained", HorizontalAxis.duration(point.elapsed)) : nil
    }

    /// What the runs that it is compared with had at the same place of the axis.
    private func overlayEntries(_ scene: Scene, _ digits: Digits) -> [Readout.Entry] {
        let unit = scene.view.window.unit
        let place = scene.place(ofUpdate: scene.cursorUpdate)
        let isRaw = Smoothing.weights[scene.view.smoothing] == 0
        return scene.overlays.enumerated().map { index, overlay in
            let name = "\(Overlay.markers[index]) \(overlay.name(besides: scene.subject))"
            let role = Overlay.roles[index]
            guard let history = overlay.history else { return .init(name, "...", role) }
            guard let point = overlay.point(at: place, unit) else {
                return .init(name, "ends at \(history.lastUpdate)", .inactive)
            }
            let value = isRaw ? point.mean : Double(point.smoothed[scene.view.smoothing])
            return .init(name, value.isNaN ? "--" : digits.trimmed(value), role)
        }
    }
}

extension Digits {
    /// Those that tell any two scores of a run apart: nine of their spread, as many as the curve is kept with.
    package static func full(of history: History) -> Digits {
        var (low, high) = (Double.infinity, -Double.infinity)
        for bucket in history.buckets.items where bucket.bad < bucket.count {
            (low, high) = (min(low, bucket.low), max(high, bucket.high))
        }
        return Digits(from: low, to: high, atLeast: 0, significant: 9)
    }

    /// Those of some values.
    package static func full(of values: some Sequence<Double>) -> Digits {
        Digits(of: values, atLeast: 0, significant: 9)
    }
}
