extension VectorFile {
    /// The largest vector that is read, in bytes.
    static let byteLimit = 1 << 26

    /// What of the sizes lies out of range first, before anything is multiplied or made of them; nil if nothing does.
    var rangeProblem: String? {
        let sizes: [(name: String, value: Int, range: ClosedRange<Int>)] = [
            ("agents", agents, 2...6), ("actionCount", actionCount, payoffs == nil ? 1...1_024 : 2...16),
            ("observationSize", observationSize, 1...65_535), ("trajectories", trajectories, 1...65_536),
            ("horizon", horizon, 1...10_000), ("chainLength", chainLength, 1...64),
        ]
        if let wrong = sizes.first(where: { !$0.range.contains($0.value) }) {
            return "'\(wrong.name)' must lie between \(wrong.range.lowerBound) and \(wrong.range.upperBound), "
                + "not \(wrong.value)"
        }
        let numbers = [("discount", discount), ("gaeLambda", gaeLambda)]
        if let wrong = numbers.first(where: { !(0...1).contains($0.1) }) {
            return "'\(wrong.0)' must lie between 0 and 1, not \(wrong.1)"
        }
        if kinds.contains(where: { $0.hidden.map { $0 > 1_024 } ?? false }) {
            return "a network has more than 1024 hidden units"
        }
        guard kinds.contains(.tabular), observationSize * actionCount > 65_536 else { return nil }
        return "a table of \(observationSize) observations and \(actionCount) actions has more than 65536 cells"
    }

    /// How many joint actions there are.
    /// - Precondition: sizes lie in their ranges.
    var jointActionCount: Int { (0..<agents).reduce(1) { count, _ in count * actionCount } }
}
