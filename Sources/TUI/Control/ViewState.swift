/// What a person chose to look at. None of it reaches the trainer.
package struct ViewState: Sendable, Hashable {
    /// The panel that has the focus.
    package var focus = Panel.reward
    /// All panels, the one that had the focus last first.
    package var recent: [Panel] = Panel.allCases
    package var isZoomed = false
    /// Index in `Smoothing.weights`.
    package var smoothing = 3
    package var isLogarithmic = false
    /// How often the reward curve's window was halved; 0 shows the whole run.
    package var magnification = 0
    package var policyView = PolicyView()
    package var torqueView = TorqueView.both
    /// The action whose probability the policy panel shows.
    package var action = 0
    /// How the robot's motion is shown.
    package var playback = Playback()
    /// First joint policy shown where not all fit side by side.
    package var firstStep = 0
    /// First row shown, by panel.
    package var scroll: [Panel: Int] = [:]

    package init() {}

    /// Gives a panel the focus.
    package mutating func focus(on panel: Panel) {
        focus = panel
        recent.removeAll { $0 == panel }
        recent.insert(panel, at: 0)
    }
}

/// What the policy panel shows of actions that are torques.
package enum TorqueView: Sendable, Hashable, CaseIterable {
    case both, means, deviations

    /// The next view, around.
    package var next: TorqueView {
        switch self {
        case .both: .means
        case .means: .deviations
        case .deviations: .both
        }
    }
}

/// What the policy panel shows.
package struct PolicyView: Sendable, Hashable {
    package enum Kind: Sendable, Hashable { case percent, glyph, difference }
    package var kind = Kind.percent
    /// The agent shown where there is room for one only.
    package var agent = 0

    package init() {}

    /// The next view: each agent in turn where there is room for one, then the next way of writing values.
    package mutating func advance(agents: Int, showsAll: Bool) {
        let first = kind == .difference ? 1 : 0
        if !showsAll, agent + 1 < agents {
            agent = max(agent + 1, first)
            return
        }
        switch kind {
        case .percent: kind = .glyph
        case .glyph: kind = .difference
        case .difference: kind = .percent
        }
        agent = kind == .difference ? 1 : 0
    }
}
