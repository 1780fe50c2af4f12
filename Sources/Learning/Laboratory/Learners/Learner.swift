/// Somebody who learns in the exact game, as a description: a name and how logits change. Adding one is a file with a
/// static member and its entry in `Learner.all`.
package struct Learner: Sendable {
    /// On the command line and in files.
    package var name: String
    /// What it does, in a line.
    package var summary: String
    /// Where it comes from: authors, year, place.
    package var source: String
    /// How many variants there are, such as seeds of training; pairs are dealt out to them in turn.
    package var variants: Int
    /// Whether variant i in the row was trained together with variant i in the column, and meets no other.
    package var isPartnered = false
    /// Logits to start from by variant, `[variants]`, where they were learned; nil for draws from N(0, 1).
    package var starts: [PolicyVector]?
    /// What its logits change by at once with the other player's.
    package var update: @Sendable (borrowing Situation) -> PolicyVector

    package init(
        name: String, summary: String, source: String, variants: Int = 1, starts: [PolicyVector]? = nil,
        update: @escaping @Sendable (borrowing Situation) -> PolicyVector
    ) {
        precondition(variants >= 1 && starts.map { $0.count == variants } ?? true, "a start for each variant")
        self.name = name
        self.summary = summary
        self.source = source
        self.variants = variants
        self.starts = starts
        self.update = update
    }
}

extension Learner {
    /// Those that need no training, in the order in which they are listed.
    package static let all: [Learner] = [
        .naive, .lookAhead, .lola, .lolaProduct, .lolaExact, .stable, .consensus, .competitive, .symplectic,
    ]

    /// One of them by its name; nil for an unknown one.
    package static func named(_ name: String) -> Learner? { all.first { $0.name == name } }
}
