import ArgumentParser

/// How often a line is printed where no screen is drawn.
struct IntervalOptions: ParsableArguments {
    private static let range = 0.01...86_400

    @Option(
        name: .customLong("interval"), parsing: .unconditional,
        help: ArgumentHelp("Seconds between lines of progress off a terminal, 0.01 to 86400.", valueName: "seconds"))
    var seconds = 5.0

    func validate() throws {
        let range = IntervalOptions.range
        guard !range.contains(seconds) else { return }
        throw ValidationError("interval must lie between \(range.lowerBound) and \(range.upperBound), not \(seconds).")
    }
}
