/// What the paper measured of a game that it plays in one way alone, and what it takes to measure the same here.
package struct PublishedResult: Sendable, Hashable {
    /// What the comparison asks, in a sentence or two.
    package var question: String
    /// What has to be known of the paper's numbers.
    package var note: String
    /// The population whose personas are met.
    package var peers: String
    /// Sizes of the chains that were measured.
    package var chainLength: Int
    package var horizon: Int
    /// The mean reward at each joint policy by algorithm, in the game's unit, `[L + 1]`.
    package var curves: [String: [Double]]
    /// Meta-updates of a run of minutes, and of one in which curves settle.
    package var updates: Updates

    package struct Updates: Sendable, Hashable {
        package var quick: Int
        package var full: Int

        package init(quick: Int, full: Int) {
            self.quick = quick
            self.full = full
        }
    }

    package init(
        question: String, note: String, peers: String, chainLength: Int, horizon: Int, curves: [String: [Double]],
        updates: Updates
    ) {
        self.question = question
        self.note = note
        self.peers = peers
        self.chainLength = chainLength
        self.horizon = horizon
        self.curves = curves
        self.updates = updates
    }
}
