/// What a user can get wrong about games and populations. The description is a sentence fit for the terminal.
public enum GameError: Error, Sendable, Hashable {
    /// No built-in game has this name.
    case unknownGame(String, known: [String])
    /// The game cannot be played here, for a reason that ends a sentence.
    case unavailable(String, problem: String)
    /// The options behind the game's name make no game, for a reason that ends a sentence.
    case options(String, problem: String)
    /// The game is not defined for this number of players.
    case playerCount(Int, game: String, accepted: ClosedRange<Int>)
    /// The game has no population of this name.
    case unknownPopulation(String, game: String, known: [String])
    /// What follows `#` is not the number of one of the population's `count` training personas.
    case personaNumber(String, population: String, count: Int)
    /// A game file cannot be used. `line` counts from 1 and is nil when the file as a whole is at fault.
    case file(String, line: Int?, problem: String)
}

extension GameError: CustomStringConvertible {
    public var description: String {
        switch self {
        case .unknownGame(let name, let known):
            return "There is no game \"\(name)\"\(didYouMean(name, known)); the games are \(enumeration(known))."
        case .unavailable(let name, let problem):
            return "The game \(name) cannot be played: \(problem)."
        case .options(let name, let problem):
            return "The game \(name) cannot be played so: \(problem)."
        case .playerCount(let count, let game, let accepted):
            let range =
                accepted.count == 1
                ? "\(accepted.lowerBound)" : "\(accepted.lowerBound) to \(accepted.upperBound)"
            return "The game \(game) takes \(range) players, not \(count)."
        case .unknownPopulation(let name, let game, let known):
            return "The game \(game) has no population \"\(name)\"\(didYouMean(name, known)); "
                + "it has \(enumeration(known))."
        case .personaNumber(let number, let population, let count):
            let range = count == 1 ? "only number 0" : "numbers 0 to \(count - 1)"
            return "The population \(population) has no training persona number \"\(number)\"; it has \(range)."
        case .file(let file, let line, let problem):
            return line.map { "\(file), line \($0): \(problem)." } ?? "\(file): \(problem)."
        }
    }
}
