extension GameFile {
    /// A game in the form that `read` takes.
    /// - Parameters:
    ///   - game: A game as game files can describe it.
    ///   - indent: Spaces before every line.
    ///   - number: How rewards are spelled.
    /// - Returns: Lines of YAML, each with its line feed.
    package static func yaml(
        of game: MatrixGame, indent: Int = 0, number: (Double) -> String = GameFile.number
    ) -> String {
        var lines = [
            "name: \(quoted(game.id))", "title: \(quoted(game.title))", "players: \(game.players)",
            "actions: [\(game.actions.map(quoted).joined(separator: ", "))]",
            "symbols: [\(game.symbols.map(quoted).joined(separator: ", "))]", "payoffs:",
        ]
        for jointAction in 0..<game.jointActionCount {
            let rewards = game.payoffs.map { number($0[jointAction]) }.joined(separator: ", ")
            lines.append("  \(quoted(game.label(ofJointAction: jointAction))): [\(rewards)]")
        }
        return lines.map { String(repeating: " ", count: indent) + $0 + "\n" }.joined()
    }

    /// Text as a YAML scalar that means nothing but itself.
    package static func quoted(_ text: String) -> String {
        let escaped = text.unicodeScalars.map { scalar in
            switch scalar {
            case "\"", "\\": "\\\(scalar)"
            case _ where !scalar.isVisible: "\\U\(String(UInt64(scalar.value) + 1 << 32, radix: 16).dropFirst())"
            default: String(scalar)
            }
        }
        return "\"\(escaped.joined())\""
    }

    /// The shortest digits that give the same double again. With a point where there is an exponent, as YAML 1.1 wants
    /// it: others read `1e-05` as a word.
    package static func number(_ value: Double) -> String {
        let text = "\(value)"
        guard let exponent = text.firstIndex(of: "e"), !text.contains(".") else { return text }
        return "\(text[..<exponent]).0\(text[exponent...])"
    }
}
