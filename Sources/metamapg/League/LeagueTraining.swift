import Files
import Foundation
import Laboratory
import Store
import Synchronization
import Threads
import Training

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
    /// Who trains.
    let sharing: any TaskSharing
    /// Whether training is to stop soon, and a wish that it should.
    let isStopped: @Sendable () -> Bool
    let stop: @Sendable () -> Void
    /// Told a sentence on how far it is, from any thread.
    let tell: @Sendable (String) -> Void

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
        case .metaMAPG: Entrant(.metaMAPG(try meta(peerLearning: true, game)))
        case .metaPG: Entrant(.metaPG(try meta(peerLearning: false, game)))
        case .shaping: try shaping(game)
        }
    }

    private func meta(peerLearning: Bool, _ game: ExactGame) throws -> [MetaTraining] {
        try trained(.meta(peerLearning: peerLearning), .meta(peerLearning: peerLearning), game, count: counts.meta)
    }

    /// Trained against naive learners, against LOLA, and with each other where both can gain.
    private func shaping(_ game: ExactGame) throws -> Entrant {
        let others = try [Learner.naive, .lola].map { other in
            let all = try trained(.against(other.name), .against(other), game, count: counts.shaping)
            return (other.name, Learner.shaping(all.map(\.network)))
        }
        let known = Dictionary(uniqueKeysWithValues: others)
        // In a zero-sum game partners have nothing to agree on.
        guard !game.isZeroSum else {
            return Entrant(trained: known, otherwise: others[0].1, steps: Self.shapingSteps)
        }
        let pairs = try trained(.pair, .pair, game, count: counts.shaping)
        return Entrant(
            trained: known, partners: Learner.partners(pairs), otherwise: others[0].1, steps: Self.shapingSteps)
    }

    /// Brings trainings with seeds from 0 on to their end, each as far as it was kept, a thread for each.
    private func trained<Training: Codable & Sendable>(
        _ plan: LearnerTask.Plan, _ course: LearnerCourse<Training>, _ game: ExactGame, count: Int
    ) throws -> [Training] {
        let outcomes = Mutex<[LearnerTask.Outcome?]>(Array(repeating: nil, count: count))
        let end = { @Sendable [tell] (seed: Int, outcome: LearnerTask.Outcome) in
            let finished = outcomes.withLock { outcomes in
                outcomes[seed] = outcome
                return outcomes.count { if case .trained? = $0 { true } else { false } }
            }
            if case .trained(isNew: true) = outcome {
                tell("\(game.id): trained \(course.title), \(finished) of \(count)")
            }
        }
        let task = { @Sendable (seed: Int) in LearnerTask(plan, game, seed: UInt64(seed)) }
        try sharing.perform(
            TaskList(
                count: count, threads: threads, isStopped: isStopped, stop: stop,
                perform: { [folder, isStopped] in end($0, task($0).outcome(in: folder, isStopped: isStopped)) },
                order: { [folder] in RankTask.learner(task($0), folder: DurableFiles.absolute(folder.path)).bytes },
                hear: { _, _ in },
                end: { seed, bytes in
                    let outcome = try? JSONDecoder().decode(LearnerTask.Outcome.self, from: Data(bytes))
                    end(seed, outcome ?? .failed("what became of a training is not understood"))
                }))
        for outcome in outcomes.withLock({ $0 }) {
            switch outcome {
            case .trained?: break
            case .stopped?, nil: throw Stopped()
            case .failed(let reason)?: throw Failure(reason)
            }
        }
        return try (0..<count).map { try course.result(game, seed: UInt64($0), in: folder) }
    }
}

extension ExactGame {
    /// Whether what one player gets the other loses.
    fileprivate var isZeroSum: Bool { zip(payoffs[0], payoffs[1]).allSatisfy { $0 == -$1 } }
}
