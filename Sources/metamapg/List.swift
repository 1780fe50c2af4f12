import ArgumentParser
import Games
import Learning

/// `metamapg list`.
struct List: ParsableCommand {
    static let configuration = CommandConfiguration(abstract: "List what there is to choose from.")

    /// What can be listed.
    enum Subject: String, CaseIterable, ExpressibleByArgument {
        case games
        case peers
        case algorithms
    }

    @Argument(
        help: ArgumentHelp(
            "What to list: \(Subject.allCases.map(\.rawValue).joined(separator: ", ")).", valueName: "what"))
    var subject: Subject
    @OptionGroup var game: GameOptions
    @Flag(help: "Print JSON.")
    var json = false

    func run() throws {
        let listing: Listing =
            switch subject {
            case .games: try .games()
            case .peers: try .peers(of: game.settings.resolvedGame())
            case .algorithms: .algorithms()
            }
        print(json ? listing.json.text : listing.table.text)
    }
}
