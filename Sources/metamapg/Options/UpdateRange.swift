import ArgumentParser

/// How many meta-updates can be asked for.
enum UpdateRange {
    private static let range = 1...1_000_000_000

    /// - Throws: A sentence that names the range.
    static func check(_ updates: Int?) throws {
        guard let updates, !range.contains(updates) else { return }
        throw ValidationError("updates must lie between \(range.lowerBound) and \(range.upperBound), not \(updates).")
    }
}
