/// What a person chose in one panel. Every panel may define such a type; `ViewState` keeps its value.
package protocol PanelState: Sendable, Hashable {
    /// As it is at first.
    init()
    /// As it is when another run is shown.
    var forAnotherRun: Self { get }
}

extension PanelState {
    package var forAnotherRun: Self { self }
}

/// The values of the panels, each by its type.
struct PanelStates: Sendable, Hashable {
    private var values: [ObjectIdentifier: any PanelState] = [:]

    subscript<State: PanelState>(_ type: State.Type) -> State {
        get { values[ObjectIdentifier(type)] as? State ?? State() }
        set { values[ObjectIdentifier(type)] = newValue }
    }

    mutating func begin() {
        for (key, value) in values { values[key] = value.forAnotherRun }
    }

    static func == (left: PanelStates, right: PanelStates) -> Bool { left.erased == right.erased }
    func hash(into hasher: inout Hasher) { hasher.combine(erased) }
    private var erased: [ObjectIdentifier: AnyHashable] { values.mapValues { AnyHashable($0) } }
}
