/// How many pairs ended how: shares that sum to one.
///
/// A pair is *exploited* if one side's normalised return is higher by more than a tenth of the largest difference that a
/// joint action makes between the two (3 in the prisoner's dilemma, 2 in chicken and matching pennies). Of the others, it *cooperates* if CC makes up more than half of the discounted joint actions, *defects* if DD does, and is
/// *other* if neither. C is the game's first action.
package struct Outcomes: Sendable, Hashable, Codable {
    package var mutualCooperation = 0.0
    package var mutualDefection = 0.0
    /// The row gets more.
    package var rowExploits = 0.0
    /// The column gets more.
    package var columnExploits = 0.0
    package var other = 0.0

    package init() {}

    /// Adds a pair of the weight `share`.
    /// - Parameters:
    ///   - row: Normalised return.
    ///   - column: Normalised return.
    ///   - frequencies: Discounted, of CC, CD, DC, DD.
    ///   - difference: The largest between both players' payoffs of a joint action.
    ///   - share: Of all pairs.
    mutating func add(row: Double, column: Double, frequencies: SIMD4<Double>, difference: Double, share: Double) {
        // Where both are paid alike, rounding exploits nobody.
        let bound = max(0.1 * difference, 1e-9)
        if row - column > bound {
            rowExploits += share
        } else if column - row > bound {
            columnExploits += share
        } else if frequencies[0] > 0.5 {
            mutualCooperation += share
        } else if frequencies[3] > 0.5 {
            mutualDefection += share
        } else {
            other += share
        }
    }
}
