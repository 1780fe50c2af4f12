/// Rows of panels.
extension Layout {
    /// Bands from above; those without a panel take no room.
    ///
    /// - Parameters:
    ///   - entries: panels that could be shown.
    ///   - latest: the same, the one that had the focus last first.
    ///   - heights: weights of the bands.
    ///   - count: places in a band for those without one of their own.
    ///   - body: the room for all.
    mutating func placeBands(
        _ entries: [Entry], _ latest: [Entry], heights: [Int], sharing count: Int, in body: Rect
    ) {
        let bands = PanelPlace.Band.allCases.map { band in
            row(of: entries.filter { $0.place.band == band }, latest, sharing: count)
        }
        let weights = zip(bands, heights).map { $0.isEmpty ? 0 : $1 }
        var top = body.row
        for (band, height) in zip(bands, Self.shares(of: body.height, weights: weights)) {
            place(band, in: body, row: top, height: height)
            top += height
        }
    }

    /// Those of a band that are shown, with their widths. The wide ones stand left; of equals, those with a place of
    /// their own.
    private func row(of band: [Entry], _ latest: [Entry], sharing count: Int) -> [(PanelID, Int)] {
        func share(_ entry: Entry) -> PanelPlace.Share { size == .large ? entry.place.large : entry.place.medium }
        let guests = latest.filter { band.contains($0) && !share($0).isOwn }.prefix(count)
        let owners = band.filter { share($0).isOwn }
        let shown = owners + band.filter { guests.contains($0) }
        let isCrowded = size == .medium && shown.count > 2
        return widestFirst(shown.map { ($0.panel, isCrowded ? $0.place.crowded : share($0).weight) })
    }

    /// Two rows of panels, and the line below them.
    mutating func placeCompact(_ entries: [Entry], _ latest: [Entry], in body: Rect) {
        summary = Rect(row: body.endRow - 1, width: body.width, height: 1)
        let upper = latest.first { $0.place.compact == .above }
        let lower = latest.first { $0.place.compact != .above }
        let heights = Self.shares(
            of: body.height - 1, weights: [upper == nil ? 0 : 11, lower == nil ? 0 : 9])
        if let upper { place([(upper.panel, 1)], in: body, row: body.row, height: heights[0]) }
        guard let lower else { return }
        var row = [(lower.panel, 1)]
        if case .beside = lower.place.compact {
            row = widestFirst(
                entries.compactMap { entry in
                    if case .beside(let width) = entry.place.compact { (entry.panel, width) } else { nil }
                })
        }
        place(row, in: body, row: body.row + heights[0], height: heights[1])
    }

    private func widestFirst(_ row: [(PanelID, Int)]) -> [(PanelID, Int)] {
        row.enumerated().sorted { (-$0.element.1, $0.offset) < (-$1.element.1, $1.offset) }.map(\.element)
    }

    /// Places panels side by side.
    private mutating func place(_ weights: [(PanelID, Int)], in body: Rect, row: Int, height: Int) {
        var column = body.column
        for (entry, width) in zip(weights, Self.shares(of: body.width, weights: weights.map(\.1))) {
            panels.append(Placed(panel: entry.0, frame: Rect(column: column, row: row, width: width, height: height)))
            column += width
        }
    }
}
