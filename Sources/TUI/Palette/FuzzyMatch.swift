/// How well what somebody types fits a text: each word's letters in their order, not necessarily side by side. Letters at
/// the beginnings of words and those in a row count more; the letters A to Z match in either case.
package struct FuzzyMatch: Sendable, Hashable {
    /// Larger is better; 0 for nothing typed.
    package let score: Int
    /// Which scalars of the text were matched, in order.
    package let places: [Int]

    /// A letter that is found.
    private static let found = 16
    /// The same at the beginning of the text, and of a word.
    private static let (atStart, atWord) = (14, 9)
    /// The same right after the one before it.
    private static let inRow = 11
    /// The most that letters passed over before the first one cost.
    private static let farthest = 6

    /// - Parameters:
    ///   - query: what was typed; its words may match in any order.
    ///   - text: what it may mean.
    package init?(_ query: String, in text: String) {
        let letters = text.unicodeScalars.map(Self.folded)
        var score = 0
        var places: Set<Int> = []
        for word in query.split(separator: " ") {
            guard let best = Self.best(word.unicodeScalars.map(Self.folded), in: letters) else { return nil }
            score += best.score
            places.formUnion(best.places)
        }
        self.score = score
        self.places = places.sorted()
    }

    private static func folded(_ scalar: Unicode.Scalar) -> UInt32 {
        ("A"..."Z").contains(scalar) ? scalar.value + 32 : scalar.value
    }

    private static func isLetter(_ value: UInt32) -> Bool {
        (97...122).contains(value) || (48...57).contains(value) || value > 127
    }

    /// What a letter at a place is worth for where it stands.
    private static func bonus(_ place: Int, in text: [UInt32]) -> Int {
        guard place > 0 else { return atStart }
        return isLetter(text[place - 1]) || !isLetter(text[place]) ? 0 : atWord
    }

    /// The best way to find a word: `best[i]` is the best score with its last letter so far at place i of the text.
    private static func best(_ word: [UInt32], in text: [UInt32]) -> (score: Int, places: [Int])? {
        guard isPart(word, of: text) else { return nil }
        let none = Int.min / 2
        var best = text.indices.map { text[$0] == word[0] ? found + bonus($0, in: text) - min($0, farthest) : none }
        var origins: [[Int]] = []
        for letter in word.dropFirst() {
            var next = Array(repeating: none, count: text.count)
            var origin = Array(repeating: -1, count: text.count)
            // The best one before with at least a letter between, less one for each letter passed over.
            var far = (score: none, place: -1)
            for place in text.indices.dropFirst() {
                far.score -= 1
                if place >= 2, best[place - 2] - 1 > far.score { far = (best[place - 2] - 1, place - 2) }
                guard text[place] == letter else { continue }
                let near = best[place - 1] + inRow
                let before = near >= far.score ? (near, place - 1) : far
                guard before.0 > none / 2 else { continue }
                next[place] = before.0 + found + bonus(place, in: text)
                origin[place] = before.1
            }
            best = next
            origins.append(origin)
        }
        guard let last = best.indices.max(by: { best[$0] < best[$1] }), best[last] > none / 2 else { return nil }
        var places = [last]
        for origin in origins.reversed() { places.append(origin[places[places.count - 1]]) }
        return (best[last], places.reversed())
    }

    /// Whether all letters are there in their order: most texts have not, and cost no more than this.
    private static func isPart(_ word: [UInt32], of text: [UInt32]) -> Bool {
        var rest = word[...]
        for letter in text where letter == rest.first { rest = rest.dropFirst() }
        return rest.isEmpty
    }
}
