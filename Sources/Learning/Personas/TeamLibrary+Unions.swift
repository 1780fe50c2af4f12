import Files
import Games

/// Populations of several teams at once, named after them: `selfish+prosocial`. Personas alternate between the teams as
/// long as each has some left.
extension TeamLibrary {
    /// The names of the teams in a population; one for a team alone.
    static func teams(_ id: String) -> [String] {
        id.contains("/") ? [id] : id.split(separator: "+", omittingEmptySubsequences: false).map(String.init)
    }

    /// What is known of several teams together.
    /// - Throws: `RunFileError` if they are not of one size.
    static func union(_ sources: [TeamSource]) throws(RunFileError) -> TeamSource {
        guard let first = sources.first, sources.allSatisfy({ $0.hidden == first.hidden }) else {
            throw RunFileError(
                "teams of different sizes are no population together: "
                    + enumeration(sources.map { "one has \($0.hidden) hidden units" }))
        }
        let counts = PersonaSplit.allCases.map { split in
            (split, sources.reduce(0) { $0 + ($1.counts[split] ?? 0) })
        }
        return TeamSource(
            digest: sources.map(\.digest).joined(separator: "+"), hidden: first.hidden,
            counts: Dictionary(uniqueKeysWithValues: counts))
    }

    /// Which team's persona has a number in a split of all of them, and its number in that team.
    static func place(_ index: Int, _ counts: [Int]) -> (team: Int, number: Int)? {
        var rest = index
        for round in 0..<(counts.max() ?? 0) {
            let present = counts.indices.filter { counts[$0] > round }
            if rest < present.count { return (present[rest], round) }
            rest -= present.count
        }
        return nil
    }

    /// The populations of a game's usual teams, each alone and all together; those together first.
    static func withUnions(_ populations: [Population], of game: Game) -> [Population] {
        let usual = game.pretrainings.compactMap { way in populations.first { $0.id == way.usual } }
        let others = populations.filter { population in !usual.contains { $0.id == population.id } }
        guard usual.count > 1, let source = try? union(usual.compactMap(\.team)) else { return usual + others }
        let id = usual.map(\.id).joined(separator: "+")
        return [Population(id: id, title: title(source, of: usual.map(\.id)), team: source)] + usual + others
    }

    static func title(_ source: TeamSource, of teams: [String]) -> String {
        "The teams \(enumeration(teams)) in turn, \(source.counts[.train] ?? 0) moments of learning, "
            + "\(source.hidden) hidden units"
    }
}
