import ArgumentParser
import Store

/// Which game.
struct GameOptions: ParsableArguments {
    @Option(help: ArgumentHelp("Game: see list games; or the path of a YAML file that describes one (default ipd)."))
    var game: String?
    @Option(
        parsing: .unconditional,
        help: ArgumentHelp("Players, the meta-agent included: 2, in rps 2 to 4 (default 2).", valueName: "count"))
    var players: Int?

    var settings: RunSettings {
        var settings = RunSettings()
        settings.game = game.map { .named($0) }
        settings.players = players
        return settings
    }
}
