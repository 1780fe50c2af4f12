import Files
import Laboratory
import Store
import Synchronization
import Threads

/// Trains those learners of a league that have to be trained, or takes them from where they are kept.
struct LeagueTraining {
    /// Trainings of Meta-MAPG and Meta-PG, and of M-FOS, which takes longer.
    struct Counts: Sendable, Hashable {
        var meta = 10
        var shaping = 3
    }

    let game: ExactGame
    let counts: Counts
    let folder: LearnerFolder
    let threads: Int
    /// Whether training is to stop soon.
    let isStopped: @Sendable () -> Bool
    /// Told a sentence on how far it is, from any thread.
    let tell: @Sendable (String) -> Void

    private static let metaUpdates = 1_000
    private static let generations = 100
    /// Generations of partners for each of a single network; for so many of these they meet others at times.
    private static let (partnerShare, warmUpShare) = (4, 3)
    private static let shapingSteps = 100

    /// One learner, in both seats.
    /// - Throws: `Stopped`, or `RunFileError`.
    func entrant(_ kind: TrainedLearner) throws -> Entrant {
        let row = try entrant(kind, game)
        return game.isSymmetric ? row : row.seated(column: try entrant(kind, game.swapped))
    }

    /// Training ended before it was done; what was trained is kept.
    struct Stopped: Error {}

    private func entrant(_ kind: TrainedLearner, _ game: ExactGame) throws -> Entrant {
        switch kind {
        case .metaMAPG: Entrant(.metaMAPG(try meta(kind, game)))
        case .metaPG: Entrant(.metaPG(try meta(kind, game)))
        case .shaping: try shaping(game)
        }
    }

    private func meta(_ kind: TrainedLearner, _ game: ExactGame) throws -> [MetaTraining] {
        let starts = (0..<counts.meta).map { seed in
            MetaTraining(peerLearning: kind == .metaMAPG, seed: UInt64(seed))
        }
        return try trained(
            kind.name, game, starts, goal: Self.metaUpdates, chunk: 50, done: { $0.updates },
            advance: { $0.train($1, updates: $2) })
    }

    /// Trained against naive learners, against LOLA, and with each other where both can gain.
    private func shaping(_ game: ExactGame) throws -> Entrant {
        let seeds = (0..<counts.shaping).map { UInt64($0) }
        let others = try [Learner.naive, .lola].map { other in
            let all = try trained(
                "m-fos-against-\(other.name)", game, seeds.map { ShapingTraining(seed: $0) }, goal: Self.generations,
                chunk: 5, done: { $0.generations }, advance: { $0.train($1, against: other, generations: $2) })
            return (other.name, Learner.shaping(all.map(\.network)))
        }
        let known = Dictionary(uniqueKeysWithValues: others)
        // In a zero-sum game partners have nothing to agree on.
        guard !game.isZeroSum else {
            return Entrant(trained: known, otherwise: others[0].1, steps: Self.shapingSteps)
        }
        // Slower than against learners who do not train themselves, as in Lu et al. (2022).
        let starts = seeds.map { seed in
            ShapingPair(ShapingTraining(seed: seed, rate: 0.02), warmUp: Self.warmUpShare * Self.generations)
        }
        let pairs = try trained(
            "m-fos-pair", game, starts, goal: Self.partnerShare * Self.generations, chunk: 5,
            done: { $0.first.generations }, advance: { $0.train($1, others: .naive, generations: $2) })
        return Entrant(
            trained: known, partners: Learner.partners(pairs), otherwise: others[0].1, steps: Self.shapingSteps)
    }

    /// Brings trainings to their end, each as far as it was kept, a thread for each.
    private func trained<Training: Codable & Sendable>(
        _ title: String, _ game: ExactGame, _ starts: [Training], goal: Int, chunk: Int,
        done: @escaping @Sendable (Training) -> Int,
        advance: @escaping @Sendable (_ training: inout Training, _ game: ExactGame, _ count: Int) -> Void
    ) throws -> [Training] {
        let circumstances = game.payoffs.flatMap { $0 } + [game.discount, game.rate]
        let finished = Atomic<Int>(0)
        let results = Parallel.map(starts.count, threads: threads) { [folder, isStopped, tell] seed in
            Result<Training, any Error> {
                var training = starts[seed]
                let name = try LearnerFolder.name("\(game.id)-\(title)-seed\(seed)", from: training, in: circumstances)
                training = try folder.load(name, as: Training.self) ?? training
                let isNew = done(training) < goal
                while done(training) < goal {
                    if isStopped() { throw Stopped() }
                    advance(&training, game, min(chunk, goal - done(training)))
                    try folder.save(training, name)
                }
                let count = finished.add(1, ordering: .relaxed).newValue
                if isNew { tell("\(game.id): trained \(title), \(count) of \(starts.count)") }
                return training
            }
        }
        return try results.map { try $0.get() }
    }
}

extension ExactGame {
    /// Whether what one player gets the other loses.
    fileprivate var isZeroSum: Bool { zip(payoffs[0], payoffs[1]).allSatisfy { $0 == -$1 } }
}
