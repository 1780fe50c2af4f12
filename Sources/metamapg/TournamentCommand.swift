import ArgumentParser
import Foundation
import Games
import Reports
import Training

/// `metamapg tournament`.
struct TournamentCommand: ParsableCommand {
    static let configuration = CommandConfiguration(
        commandName: "tournament",
        abstract: "Let runs, personas and strategies play each other along the chain, each learning by its own method.",
        discussion: """
            Prints what the one in the row got against the one in the column: mean reward per step after adaptation. \
            Entries are saved runs, personas such as cooperating#3, or strategies such as tit-for-tat (see list peers); \
            without any, all classic strategies of the game. Runs learn at the rates they have learned, others at \
            --peer-rate. Classic strategies tremble: they leave their rule with at least the probability --tremble, so \
            that tit-for-tat against itself gets less than mutual cooperation pays. Two players, in the same position.
            """)

    @Argument(help: ArgumentHelp("Runs, personas and strategies.", valueName: "entry"))
    var entries: [String] = []
    @OptionGroup var game: GameOptions
    @Option(
        parsing: .unconditional, help: ArgumentHelp("Chains of each pair, 1 to 1000.", valueName: "count"))
    var repeats = 4
    @OptionGroup var chain: SettingOptions<ChainSizes>
    @Option(
        parsing: .unconditional,
        help: ArgumentHelp("Inner rate of personas and strategies, 0 to 1000 (default 1).", valueName: "rate"))
    var peerRate: Double?
    @Option(
        parsing: .unconditional,
        help: ArgumentHelp(
            """
            Probability with which classic strategies leave their rule at least, 0 to 0.5; 0 only with --peer-rate 0, as \
            strategies that learn need finite log-probabilities, from 1e-6 on.
            """, valueName: "probability"))
    var tremble = PersonaKind.tremble
    @Option(
        parsing: .unconditional,
        help: ArgumentHelp("Seed of all random numbers, 0 to \(UInt64.max).", valueName: "number"))
    var seed: UInt64 = 1
    @Flag(help: "Which policy of a run: the best on validation personas, or the one at the end (best if there is one).")
    var policy: SavedPolicy?
    @Flag(help: "Print JSON, with the rewards at every joint policy.")
    var json = false
    @Option(help: ArgumentHelp("Write the table of rewards as well, comma-separated.", valueName: "file"))
    var csv: String?
    @Option(help: ArgumentHelp("Write it as a picture as well.", valueName: "file"))
    var svg: String?
    @Flag(help: "Replace files that are there.")
    var force = false
    @OptionGroup var threads: ThreadOptions

    func validate() throws {
        guard (1...1_000).contains(repeats) else {
            throw ValidationError("repeats must lie between 1 and 1000, not \(repeats).")
        }
        guard (0...0.5).contains(tremble) else {
            throw ValidationError("tremble must lie between 0 and 0.5, not \(tremble).")
        }
    }

    func run() throws {
        for file in [csv, svg].compactMap({ $0 }) { try OutputFile.check(file, force: force) }
        let field = try TournamentField(entries, game.settings, policy: policy, tremble: tremble) {
            $0.replace(by: chain.overrides)
            $0.peerRate = peerRate
        }
        let played = field.configuration
        guard let game = played.game.table,
            let tournament = Tournament(
                game, played.chainSettings, field.contestants, repeats: repeats, seed: seed)
        else {
            throw UsageError(
                "a tournament needs a game of two players in the same position, which \(played.game.id) is not")
        }
        let result = tournament.play(threads: threads.count)
        let table = TournamentTable(
            names: field.contestants.map(\.name), result: result,
            tremble: field.contestants.compactMap(\.tremble).first)
        try StandardOutput.print(json ? table.json.text : table.text)
        if let csv { try OutputFile.write(table.csv, to: csv, force: force) }
        if let svg { try OutputFile.write(table.picture(of: played.game.title).svg, to: svg, force: force) }
    }
}
