import Engine

extension PolicyKind {
    /// What the members of a team are: networks, as they see vectors or remember.
    package static func ofTeams(hidden: Int, playing game: any Playable) -> PolicyKind {
        PolicyClass.lstm.kind(hidden: hidden, actions: game.actionSpace)
    }
}
