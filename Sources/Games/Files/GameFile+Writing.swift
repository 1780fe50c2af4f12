extension GameFile {
    /// A game in the form that `read` takes.
    /// - Parameters:
    ///   - game: A game as game files can describe it.
    ///   - indent: Spaces before every line.
    /// - Returns: Lines of YAML, each with its line feed.
    package static func yaml(of game: MatrixGame, indent: Int = 0) -> String {
        var lines = [
            "name: \(quoted(game.id))", "title: \(quoted(game.title))", "players: \(game.players)",
            "actions: [\(game.actions.map(quoted).joined(separator: ", "))]",
            "symbols: [\(game.symbols.map(quoted).joined(separator: ", "))]", "payoffs:",
        ]
        for jointAction in 0..<game.jointActionCount {
            let rewards = game.payoffs.map { "\($0[jointAction])" }.joined(separator: ", ")
            lines.append("  \(quoted(game.label(ofJointAction: jointAction))): [\(rewards)]")
        }
        return lines.map { String(repeating: " ", count: indent) + $0 + "\n" }.joined()
    }

    /// Text as a YAML scalar that means nothing but itself.
    package static func quoted(_ text: String) -> String {
        let escaped = text.map { character in
            switch character {
            case "\"", "\\": "\\\(character)"
            default: String(character)
            }
        }
        return "\"\(escaped.joined())\""
    }
}
