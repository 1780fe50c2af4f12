/// Where a panel wants to stand, by the size of the window. Widths are weights within a row of panels.
package struct PanelPlace: Sendable, Hashable {
    /// The rows of panels in large and medium windows, from above.
    package enum Band: Int, Sendable, Hashable, CaseIterable { case upper, middle, lower }

    /// Whether a panel always stands in its band.
    package enum Share: Sendable, Hashable {
        /// It does, with this width.
        case own(Int)
        /// It shares places with others that say so; those that had the focus last are shown.
        case shared(Int)

        var weight: Int {
            switch self {
            case .own(let weight), .shared(let weight): weight
            }
        }

        var isOwn: Bool { if case .own = self { true } else { false } }
    }

    /// What a panel does in compact windows, which have two rows of panels.
    package enum Compact: Sendable, Hashable {
        /// Stands in the upper row.
        case above
        /// Stands in the lower row beside others that say so, with this width.
        case beside(Int)
        /// Has the lower row for itself while no other of the lower row had the focus later.
        case alone
    }

    package var band: Band
    package var large: Share
    package var medium: Share
    /// Width in medium windows where more than two stand side by side.
    package var crowded: Int
    package var compact: Compact

    /// The place of a panel that has none of its own.
    package init(
        band: Band = .middle, large: Share = .shared(45), medium: Share = .shared(50), crowded: Int = 38,
        compact: Compact = .alone
    ) {
        self.band = band
        self.large = large
        self.medium = medium
        self.crowded = crowded
        self.compact = compact
    }
}

extension PanelPlace {
    /// That of what agents do, whatever it is.
    static let policy = PanelPlace(band: .upper, large: .own(64), medium: .own(50), compact: .beside(34))
}

/// The room inside a panel's frame, in cells; nothing where the panel is not shown.
package struct PanelSize: Sendable, Hashable {
    package let width: Int
    package let height: Int

    package init(width: Int, height: Int) {
        self.width = max(width, 0)
        self.height = max(height, 0)
    }

    /// - Parameter frame: of the panel with its border; nil if it is not shown.
    init(inside frame: Rect?) {
        self.init(width: (frame?.width ?? 0) - 2, height: (frame?.height ?? 0) - 2)
    }
}
