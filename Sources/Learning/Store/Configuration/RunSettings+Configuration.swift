import Games
import Training

extension RunSettings {
    /// Gives settings that saved runs of older versions do not have the values that those versions meant.
    mutating func completeOlder() {
        for setting in Setting.all where overrides[setting.key] == nil { overrides[setting.key] = setting.formerly }
    }

    /// Everything that makes a configuration, so that `request` gives it back whatever the presets become.
    package init(_ configuration: RunConfiguration) {
        let played = configuration.game
        // What the catalogue does not have is spelled out; a payoff table can be.
        if let table = played.table, (try? GameCatalogue.game(played.id, players: played.players)) != played {
            game = .custom(table)
        } else {
            game = .named(played.id)
            players = played.players
        }
        team = configuration.population.team?.text
        let population = configuration.population.id
        peers = configuration.singlePersona.map { "\(population)#\($0)" } ?? population
        algorithm = configuration.method.id
        policy = configuration.policy.rawValue
        branch = configuration.origin?.text
        for setting in Setting.all { overrides[setting.key] = setting.value(configuration) }
    }
}
