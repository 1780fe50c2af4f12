/// What somebody who watches can be shown of a game besides rewards, so that nobody who draws asks which game it is.
extension Game {
    /// Payoffs, with actions and observations by name; nil where they cannot be listed.
    package var table: MatrixGame? {
        if case .matrix(let game) = self { game } else { nil }
    }

    /// The joints whose torques are actions; nil where actions are something else.
    package var joints: Joints? {
        if case .halfCheetah = self { HalfCheetah.joints } else { nil }
    }

    /// The body that moves; nil where none does.
    package var body: HalfCheetah? {
        if case .halfCheetah(let game) = self { game } else { nil }
    }

    /// Whether all agents are paid the same, so that one curve says everything.
    package var paysTogether: Bool {
        switch self {
        case .matrix: false
        case .halfCheetah: true
        }
    }

    /// Smallest and largest reward of any agent in a step; nil where nothing bounds rewards.
    package var rewardBounds: ClosedRange<Double>? {
        guard let payoffs = table?.payoffs.joined(), let low = payoffs.min(), let high = payoffs.max() else {
            return nil
        }
        return low...high
    }
}
