extension PersonaKind {
    /// The smallest probability in a persona: a policy-gradient learner needs finite logits.
    package static let smallestProbability = 1e-6
    /// Memory-one strategies tremble: they leave their rule with at least this probability if nothing else is said. With
    /// less, the log-probabilities are so steep that a peer hardly learns.
    package static let tremble = 0.01

    /// The action probabilities of one persona of this kind, a pure function of the arguments.
    /// - Parameters:
    ///   - split: Training, validation and test personas come from different streams.
    ///   - number: Number of the persona among those of its kind and split, from 0.
    ///   - seat: The player whose policy this is, from 0 (the meta-agent); peers in different seats are drawn
    ///     independently.
    ///   - game: The game for which the kind was made.
    ///   - seed: Seed of the run.
    ///   - tremble: See `tremble`.
    /// - Returns: Probabilities, `[S, A]` row-major; every entry is at least the smaller of `smallestProbability` and
    ///   `tremble`, each row sums to 1.
    func probabilities(
        split: PersonaSplit, number: Int, seat: Int, game: MatrixGame, seed: UInt64, tremble: Double = tremble
    ) -> [Double] {
        (0..<game.observationCount).flatMap { observation in
            switch distribution {
            case .favouring(let action):
                let drawn = KeyedRandom.uniform(
                    seed, split.streamWord, UInt64(action), UInt64(number), UInt64(seat), UInt64(observation))
                return Self.row(favouring: action, drawn: drawn, actions: game.actionCount)
            case .contingent(let cooperate, let returns):
                let drawn = KeyedRandom.uniform(
                    seed, split.streamWord, returns ? 1_000 : 1_001, UInt64(number), UInt64(seat),
                    UInt64(observation))
                let cooperation = Self.contingent(
                    returns, drawn: drawn, observation: observation, seat: seat, game: game, cooperate: cooperate)
                return (0..<2).map { $0 == cooperate ? cooperation : 1 - cooperation }
            case .memoryOne(let strategy, let cooperate):
                let cooperation = strategy.cooperation(
                    in: observation, seat: seat, game: game, cooperate: cooperate)
                let soft = min(max(cooperation, tremble), 1 - tremble)
                return (0..<game.actionCount).map { $0 == cooperate ? soft : 1 - soft }
            case .uniform:
                return [Double](repeating: 1 / Double(game.actionCount), count: game.actionCount)
            }
        }
    }

    /// P(cooperate) of a persona that returns what the other player did, or does the opposite.
    private static func contingent(
        _ returns: Bool, drawn: Double, observation: Int, seat: Int, game: MatrixGame, cooperate: Int
    ) -> Double {
        let range =
            if observation == 0 {
                0.0...1.0
            } else if (game.action(of: 1 - seat, in: observation - 1) == cooperate) == returns {
                0.75...1.0
            } else {
                0.0...0.25
            }
        let cooperation = range.lowerBound + (range.upperBound - range.lowerBound) * drawn
        return min(max(cooperation, smallestProbability), 1 - smallestProbability)
    }

    /// P(`action`) = 1/A + (1 - 1/A) `drawn`, the rest shared evenly, `[A]`.
    private static func row(favouring action: Int, drawn: Double, actions: Int) -> [Double] {
        let even = 1 / Double(actions)
        let others = Double(actions - 1)
        let favoured = min(even + (1 - even) * drawn, 1 - others * smallestProbability)
        let rest = max((1 - favoured) / others, smallestProbability)
        return (0..<actions).map { $0 == action ? favoured : rest }
    }
}

extension PersonaSplit {
    /// The split's word in the key of its random numbers.
    fileprivate var streamWord: UInt64 {
        switch self {
        case .train: 0
        case .validation: 1
        case .test: 2
        }
    }
}
