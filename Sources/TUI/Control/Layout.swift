/// Where everything stands in a window. Pure: any size is legal.
package struct Layout: Sendable, Hashable {
    /// What fits, largest first.
    package enum Size: Sendable, Hashable {
        /// From 150 x 44: three rows of panels, with room for two that share places.
        case large
        /// From 100 x 30: three rows of panels, with room for one that shares a place.
        case medium
        /// From 60 x 16: two rows of panels and a line that stands for those not seen.
        case compact
        /// From 30 x 8: the focused panel.
        case single
        /// A sentence.
        case tiny
    }

    /// A panel that could be shown, and where it wants to stand.
    package struct Entry: Sendable, Hashable {
        package var panel: PanelID
        package var place: PanelPlace

        package init(_ panel: PanelID, _ place: PanelPlace) {
            self.panel = panel
            self.place = place
        }
    }

    /// A panel that is shown.
    package struct Placed: Sendable, Hashable {
        package var panel: PanelID
        package var frame: Rect
    }

    package var size: Size
    package var header = Rect(width: 0, height: 0)
    package var panels: [Placed] = []
    /// The line that says the most important of some panels in compact windows.
    package var summary: Rect?
    package var keyLine: Rect?

    /// Where a panel stands; nil if it is not shown.
    package func frame(of panel: PanelID) -> Rect? { panels.first { $0.panel == panel }?.frame }

    /// - Parameters:
    ///   - columns: width of the window.
    ///   - rows: height of the window.
    ///   - entries: those that could be shown.
    ///   - recent: panels by when they last had the focus, latest first; decides what shares a place. The first of them
    ///     that could be shown is.
    ///   - isZoomed: whether that one takes all the room.
    package init(columns: Int, rows: Int, panels entries: [Entry], recent: [PanelID], isZoomed: Bool) {
        size = Self.size(columns: columns, rows: rows)
        guard size != .tiny else { return }
        header = Rect(width: columns, height: size == .single ? 1 : 2)
        let body = Rect(
            row: header.height, width: columns,
            height: rows - header.height - (size == .single ? 0 : 1))
        if size != .single { keyLine = Rect(row: rows - 1, width: columns, height: 1) }
        let latest = recent.compactMap { panel in entries.first { $0.panel == panel } }
        switch size {
        case _ where isZoomed, .single, .tiny: panels = latest.prefix(1).map { Placed(panel: $0.panel, frame: body) }
        case .large: placeBands(entries, latest, heights: [19, 17, 9], sharing: 2, in: body)
        case .medium: placeBands(entries, latest, heights: [14, 13, 6], sharing: 1, in: body)
        case .compact: placeCompact(entries, latest, in: body)
        }
    }

    private static func size(columns: Int, rows: Int) -> Size {
        if columns >= 150, rows >= 44 { return .large }
        if columns >= 100, rows >= 30 { return .medium }
        if columns >= 60, rows >= 16 { return .compact }
        return columns >= 30 && rows >= 8 ? .single : .tiny
    }

    /// Splits a length by weights; what rounding leaves over goes to those who lost most.
    package static func shares(of length: Int, weights: [Int]) -> [Int] {
        let total = max(weights.reduce(0, +), 1)
        var shares = weights.map { max(length, 0) * $0 / total }
        let order = weights.indices.sorted {
            max(length, 0) * weights[$0] % total > max(length, 0) * weights[$1] % total
        }
        for index in order.prefix(max(length, 0) - shares.reduce(0, +)) { shares[index] += 1 }
        return shares
    }
}
