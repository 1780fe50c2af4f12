/// What the policy panel shows of actions that are torques.
package enum TorqueView: PanelState {
    case both, means, deviations

    package init() { self = .both }

    /// The next view, around.
    package var next: TorqueView {
        switch self {
        case .both: .means
        case .means: .deviations
        case .deviations: .both
        }
    }
}
