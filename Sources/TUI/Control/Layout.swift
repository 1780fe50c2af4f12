/// Where everything stands in a window. Pure: any size is legal.
package struct Layout: Sendable, Hashable {
    /// What fits, largest first.
    package enum Size: Sendable, Hashable {
        /// From 150 x 44: six panels.
        case large
        /// From 100 x 30: five panels, six with a robot.
        case medium
        /// From 60 x 16: three panels and a line of gradient and events.
        case compact
        /// From 30 x 8: the focused panel.
        case single
        /// A sentence.
        case tiny
    }

    package var size: Size
    package var header = Rect(width: 0, height: 0)
    package var panels: [(panel: Panel, frame: Rect)] = []
    /// The line of gradient and events in compact windows.
    package var summary: Rect?
    package var keyLine: Rect?

    package static func == (left: Layout, right: Layout) -> Bool {
        left.size == right.size && left.header == right.header && left.summary == right.summary
            && left.keyLine == right.keyLine && left.panels.map(\.panel) == right.panels.map(\.panel)
            && left.panels.map(\.frame) == right.panels.map(\.frame)
    }

    package func hash(into hasher: inout Hasher) {
        hasher.combine(size)
        hasher.combine(header)
        for (panel, frame) in panels {
            hasher.combine(panel)
            hasher.combine(frame)
        }
    }

    /// Where a panel stands; nil if it is not shown.
    package func frame(of panel: Panel) -> Rect? { panels.first { $0.panel == panel }?.frame }

    /// - Parameters:
    ///   - columns: width of the window.
    ///   - rows: height of the window.
    ///   - focus: always shown.
    ///   - recent: panels by when they last had the focus, latest first; decides what shares a place.
    ///   - isZoomed: whether the focused panel takes all the room.
    ///   - hasRobot: whether the game's panel shows a robot, which has a place of its own in windows of medium size.
    package init(
        columns: Int, rows: Int, focus: Panel, recent: [Panel], isZoomed: Bool, hasRobot: Bool = false
    ) {
        size = Self.size(columns: columns, rows: rows)
        guard size != .tiny else { return }
        header = Rect(width: columns, height: size == .single ? 1 : 2)
        let body = Rect(
            row: header.height, width: columns,
            height: rows - header.height - (size == .single ? 0 : 1))
        if size != .single { keyLine = Rect(row: rows - 1, width: columns, height: 1) }
        switch size {
        case _ where isZoomed, .single, .tiny: panels = [(focus, body)]
        case .large: placeLarge(in: body)
        case .medium: placeMedium(in: body, recent: recent, hasRobot: hasRobot)
        case .compact: placeCompact(in: body, recent: recent)
        }
    }

    private static func size(columns: Int, rows: Int) -> Size {
        if columns >= 150, rows >= 44 { return .large }
        if columns >= 100, rows >= 30 { return .medium }
        if columns >= 60, rows >= 16 { return .compact }
        return columns >= 30 && rows >= 8 ? .single : .tiny
    }

    private mutating func placeLarge(in body: Rect) {
        let heights = Self.shares(of: body.height, weights: [19, 17, 9])
        place([(.reward, 96), (.policy, 64)], in: body, row: body.row, height: heights[0])
        place(
            [(.adaptation, 70), (.gradient, 45), (.game, 45)], in: body, row: body.row + heights[0], height: heights[1])
        place([(.events, 1)], in: body, row: body.row + heights[0] + heights[1], height: heights[2])
    }

    private mutating func placeMedium(in body: Rect, recent: [Panel], hasRobot: Bool) {
        let heights = Self.shares(of: body.height, weights: [14, 13, 6])
        let right: Panel = recent.first { $0 == .gradient || $0 == .game } ?? .gradient
        place([(.reward, 70), (.policy, 50)], in: body, row: body.row, height: heights[0])
        place(
            hasRobot ? [(.adaptation, 44), (.game, 38), (.gradient, 38)] : [(.adaptation, 70), (right, 50)], in: body,
            row: body.row + heights[0], height: heights[1])
        place([(.events, 1)], in: body, row: body.row + heights[0] + heights[1], height: heights[2])
    }

    private mutating func placeCompact(in body: Rect, recent: [Panel]) {
        summary = Rect(row: body.endRow - 1, width: body.width, height: 1)
        let heights = Self.shares(of: body.height - 1, weights: [11, 9])
        place([(.reward, 1)], in: body, row: body.row, height: heights[0])
        let lower = recent.first { $0 != .reward } ?? .adaptation
        let isAlone = lower == .gradient || lower == .events || lower == .game
        place(
            isAlone ? [(lower, 1)] : [(.adaptation, 46), (.policy, 34)], in: body, row: body.row + heights[0],
            height: heights[1])
    }

    /// Places panels side by side.
    private mutating func place(_ weights: [(Panel, Int)], in body: Rect, row: Int, height: Int) {
        var column = body.column
        for (entry, width) in zip(weights, Self.shares(of: body.width, weights: weights.map(\.1))) {
            panels.append((entry.0, Rect(column: column, row: row, width: width, height: height)))
            column += width
        }
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
