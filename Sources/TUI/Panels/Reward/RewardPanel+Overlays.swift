/// Saved runs in the reward panel: a line each with its marker on it and a name at its end.
extension RewardPanel {
    /// Columns for names at the ends of lines.
    func margin(_ scene: Scene, width: Int) -> Int {
        guard width >= 50 else { return 1 }
        return scene.overlays.isEmpty ? 7 : width >= 90 ? 20 : 12
    }

    /// The smoothed curves of the runs that have been read, by their index.
    func overlayCurves(
        _ scene: Scene, _ axis: HorizontalAxis, count: Int
    ) -> [(index: Int, values: [Double])] {
        scene.overlays.indices.compactMap { index in
            guard let history = scene.overlays[index].history else { return nil }
            let places = scene.overlays[index].places(axis.unit)
            // Counted otherwise, their updates stand at other places than those of this run.
            let updates = axis.unit == .update ? Int(axis.low)...Int(axis.high) : 0...Int.max
            let columns = history.columns(
                updates, from: axis.low, to: axis.high, count: count, weight: scene.view.smoothing,
                place: places.place)
            return (index, columns.smoothed)
        }
    }

    func drawOverlays(
        _ curves: [(index: Int, values: [Double])], _ scale: Scale, into picture: inout DotCanvas,
        _ theme: ResolvedTheme
    ) {
        for (index, values) in curves {
            picture.layer(theme[Overlay.roles[index]])
            drawLine(values, gaps: values.map { _ in false }, scale, into: &picture)
        }
    }

    /// Puts the markers on the lines, those of different runs at different columns.
    func drawMarkers(
        _ curves: [(index: Int, values: [Double])], _ axes: Axes, dots: Int, into canvas: inout Canvas
    ) {
        let across = max(dots / max(axes.plot.width, 1), 1)
        let spacing = max(axes.plot.width / 4, 2 * RunList.most)
        for (index, values) in curves {
            for column in stride(from: spacing / 2 + 2 * index, to: axes.plot.width, by: spacing) {
                // The value nearest on the left that belongs to this place.
                let near = values[max((column - 2) * across, 0)..<min((column + 1) * across, values.count)]
                guard let value = near.last(where: { !$0.isNaN }) else { continue }
                canvas.put(
                    Overlay.markers[index], markerStyle(index, canvas.theme), column: axes.plot.column + column,
                    row: axes.row(of: value))
            }
        }
    }

    /// Names at the ends of the lines, each in the free row nearest to where its line ends.
    func drawOverlayNames(_ scene: Scene, _ axes: Axes, taken: [Int], into canvas: inout Canvas) {
        var taken = Set(taken)
        let column = axes.plot.endColumn + 1
        let room = canvas.width - column
        for (index, overlay) in scene.overlays.enumerated() {
            let value = overlay.history?.smoothed(scene.view.smoothing)
            let wanted = value.map(axes.row) ?? axes.plot.endRow - 1
            let rows = (axes.plot.row..<axes.plot.endRow).filter { !taken.contains($0) }
            guard let row = rows.min(by: { abs($0 - wanted) < abs($1 - wanted) }) else { return }
            taken.insert(row)
            let name = overlay.history == nil ? "..." : overlay.name(besides: scene.subject)
            canvas.write(
                Text.shortened("\(Overlay.markers[index]) \(name)", room), markerStyle(index, canvas.theme),
                column: column, row: row)
        }
    }

    /// Markers with the names they stand for, for the legend.
    func overlayLegend(_ scene: Scene, _ theme: ResolvedTheme) -> [Segment] {
        scene.overlays.enumerated().map { index, overlay in
            Segment(
                [
                    .text("\(Overlay.markers[index]) ", markerStyle(index, theme)),
                    .text(overlay.name(besides: scene.subject), theme[.graphText]),
                ], rank: 20 - index)
        }
    }

    private func markerStyle(_ index: Int, _ theme: ResolvedTheme) -> Style {
        var style = theme[Overlay.roles[index]]
        style.attributes.insert(.bold)
        return style
    }
}
