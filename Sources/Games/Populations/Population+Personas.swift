extension Population {
    /// How many personas a split has, over all kinds.
    package func count(_ split: PersonaSplit) -> Int { counts[split] ?? 0 }

    /// Persona number `index` of a split: kind `index % m` of the m kinds, number `index / m` of that kind, so that it is
    /// the same persona as number `index / m` of the population of that kind alone.
    ///
    /// A pure function of its arguments; nothing is stored.
    /// - Parameters:
    ///   - split: The split it belongs to.
    ///   - index: Its number, in `0..<count(split)`.
    ///   - seat: The player whose policy it is, in `0..<game.players`: 1 for the peer of a two-player game. Personas of
    ///     the same number in different seats are of one kind but drawn independently.
    ///   - game: The game for which the population was made.
    ///   - seed: Seed of the run.
    ///   - tremble: With which probability at least a classic strategy leaves its rule; with 0 it never does, and cannot
    ///     learn, for which log-probabilities must be finite.
    /// - Returns: The persona with its probabilities, `[S, A]`.
    package func persona(
        _ split: PersonaSplit, _ index: Int, seat: Int, game: MatrixGame, seed: UInt64,
        tremble: Double = PersonaKind.tremble
    ) -> Persona {
        precondition(index >= 0 && index < count(split), "persona number out of range")
        precondition(seat >= 0 && seat < game.players, "seat out of range")
        let kind = kinds[index % kinds.count]
        let number = index / kinds.count
        return Persona(
            kind: kind.name, index: number, split: split,
            probabilities: kind.probabilities(
                split: split, number: number, seat: seat, game: game, seed: seed, tremble: tremble))
    }
}
