import Training

/// What is looked at closely: one update in the charts over updates, one joint policy along chains. While it lasts the
/// charts stay where they are, whatever training brings.
package struct Inspection: Sendable, Hashable {
    /// The update; of several that are known together only, the last.
    package internal(set) var update: Int
    /// The joint policy.
    package internal(set) var step: Int
    /// The row that is looked at, by panel.
    package internal(set) var rows: [PanelID: Int] = [:]
    /// Whether the latest updates were followed before.
    let follows: Bool
}

/// Along what the cursor goes in a panel.
package enum InspectedAxis: Sendable, Hashable { case updates, jointPolicies }

/// A place for the cursor.
package enum InspectedPlace: Sendable, Hashable {
    case update(Int)
    /// With the row that was meant; nil for the one that is looked at.
    case jointPolicy(Int, row: Int?)
}

/// The cursor. Who does not inspect has it at the end of everything, from where values can be copied too.
extension Scene {
    /// The update under the cursor.
    var cursorUpdate: Int { view.inspection?.update ?? history.lastUpdate }

    /// The joint policy under the cursor.
    var cursorStep: Int { view.inspection?.step ?? max(playedSteps - 1, 0) }

    /// Joint policies of the watched chain that have been played.
    var playedSteps: Int { snapshot.chain?.agents.first?.meanReward.count ?? 0 }

    /// The row of a panel under the cursor.
    func cursorRow(of panel: PanelID) -> Int { view.inspection?.rows[panel] ?? 0 }

    mutating func beginInspection() {
        let shown = shownUpdates
        let step = max(playedSteps - 1, 0)
        let point = history.point(at: min(shown.high, history.lastUpdate))
        view.inspection = Inspection(
            update: point?.lastUpdate ?? history.lastUpdate, step: step, follows: view.window.end == nil)
        view.window.end = shown.high
    }

    mutating func endInspection() {
        if view.inspection?.follows == true { view.window.end = nil }
        view.inspection = nil
    }

    /// Goes to another sample, or to another joint policy.
    mutating func moveCursor(along axis: InspectedAxis, by count: Int) {
        guard var inspection = view.inspection else { return }
        switch axis {
        case .jointPolicies:
            inspection.step = min(max(inspection.step + count, 0), subject.chainLength)
            view.inspection = inspection
        case .updates:
            for _ in 0..<abs(count) {
                let next =
                    count < 0
                    ? history.point(before: history.point(at: inspection.update)?.firstUpdate ?? inspection.update)
                    : history.point(after: inspection.update)
                guard let next else { break }
                inspection.update = next.lastUpdate
            }
            view.inspection = inspection
            keepCursorInWindow()
        }
    }

    /// Goes to a place that was pointed at in a panel.
    mutating func moveCursor(to place: InspectedPlace, in panel: PanelID) {
        switch place {
        case .update(let update): view.inspection?.update = update
        case .jointPolicy(let step, let row):
            view.inspection?.step = step
            if let row { view.inspection?.rows[panel] = row }
        }
    }

    /// Goes to the first or last sample or joint policy.
    mutating func moveCursor(along axis: InspectedAxis, toEnd isEnd: Bool) {
        switch axis {
        case .jointPolicies: view.inspection?.step = isEnd ? subject.chainLength : 0
        case .updates:
            view.inspection?.update =
                isEnd ? history.lastUpdate : history.point(after: 0)?.lastUpdate ?? history.lastUpdate
            keepCursorInWindow()
        }
    }

    private mutating func keepCursorInWindow() {
        let shown = shownUpdates
        guard let inspection = view.inspection, !(shown.low...shown.high).contains(inspection.update) else { return }
        let width = view.window.width ?? 0
        view.window.end = max(inspection.update + width / 2, width, inspection.update)
        fitWindow()
        // Past its end there is nothing to see.
        if view.window.end == nil || view.window.width == nil { view.window.end = max(inspection.update, width) }
    }

    /// What was looked at may be there no longer.
    mutating func fitInspection() {
        guard let inspection = view.inspection else { return }
        if inspection.update > history.lastUpdate { view.inspection?.update = history.lastUpdate }
        if inspection.step > subject.chainLength { view.inspection?.step = subject.chainLength }
    }
}
