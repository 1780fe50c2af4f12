/// Options of a game that is one of several by its rules, as they stand behind its name: `coin-game:size=4,coins=2`. The
/// whole is the game's name everywhere, so that whatever keeps names keeps options.
package struct GameVariant: Sendable, Hashable {
    /// What is wrong with an option, as the end of a sentence.
    package struct Problem: Error, Hashable { package let text: String }

    package typealias Option = (name: String, value: String)
    /// A name and what it is set to.
    package struct Setting: Sendable, Hashable {
        package let name: String
        package let value: String
    }

    package let options: [Setting]

    package init(_ options: [Option]) { self.options = options.map { Setting(name: $0.name, value: $0.value) } }

    /// The name of a game with these options; the name alone if there are none.
    package func name(of game: String) -> String {
        options.isEmpty ? game : "\(game):" + options.map { "\($0.name)=\($0.value)" }.joined(separator: ",")
    }

    /// What stands before and behind the first colon.
    /// - Throws: `Problem` if that is no list of settings.
    package static func parse(_ name: String) throws(Problem) -> (game: String, variant: GameVariant) {
        let parts = name.split(separator: ":", maxSplits: 1, omittingEmptySubsequences: false)
        guard parts.count == 2 else { return (name, GameVariant([])) }
        var options: [Option] = []
        for word in parts[1].split(separator: ",", omittingEmptySubsequences: false) {
            let sides = word.split(separator: "=", maxSplits: 1, omittingEmptySubsequences: false).map(String.init)
            guard sides.count == 2, !sides[0].isEmpty, !sides[1].isEmpty else {
                throw Problem(text: "options look like size=4,coins=2, not \"\(parts[1])\"")
            }
            if options.contains(where: { $0.name == sides[0] }) {
                throw Problem(text: "\(sides[0]) is set twice")
            }
            options.append((sides[0], sides[1]))
        }
        return (String(parts[0]), GameVariant(options))
    }

    /// A number as short as it can be.
    package static func text(_ number: Double) -> String {
        let text = "\(number)"
        return text.hasSuffix(".0") ? String(text.dropLast(2)) : text
    }
}

/// Values of options.
extension GameVariant.Setting {
    package func whole(in range: ClosedRange<Int>) throws(GameVariant.Problem) -> Int {
        guard value.allSatisfy({ $0.isASCII && $0.isNumber }), let number = Int(value), range.contains(number) else {
            throw wrong("a whole number from \(range.lowerBound) to \(range.upperBound)")
        }
        return number
    }

    package func number(in range: ClosedRange<Double>) throws(GameVariant.Problem) -> Double {
        guard let number = Double(value), range.contains(number) else {
            let ends = (GameVariant.text(range.lowerBound), GameVariant.text(range.upperBound))
            throw wrong("a number from \(ends.0) to \(ends.1)")
        }
        // A zero below nothing would be another name of the same game.
        return number == 0 ? 0 : number
    }

    package func choice(_ words: [String]) throws(GameVariant.Problem) -> String {
        guard words.contains(value) else { throw wrong(words.joined(separator: " or ")) }
        return value
    }

    /// That there is no such option.
    package func unknown(among help: String) -> GameVariant.Problem {
        GameVariant.Problem(text: "there is no option \"\(name)\"; there are \(help)")
    }

    private func wrong(_ wanted: String) -> GameVariant.Problem {
        GameVariant.Problem(text: "\(name) must be \(wanted), not \"\(value)\"")
    }
}
