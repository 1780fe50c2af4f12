import ArgumentParser
import Laboratory
import Store

/// `metamapg league`.
struct LeagueCommand: ParsableCommand {
    static let configuration = CommandConfiguration(
        commandName: "league",
        abstract: "Let the field's exact learners play each other in an infinitely repeated game.",
        discussion: """
            Memory-one policies in a game of two players and two actions that goes on for ever (discount .96), whose values \
            and derivatives are exact: nothing is sampled but the starts, N(0, 1) for every logit. Prints the mean \
            normalised return per step of the learner in the row after learning against the one in the column, beside \
            published figures where there are some. Payoffs of \
            \(ExactGame.literature.map(\.id).joined(separator: ", ")) are those of the literature. \
            Learners that must be trained are, and are kept below $XDG_STATE_HOME/metamapg/learners; whatever ends the \
            command, the next call goes on from there.
            Learners: \(LeagueField.allNames.joined(separator: ", ")).
            """)

    @Option(help: ArgumentHelp("Learners between commas, in the order of the table (default all).", valueName: "names"))
    var learners: String?
    @Option(help: "Game: see list games; or the path of a YAML file that describes one (default ipd).")
    var game: String?
    @Option(
        parsing: .unconditional,
        help: ArgumentHelp("Pairs of a cell, a multiple of 8 up to 1000000.", valueName: "count"))
    var pairs = LeagueCommand.usualPairs
    static let usualPairs = 1024
    @Option(
        parsing: .unconditional,
        help: ArgumentHelp("Trainings of meta-mapg and meta-pg, 1 to 1000.", valueName: "count"))
    var trainings = LeagueTraining.Counts().meta
    @Option(parsing: .unconditional, help: ArgumentHelp("Trainings of m-fos, 1 to 1000.", valueName: "count"))
    var mFosTrainings = LeagueTraining.Counts().shaping
    @Option(
        parsing: .unconditional, help: ArgumentHelp("Seed of the starts, 0 to \(UInt64.max).", valueName: "number"))
    var seed: UInt64 = 1
    @Flag(help: "Print JSON: a list of cells.")
    var json = false
    @Option(help: ArgumentHelp("Write the cells as well, comma-separated.", valueName: "file"))
    var csv: String?
    @Option(help: ArgumentHelp("Write the table as a picture as well.", valueName: "file"))
    var svg: String?
    @Flag(help: "Replace files that are there.")
    var force = false
    @OptionGroup var threads: ThreadOptions

    func validate() throws {
        guard (8...1_000_000).contains(pairs), pairs % 8 == 0 else {
            throw ValidationError("pairs must be a multiple of 8 between 8 and 1000000, not \(pairs).")
        }
        for (name, count) in [("trainings", trainings), ("m-fos-trainings", mFosTrainings)] {
            guard (1...1_000).contains(count) else {
                throw ValidationError("\(name) must lie between 1 and 1000, not \(count).")
            }
        }
    }

    func run() throws {
        for file in [csv, svg].compactMap({ $0 }) { try OutputFile.check(file, force: force) }
        let field = try LeagueField(game: game, learners: learners)
        let table = try LeagueSession(threads).play(
            field, LeagueTraining.Counts(meta: trainings, shaping: mFosTrainings), seed: seed, pairs: pairs)
        try StandardOutput.print(json ? table.json.text : table.text)
        if let csv { try OutputFile.write(table.csv, to: csv, force: force) }
        if let svg { try OutputFile.write(table.picture.svg, to: svg, force: force) }
    }
}
