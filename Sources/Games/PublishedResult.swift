/// What the paper measured of a game that it plays in one way alone.
package struct PublishedResult: Sendable, Hashable {
    /// Sizes of the chains that were measured.
    package var chainLength: Int
    package var horizon: Int
    /// The mean reward at each joint policy by algorithm, in the game's unit, `[L + 1]`.
    package var curves: [String: [Double]]

    package init(chainLength: Int, horizon: Int, curves: [String: [Double]]) {
        self.chainLength = chainLength
        self.horizon = horizon
        self.curves = curves
    }
}
