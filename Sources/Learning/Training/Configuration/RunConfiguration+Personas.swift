import Engine
import Games
import Personas

extension RunConfiguration {
    /// How many personas of a split this run meets: one if a single persona was chosen.
    package func personaCount(_ split: PersonaSplit) -> Int {
        singlePersona == nil ? population.count(split) : 1
    }

    /// One persona for a player; `index` is below `personaCount`.
    func persona(_ split: PersonaSplit, index: Int, seat: Int) -> Persona {
        // A single persona is one of the training split, also when validated or tested on.
        let split = singlePersona == nil ? split : .train
        let number = singlePersona ?? index
        if let script = population.script {
            return Persona(kind: population.name, index: number, split: split, policy: .script(script))
        }
        switch game.peers {
        case .drawn(let table): return population.persona(split, number, seat: seat, game: table, seed: seed)
        case .teams: return TeamLibrary.persona(population, split, number, for: game)
        }
    }

    /// The peers that chain `chain` of meta-update `update` meets, `[n - 1]`, drawn from the training personas.
    package func trainingPersonas(update: Int, chain: Int) -> [Persona] {
        let key = ChainKey(seed: seed, stream: .personas, update: update, chain: chain)
        return (1..<game.players).map { seat in
            persona(.train, index: trainingIndex(key, seat: seat, chain: chain), seat: seat)
        }
    }

    /// The number of a training persona. Where kinds come in turn, player 1 of chain `chain` is of kind
    /// `chain % m` of the m kinds, between which the numbers alternate.
    private func trainingIndex(_ key: ChainKey, seat: Int, chain: Int) -> Int {
        let count = personaCount(.train)
        let kinds = population.kinds.count
        guard stratifies, seat == 1, singlePersona == nil, kinds > 1 else { return draw(key, seat: seat, from: count) }
        let kind = chain % kinds
        let ofKind = (count - kind + kinds - 1) / kinds
        return kind + kinds * draw(key, seat: seat, from: ofKind)
    }

    /// The peers of an evaluation on persona `index` of a split: player 1 is that persona, further players are drawn.
    func personas(_ split: PersonaSplit, index: Int, update: Int = 0) -> [Persona] {
        let key = ChainKey(seed: seed, stream: .personas, update: update, chain: -1 - index)
        return (1..<game.players).map { seat in
            let number = seat == 1 ? index : draw(key, seat: seat, from: personaCount(split))
            return persona(split, index: number, seat: seat)
        }
    }

    private func draw(_ key: ChainKey, seat: Int, from count: Int) -> Int {
        key.philox(agent: seat).number(below: count, block: 0)
    }
}
