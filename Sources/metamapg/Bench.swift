import ArgumentParser

/// `metamapg bench`.
struct Bench: ParsableCommand {
    static let configuration = CommandConfiguration(
        abstract: "Measure the speed of training and of the screen.",
        discussion: """
            Chains per second in the prisoner's dilemma with a table (64 trajectories of 150 steps, 7 inner updates), \
            on one thread and on all, and the same with a recurrent network of 64 units, with its memory and its share of \
            the multiplications and additions that a core can do; steps of \(GameWords.physicsNames)'s simulation per \
            second on one thread in rollouts without networks, and by MuJoCo alone; its chains with the paper's settings; \
            then, while training uses all threads, the time and bytes of a usual frame of 120x36 characters and the time \
            from a key to the screen; steps of simulated games of choices (\(GameWords.ofSimulatedChoices)) per second on \
            one thread, without networks; LOLA against LOLA in the exact game, and a training of exact Meta-MAPG.
            With --ranks, started by mpirun: meta-updates over all ranks beside the same on rank 0 alone, by turns, and \
            what messages between ranks cost.
            """)

    private static let range = 0.05...60

    @Flag(help: "Print JSON.")
    var json = false
    @Option(
        parsing: .unconditional,
        help: ArgumentHelp(
            "Length of each of nine measurements of chains and two of \(GameWords.physicsNames), 0.05 to 60; the screen takes six.",
            valueName: "seconds"))
    var seconds = 1.0
    @Flag(help: "Measure what ranks gain instead; for mpirun.")
    var ranks = false
    @OptionGroup var threads: ThreadOptions

    func validate() throws {
        let range = Bench.range
        guard !range.contains(seconds) else { return }
        throw ValidationError("seconds must lie between \(range.lowerBound) and \(range.upperBound), not \(seconds).")
    }

    func run() throws {
        if ranks {
            let speeds = try RankSpeeds(threads: threads.count, seconds: seconds)
            return try StandardOutput.print(json ? speeds.json.text : speeds.text)
        }
        let report = try BenchReport(threads: threads.count, seconds: seconds)
        let games = try GameSpeeds(seconds: seconds)
        let laboratory = LaboratorySpeeds()
        try StandardOutput.print(
            json
                ? report.json.adding(games.json + laboratory.json).text
                : "\(report.text)\n\(games.text)\n\(laboratory.text)")
    }
}
