import ArgumentParser

/// How often a line is printed where no screen is drawn.
struct IntervalOptions: ParsableArguments {
    private static let range = 0.01...86_400

    @Option(
        name: .customLong("interval"), parsing: .unconditional,
        help: ArgumentHelp(
            "Seconds between lines where no screen is drawn, 0.01 to 86400 (default 5; watch 1).", valueName: "seconds")
    )
    var seconds: Double?

    func validate() throws {
        let range = IntervalOptions.range
        guard let seconds, !range.contains(seconds) else { return }
        throw ValidationError("interval must lie between \(range.lowerBound) and \(range.upperBound), not \(seconds).")
    }
}
