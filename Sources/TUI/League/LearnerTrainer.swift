import Laboratory

/// Whoever trains learners that have to be trained before they play, or has kept them from before.
package protocol LearnerTrainer: Sendable {
    /// A learner for a game.
    /// - Parameters:
    ///   - learner: Who is trained.
    ///   - game: What for; what is trained for one game is no good in another.
    ///   - isStopped: Asked now and then, from any thread: whether nobody waits for it any longer.
    ///   - tell: Told sentences on how far it is, from any thread.
    /// - Returns: nil if it was stopped before; what was trained by then is kept.
    /// - Throws: What keeps it from being trained or kept, as a sentence.
    func entrant(
        _ learner: TrainedLearner, in game: ExactGame, isStopped: @escaping @Sendable () -> Bool,
        tell: @escaping @Sendable (String) -> Void
    ) throws -> Entrant?
}
