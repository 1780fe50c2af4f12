import Games

extension Game {
    /// All populations of the game, the first being the usual one; of teams those that are installed. Those who follow a
    /// rule come last.
    package var populations: [Population] {
        switch peers {
        case .drawn(let game): PopulationCatalogue.populations(for: game) + scripted
        case .teams: TeamLibrary.installed(for: self) + scripted
        }
    }

    /// A population for each of its rules.
    package var scripted: [Population] { scripts.enumerated().map { Population($1, number: $0) } }

    /// The population called `name`, or a single persona of its training split: `cooperating#12` is the population
    /// `cooperating` and the number 12.
    /// - Parameters:
    ///   - name: One of `populations`; where they come from teams also the path of one.
    ///   - team: What is known of a team, so that no file need be there yet; nil to look.
    /// - Returns: The population, and the number of the persona if there is one.
    /// - Throws: `GameError`, or `RunFileError` if a file cannot be used.
    package func population(_ name: String, team: TeamSource? = nil) throws -> (Population, single: Int?) {
        // Those who follow a rule are all alike: a single one of them is not asked for.
        if let population = scripted.first(where: { $0.id == name }) { return (population, nil) }
        return switch peers {
        case .drawn(let game): try PopulationCatalogue.population(name, for: game)
        case .teams: try TeamLibrary.population(name, for: self, source: team)
        }
    }
}
