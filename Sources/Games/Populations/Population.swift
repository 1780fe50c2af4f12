/// A distribution of peers, split into training, validation and test personas.
package struct Population: Sendable, Hashable {
    /// Short name used on the command line, such as `all`, `cooperating` or `tit-for-tat`; or the path of a file.
    package let id: String
    /// One sentence for people.
    package let title: String
    /// The kinds of personas in it, in the order in which persona numbers alternate between them; none for a team.
    package let kinds: [PersonaKind]
    /// How many personas each split has, over all kinds.
    package let counts: [PersonaSplit: Int]
    /// Set if its personas are moments of a team's pretraining.
    package let team: TeamSource?
    /// Set if all its personas follow a rule: the number of the game's script.
    package let script: Int?

    package init(id: String, title: String, kinds: [PersonaKind], counts: [PersonaSplit: Int]) {
        self.id = id
        self.title = title
        self.kinds = kinds
        self.counts = counts
        team = nil
        script = nil
    }

    /// As many personas as are played to measure something, all of which follow the script of a number.
    package init(_ script: any Script, number: Int) {
        id = script.name
        title = "Follows a rule and learns nothing: \(script.summary)"
        kinds = []
        counts = Dictionary(uniqueKeysWithValues: PersonaSplit.allCases.map { ($0, 8) })
        team = nil
        self.script = number
    }

    /// Moments of a team's pretraining.
    package init(id: String, title: String, team: TeamSource) {
        self.id = id
        self.title = title
        kinds = []
        counts = team.counts
        self.team = team
        script = nil
    }

    /// Its name in names of runs and personas: for a file, that of the file or of the team's folder.
    package var name: String {
        let parts = id.split(separator: "/").map(String.init)
        guard parts.count > 1, var name = parts.last else { return id }
        if name.hasSuffix(".safetensors") { name.removeLast(12) }
        return name == "population" ? parts[parts.count - 2] : name
    }
}
