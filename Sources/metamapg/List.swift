import ArgumentParser
import Games

/// `metamapg list`.
struct List: ParsableCommand {
    static let configuration = CommandConfiguration(abstract: "List what there is to choose from.")

    /// What can be listed.
    enum Subject: String, CaseIterable, ExpressibleByArgument {
        case games
        case peers
        case algorithms
        case themes
        case keys
    }

    @Argument(help: ArgumentHelp("What to list.", valueName: "what"))
    var subject: Subject
    @OptionGroup var game: GameOptions
    @OptionGroup var themes: ThemeOptions
    @Flag(help: "Print JSON.")
    var json = false

    func run() throws {
        let listing: Listing =
            switch subject {
            case .games: try .games()
            case .peers: try .peers(of: game.settings.resolvedGame())
            case .algorithms: .algorithms()
            case .themes: .themes(in: themes.store)
            case .keys: .keys()
            }
        try StandardOutput.print(json ? listing.json.text : listing.text)
    }
}
