/// The part of a run that charts over updates show, and what they count along it.
package struct ChartWindow: Sendable, Hashable {
    /// What is counted along the horizontal axis.
    package enum Unit: Sendable, Hashable, CaseIterable {
        /// Meta-updates.
        case update
        /// Steps of the game, in which all players act at once; those of training chains alone.
        case step
        /// Seconds of training (`TrainedTime`).
        case time

        /// The next one, around.
        var next: Unit {
            let all = Unit.allCases
            return all[((all.firstIndex(of: self) ?? 0) + 1) % all.count]
        }
    }

    /// Updates across; nil for the whole run.
    package var width: Int?
    /// The last update shown; nil while the newest are followed.
    package var end: Int?
    package var unit = Unit.update

    package init() {}

    /// No fewer updates than half of these are shown.
    static let narrowest = 20
}

/// The updates that are shown, and showing others.
extension Scene {
    /// First and last update shown: all of every run, the latest of this one, or those that a person went to.
    package var shownUpdates: (low: Int, high: Int) {
        guard let width = view.window.width else { return (0, max(view.window.end ?? lastUpdateOfAll, 1)) }
        let high = view.window.end ?? max(history.lastUpdate, 10)
        return (max(high - width, 0), max(high, 1))
    }

    /// The last update of this run or any that it is compared with.
    private var lastUpdateOfAll: Int {
        max(history.lastUpdate, 10, overlays.map(\.lastUpdate).max() ?? 0)
    }

    /// Why there is nothing to zoom into or out of; nil if there is.
    var zoomReason: String? {
        max(history.lastUpdate, lastUpdateOfAll) > ChartWindow.narrowest
            ? nil : "the whole run is short enough to show"
    }

    /// Shows half as many updates or twice as many: the latest, or those around the cursor or the middle.
    mutating func zoom(isIn: Bool) {
        let shown = shownUpdates
        let width = shown.high - shown.low
        if isIn, width <= ChartWindow.narrowest { return }
        let wanted = isIn ? width / 2 : width * 2
        // Runs that it is compared with may be longer; what is shown of them at first is the end of this one.
        let whole = view.window.end == nil ? max(history.lastUpdate, 10) : lastUpdateOfAll
        // Halves are rounded, so that twice as many may be a few less than all.
        guard isIn || wanted < whole - whole / 16 else { return showWholeRun() }
        let isWhole = view.window.width == nil && view.window.end == nil
        view.window.width = isIn && isWhole ? whole / 2 : wanted
        guard view.window.end != nil else { return }
        let center = view.inspection?.update ?? (shown.low + shown.high) / 2
        view.window.end = min(max(center + wanted / 2, wanted), lastUpdateOfAll)
    }

    /// Shows all there is, and follows what comes unless somebody inspects.
    mutating func showWholeRun() {
        view.window.width = nil
        view.window.end = view.inspection == nil ? nil : lastUpdateOfAll
    }

    /// Why other updates cannot be gone to; nil if they can.
    var panReason: String? { view.window.width == nil ? "the whole run is shown" : nil }

    /// Shows earlier or later updates; who comes to the latest follows them again.
    mutating func pan(by count: Int) {
        guard let width = view.window.width else { return }
        let last = lastUpdateOfAll
        let wanted = shownUpdates.high + min(max(count, -last), last)
        view.window.end = wanted >= last ? (last > history.lastUpdate ? last : nil) : max(wanted, min(width, last))
    }

    /// Follows the latest updates from now on, or stays with those that are shown.
    mutating func toggleFollow() { view.window.end = view.window.end == nil ? shownUpdates.high : nil }

    /// A run that is shorter, or another one, has no such part.
    mutating func fitWindow() {
        if let width = view.window.width, width >= lastUpdateOfAll { view.window.width = nil }
        if let end = view.window.end, end > lastUpdateOfAll { view.window.end = nil }
    }
}
