/// What a person chose to look at. None of it reaches the trainer.
package struct ViewState: Sendable, Hashable {
    /// All places of panels, the one that had the focus last first.
    package private(set) var recent: [PanelID]
    package var isZoomed = false
    /// Index in `Smoothing.weights`.
    package var smoothing = 3
    package var isLogarithmic = false
    /// The updates that charts show.
    package var window = ChartWindow()
    /// What is looked at closely; nil unless somebody inspects.
    package var inspection: Inspection?
    /// The action that panels look at.
    package var action = 0
    /// First joint policy shown where not all fit side by side.
    package var firstStep = 0
    /// First row shown, by panel.
    package var scroll: [PanelID: Int] = [:]
    /// What was chosen in single panels.
    private var states = PanelStates()

    /// - Parameter panels: at least one; the first has the focus.
    package init(_ panels: [PanelID]) { recent = panels }

    /// What was chosen in the panel that a type belongs to.
    package subscript<State: PanelState>(_ type: State.Type) -> State {
        get { states[type] }
        set { states[type] = newValue }
    }

    /// The panel that has the focus.
    package var focus: PanelID { recent[0] }

    /// Gives a panel the focus.
    package mutating func focus(on panel: PanelID) {
        recent.removeAll { $0 == panel }
        recent.insert(panel, at: 0)
    }

    /// Another run is shown.
    mutating func begin() {
        scroll = [:]
        firstStep = 0
        window.end = nil
        inspection = nil
        states.begin()
    }
}
