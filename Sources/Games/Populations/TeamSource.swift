/// What is known of a population that was taken from a team's pretraining, without its parameters.
package struct TeamSource: Sendable, Hashable {
    /// Of the parameters of all personas: what tells two populations apart.
    package var digest: String
    /// H, hidden units of every persona.
    package var hidden: Int
    /// How many personas each split has.
    package var counts: [PersonaSplit: Int]

    package init(digest: String, hidden: Int, counts: [PersonaSplit: Int]) {
        self.digest = digest
        self.hidden = hidden
        self.counts = counts
    }

    /// In a word of a configuration: digest, hidden units, personas for training, validation and test.
    package var text: String {
        ([digest, "\(hidden)"] + PersonaSplit.allCases.map { "\(counts[$0] ?? 0)" }).joined(separator: "-")
    }

    /// Reads what `text` wrote; nil if it is something else.
    package init?(text: String) {
        let parts = text.split(separator: "-", omittingEmptySubsequences: false)
        let numbers = parts.dropFirst().map { Int($0) ?? 0 }
        guard parts.count == 2 + PersonaSplit.allCases.count, numbers.allSatisfy({ $0 > 0 }), !parts[0].isEmpty else {
            return nil
        }
        self.init(
            digest: String(parts[0]), hidden: numbers[0],
            counts: Dictionary(uniqueKeysWithValues: zip(PersonaSplit.allCases, numbers.dropFirst())))
    }
}
