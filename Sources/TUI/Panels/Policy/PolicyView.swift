/// What the policy panel shows.
package struct PolicyView: PanelState {
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

extension HeatFormat {
    init(_ kind: PolicyView.Kind) {
        switch kind {
        case .percent: self = .percent
        case .glyph: self = .glyph
        case .difference: self = .difference
        }
    }
}

extension PolicyView {
    /// Word for what it shows.
    var title: String {
        switch kind {
        case .percent: agent == 0 ? "meta" : "peer"
        case .glyph: "glyphs"
        case .difference: "meta - peer"
        }
    }
}
