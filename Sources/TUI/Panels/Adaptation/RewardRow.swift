import Scales

/// What somebody earned at each joint policy of a chain, as a row of a table and a line of a chart.
struct RewardRow {
    var name: String
    var mark: Unicode.Scalar
    var role: Role
    /// By joint policy, as far as they were played.
    var rewards: [Double]
    /// How they are written.
    var digits: Digits
    /// What a measure of the game's own can be; nil for rewards. A measure may be missing where there was nothing to
    /// measure, which is no number then.
    var bounds: ClosedRange<Double>?

    /// Whether there is nothing to show at a joint policy.
    func isMissing(_ step: Int) -> Bool { step >= rewards.count || bounds != nil && rewards[step].isNaN }

    /// The sum of rewards; measures have none.
    func area(_ last: Int) -> String { bounds == nil ? RewardRow.area(rewards, last, digits) : "--" }

    /// The sum over joint policies 1..L, once all have been played.
    static func area(_ rewards: [Double], _ last: Int, _ digits: Digits) -> String {
        guard rewards.count > last else { return "--" }
        let sum = rewards[1...last].reduce(0, +)
        return digits.decimals > 2 ? digits.fitting(sum, width: 7) : Text.fixed(sum, abs(sum) < 100 ? 2 : 1)
    }
}
