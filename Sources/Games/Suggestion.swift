/// ` (did you mean "x"?)` with the known word nearest to `word`, for error sentences; empty if none is near.
package func didYouMean(_ word: String, _ known: [String]) -> String {
    nearest(to: word, among: known).map { " (did you mean \"\($0)\"?)" } ?? ""
}

/// The known word with the fewest single-letter edits from `word`, at most a third of the longer one's letters, rounded
/// up, and the first of equals; failing that the first one that begins with `word`.
func nearest(to word: String, among known: [String]) -> String? {
    let near = known.map { (word: $0, edits: editDistance(word.lowercased(), $0.lowercased())) }
        .filter { $0.edits <= (max(word.count, $0.word.count) + 2) / 3 }
    return near.min { $0.edits < $1.edits }?.word ?? known.first { word.count > 1 && $0.hasPrefix(word) }
}

/// Edits from one word to another: insertions, deletions and replacements of single characters, and exchanges of
/// neighbours (optimal string alignment).
private func editDistance(_ first: String, _ second: String) -> Int {
    let first = Array(first)
    let second = Array(second)
    var rows = [Array(0...second.count)]
    for i in first.indices {
        var row = [i + 1]
        for j in second.indices {
            let replaced = rows[i][j] + (first[i] == second[j] ? 0 : 1)
            var edits = min(replaced, rows[i][j + 1] + 1, row[j] + 1)
            if i > 0, j > 0, first[i] == second[j - 1], first[i - 1] == second[j] {
                edits = min(edits, rows[i - 1][j - 1] + 1)
            }
            row.append(edits)
        }
        rows.append(row)
    }
    return rows[first.count][second.count]
}

/// `a, b and c`.
package func enumeration(_ words: [String]) -> String {
    guard let last = words.last, words.count > 1 else { return words.first ?? "none" }
    return words.dropLast().joined(separator: ", ") + " and " + last
}
