import Laboratory
import Store
import TUI
import Training

/// Trains for leagues on the dashboard and keeps what was trained where `metamapg league` does.
struct KeptLearners: LearnerTrainer {
    let threads: Int

    func entrant(
        _ learner: TrainedLearner, in game: ExactGame, isStopped: @escaping @Sendable () -> Bool,
        tell: @escaping @Sendable (String) -> Void
    ) throws -> Entrant? {
        let training = LeagueTraining(
            game: game, counts: LeagueTraining.Counts(), folder: LearnerFolder(beside: .standard), threads: threads,
            sharing: TasksHere(), isStopped: isStopped, stop: {}, tell: tell)
        do {
            return try training.entrant(learner)
        } catch is LeagueTraining.Stopped {
            return nil
        }
    }
}
