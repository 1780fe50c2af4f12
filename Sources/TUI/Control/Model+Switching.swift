import Engine
import Training

/// Going over to another game, population or algorithm. A choice shows in the header at once and counts when no other
/// follows for a moment, so that `]]]` begins one run.
extension Model {
    /// What is chosen, applied or not.
    package var chosen: RunRequest { switching?.request ?? request }

    mutating func chooseGame(by step: Int) -> [Effect] {
        let games = choices.games
        let index = games.firstIndex { $0.name == chosen.game.name } ?? 0
        return choose(request(forGame: games[Self.around(index + step, games.count)]))
    }

    /// What is asked for when another game is chosen: its peers and policies are those of the last time.
    mutating func request(forGame game: RunRequest.GameSource) -> RunRequest {
        var wanted = chosen
        remember(wanted)
        wanted.game = game
        wanted.policy = policy(for: wanted.game)
        let populations = choices.populations(wanted.game)
        wanted.population = populationOfGame[wanted.game.name] ?? populations.first ?? wanted.population
        return wanted
    }

    mutating func choosePopulation(by step: Int) -> [Effect] {
        var wanted = chosen
        let names = populations(of: wanted)
        let index = names.firstIndex(of: wanted.population) ?? 0
        wanted.population = names[Self.around(index + step, names.count)]
        return choose(wanted)
    }

    mutating func chooseAlgorithm(by step: Int) -> [Effect] {
        var wanted = chosen
        let methods = choices.algorithms
        let index = methods.firstIndex { $0.id == wanted.algorithm } ?? 0
        wanted.algorithm = methods[Self.around(index + step, methods.count)].id
        return choose(wanted)
    }

    /// Goes over to the next class of policies, with its preset.
    mutating func choosePolicy() -> [Effect] {
        var wanted = chosen
        let classes = Self.classes(wanted.game)
        let index = classes.firstIndex(of: wanted.policy) ?? 0
        wanted.policy = classes[Self.around(index + 1, classes.count)]
        return choose(wanted)
    }

    /// Why there is nothing to choose from; nil if there is.
    var gameReason: String? { readOnlyReason ?? (choices.games.count > 1 ? nil : "there is one game only") }
    var populationReason: String? {
        readOnlyReason ?? (populations(of: chosen).count > 1 ? nil : "the game has one population only")
    }
    var policyReason: String? {
        if let readOnlyReason { return readOnlyReason }
        let classes = Self.classes(chosen.game)
        return classes.count > 1 ? nil : "\(chosen.game.name) is played by one class of policies only, \(classes[0])"
    }
    var algorithmReason: String? {
        readOnlyReason ?? (choices.algorithms.count > 1 ? nil : "there is one algorithm only")
    }

    /// Notes what a game is played with, to find it again.
    mutating func remember(_ request: RunRequest) {
        populationOfGame[request.game.name] = request.population
        policyOfGame[request.game.name] = request.policy
        // Where not every class can play, the one that does was not chosen among all.
        if Self.classes(request.game).count == PolicyClass.allCases.count { freePolicy = request.policy }
    }

    /// The class of policies to play a game with: the one used last with it, else the one of the games before where
    /// it can.
    private func policy(for game: RunRequest.GameSource) -> String {
        if let policy = policyOfGame[game.name] { return policy }
        if let freePolicy, Self.classes(game).contains(freePolicy) { return freePolicy }
        return game.usualPolicy
    }

    /// The classes of policies that can play a game.
    static func classes(_ source: RunRequest.GameSource) -> [String] {
        ((try? source.game()).map(PolicyClass.playing) ?? PolicyClass.allCases).map(\.rawValue)
    }

    /// The populations of the chosen game; a single persona that was asked for is among them.
    func populations(of request: RunRequest) -> [String] {
        let names = choices.populations(request.game)
        let asked = populationOfGame[request.game.name] ?? request.population
        return names.contains(asked) ? names : [asked] + names
    }

    private mutating func choose(_ wanted: RunRequest) -> [Effect] {
        switching = Switching(request: wanted, appliesAt: now + Switching.delay)
        return []
    }

    /// Tells the trainer what was chosen.
    mutating func applySwitch() -> [Effect] {
        guard let wanted = switching?.request else { return [] }
        needsFrame = true
        guard wanted != request else {
            switching = nil
            return []
        }
        switching?.appliesAt = nil
        switching?.previous = request
        request = wanted
        switching?.givesUpAt = now + Switching.patience
        return [.trainer(.switchRun(wanted))]
    }

    private static func around(_ index: Int, _ count: Int) -> Int {
        count > 0 ? (index % count + count) % count : 0
    }
}
