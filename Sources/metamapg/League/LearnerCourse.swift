import Files
import Laboratory
import Store

/// How learners of a kind are trained: what each seed begins with, and how it is brought to its end.
struct LearnerCourse<Training: Codable & Sendable>: Sendable {
    /// As files are called.
    let title: String
    let start: @Sendable (_ seed: UInt64) -> Training
    /// What `done` says at the end, and after how much of it a training is kept.
    let goal: Int
    let chunk: Int
    let done: @Sendable (Training) -> Int
    let advance: @Sendable (_ training: inout Training, _ game: ExactGame, _ count: Int) -> Void

    /// The file of a training.
    private func name(_ game: ExactGame, _ seed: UInt64) throws(RunFileError) -> String {
        try LearnerFolder.name(
            "\(game.id)-\(title)-seed\(seed)", from: start(seed),
            in: game.payoffs.flatMap { $0 } + [game.discount, game.rate])
    }

    /// Brings a training to its end, from where it was kept.
    /// - Parameters:
    ///   - game: What is played.
    ///   - seed: Which training.
    ///   - folder: Where it is kept.
    ///   - isStopped: Whether to end soon.
    /// - Returns: Whether anything was left to do.
    /// - Throws: `LeagueTraining.Stopped`, or `RunFileError`.
    func finish(
        _ game: ExactGame, seed: UInt64, in folder: LearnerFolder, isStopped: () -> Bool
    ) throws -> Bool {
        let name = try name(game, seed)
        var training = try folder.load(name, as: Training.self) ?? start(seed)
        let isNew = done(training) < goal
        while done(training) < goal {
            if isStopped() { throw LeagueTraining.Stopped() }
            advance(&training, game, min(chunk, goal - done(training)))
            try folder.save(training, name)
        }
        return isNew
    }

    /// A training that is at its end.
    /// - Throws: `RunFileError`, also if it is not there.
    func result(_ game: ExactGame, seed: UInt64, in folder: LearnerFolder) throws(RunFileError) -> Training {
        let name = try name(game, seed)
        guard let training = try folder.load(name, as: Training.self), done(training) >= goal else {
            throw RunFileError(
                "\"\(folder.path)/\(name)\" is not there or not complete, though it was trained; ranks must see the same "
                    + "folder")
        }
        return training
    }
}

extension LearnerCourse<MetaTraining> {
    /// Meta-MAPG, or Meta-PG without peer learning.
    static func meta(peerLearning: Bool) -> Self {
        LearnerCourse(
            title: (peerLearning ? TrainedLearner.metaMAPG : .metaPG).name,
            start: { MetaTraining(peerLearning: peerLearning, seed: $0) }, goal: 1_000, chunk: 50,
            done: { $0.updates }, advance: { $0.train($1, updates: $2) })
    }
}

extension LearnerCourse<ShapingTraining> {
    static var generations: Int { 100 }

    /// M-FOS against one other learner.
    static func against(_ other: Learner) -> Self {
        LearnerCourse(
            title: "m-fos-against-\(other.name)", start: { ShapingTraining(seed: $0) }, goal: generations, chunk: 5,
            done: { $0.generations }, advance: { $0.train($1, against: other, generations: $2) })
    }
}

extension LearnerCourse<ShapingPair> {
    /// Generations of partners for each of a single network; for so many of these they meet others at times.
    private static var shares: (partner: Int, warmUp: Int) { (4, 3) }

    /// M-FOS with each other, slower than against learners who do not train themselves, as in Lu et al. (2022).
    static var pair: Self {
        let generations = LearnerCourse<ShapingTraining>.generations
        return LearnerCourse(
            title: "m-fos-pair",
            start: { ShapingPair(ShapingTraining(seed: $0, rate: 0.02), warmUp: shares.warmUp * generations) },
            goal: shares.partner * generations, chunk: 5, done: { $0.first.generations },
            advance: { $0.train($1, others: .naive, generations: $2) })
    }
}
