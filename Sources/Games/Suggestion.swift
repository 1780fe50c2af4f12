/// ` (did you mean "x"?)` with the known word nearest to `word`, for error sentences; empty if none is near.
func didYouMean(_ word: String, _ known: [String]) -> String {
    nearest(to: word, among: known).map { " (did you mean \"\($0)\"?)" } ?? ""
}

/// The known word with the fewest single-letter edits from `word`, at most a third of the longer one's letters, rounded
/// up, and the first of equals; failing that the first one that begins with `word`.
func nearest(to word: String, among known: [String]) -> String? {
    let near = known.map { (word: $0, edits: editDistance(word.lowercased(), $0.lowercased())) }
        .filter { $0.edits <= (max(word.count, $0.word.count) + 2) / 3 }
    return near.min { $0.edits < $1.edits }?.word ?? known.first { word.count > 1 && $0.hasPrefix(word) }
}

/// Levenshtein distance: insertions, deletions and replacements of single characters.
private func editDistance(_ first: String, _ second: String) -> Int {
    let second = Array(second)
    var row = Array(0...second.count)
    for (i, character) in first.enumerated() {
        var diagonal = row[0]
        row[0] = i + 1
        for (j, other) in second.enumerated() {
            let replaced = diagonal + (character == other ? 0 : 1)
            diagonal = row[j + 1]
            row[j + 1] = min(replaced, row[j] + 1, diagonal + 1)
        }
    }
    return row[second.count]
}

/// `a, b and c`.
func enumeration(_ words: [String]) -> String {
    guard let last = words.last, words.count > 1 else { return words.first ?? "none" }
    return words.dropLast().joined(separator: ", ") + " and " + last
}
