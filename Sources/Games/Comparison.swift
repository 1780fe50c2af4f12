/// What methods are compared by in a game that is played in one way alone: the experiment that takes runs of it.
package struct Comparison: Sendable, Hashable {
    /// What is asked, in a sentence or two.
    package var question: String
    /// What has to be known of the answer.
    package var note: String
    /// The population whose personas are met.
    package var peers: String
    /// Whether kinds of personas are reported one by one.
    package var reportsGroups = false
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

    package init(question: String, note: String, peers: String, reportsGroups: Bool = false, updates: Updates) {
        self.question = question
        self.note = note
        self.peers = peers
        self.reportsGroups = reportsGroups
        self.updates = updates
    }
}
