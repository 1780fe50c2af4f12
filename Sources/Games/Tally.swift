/// What a game counts of what its agents do, by which people tell how it is played: numbers of its own beside rewards,
/// and a table of what agents do in which situation. It follows from what was seen and done, so that only who looks pays
/// for it.
///
/// Each agent has counters: first those that the measures name, then one for each situation and answer, row by row.
package protocol Tally: Sendable {
    /// Numbers about an agent's play.
    var measures: [Measure] { get }
    /// Rows of the table, in words; none if the game has no such table.
    var situations: [String] { get }
    /// Its columns, in words.
    var answers: [String] { get }

    /// Counts a step of a trajectory.
    /// - Parameters:
    ///   - seen: What was seen before it, `[S]`; where observations are choices, one number.
    ///   - actions: Of all agents, `[n]`.
    ///   - counts: Counters by agent, `[n][counters]`, to be added to.
    func count(seen: [Double], actions: [Int], into counts: inout [[Double]])
}

/// A number about an agent's play, such as a share: some counters over others.
package struct Measure: Sendable, Hashable {
    /// A few words for tables.
    package let name: String
    /// What it is, as the end of a sentence.
    package let summary: String
    /// Counters that are added up, and those that they are divided by; nil for the number of steps.
    package let counted: [Int]
    package let total: [Int]?
    /// What it can be.
    package let bounds: ClosedRange<Double>

    package init(
        name: String, summary: String, of counted: [Int], in total: [Int]? = nil, bounds: ClosedRange<Double>
    ) {
        self.name = name
        self.summary = summary
        self.counted = counted
        self.total = total
        self.bounds = bounds
    }

    /// Its value by an agent's counters over so many steps; nil if there was nothing to divide by, or counters are those of
    /// another game, as in the moment after a switch.
    package func value(_ counts: [Double], steps: Double = 1) -> Double? {
        guard (counted + (total ?? [])).allSatisfy(counts.indices.contains) else { return nil }
        let total = self.total.map { $0.reduce(0) { $0 + counts[$1] } } ?? steps
        return total > 0 ? counted.reduce(0) { $0 + counts[$1] } / total : nil
    }
}

extension Tally {
    /// Counters that measures name.
    private var measured: Int { (measures.flatMap { $0.counted + ($0.total ?? []) }.max() ?? -1) + 1 }
    /// Counters of an agent.
    package var counters: Int { measured + situations.count * answers.count }

    /// How often each answer was given in a situation, as shares that add up to one, `[situations][answers]`; nil for a
    /// situation that never was, and for all where counters are those of another game.
    package func shares(_ counts: [Double]) -> [[Double]?] {
        guard counts.count == counters else { return situations.map { _ in nil } }
        return situations.indices.map { situation in
            let start = measured + situation * answers.count
            let row = counts[start..<start + answers.count]
            let total = row.reduce(0, +)
            return total > 0 ? row.map { $0 / total } : nil
        }
    }
}
