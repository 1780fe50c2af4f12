import Training

/// Which events are wanted: words that must occur, in any order, `!word` for one that must not, `kind:warn` for a kind.
/// Upper and lower case are the same.
package struct EventFilter: Sendable, Hashable {
    /// As it was written.
    package let text: String
    private let words: [Word]

    private struct Word: Sendable, Hashable {
        var text: String
        var isKind: Bool
        var isUnwanted: Bool
    }

    package init(_ text: String = "") {
        self.text = text
        words = text.lowercased().split(separator: " ").compactMap { part in
            var word = String(part)
            let isUnwanted = word.hasPrefix("!")
            if isUnwanted { word.removeFirst() }
            let isKind = word.hasPrefix("kind:")
            if isKind { word.removeFirst(5) }
            // A word that is still being typed wants nothing yet.
            return word.isEmpty ? nil : Word(text: word, isKind: isKind, isUnwanted: isUnwanted)
        }
    }

    /// Whether it lets everything through.
    package var isEmpty: Bool { words.isEmpty }

    package func lets(through entry: EventLog.Entry) -> Bool {
        words.allSatisfy { word in
            // The kind stands first.
            let isWanted = word.isKind ? entry.folded.hasPrefix(word.text) : entry.folded.contains(word.text)
            return isWanted != word.isUnwanted
        }
    }
}

/// What a person looks for among the events.
package struct EventSight: PanelState {
    package var filter = EventFilter()
    /// Whether the others are shown too, those wanted marked.
    package var showsAll = false

    package init() {}
}
