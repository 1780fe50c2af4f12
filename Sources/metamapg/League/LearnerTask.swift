import Laboratory
import Store

/// One training of a learner, as it is told to whoever does it.
struct LearnerTask: Codable, Sendable {
    /// Which course.
    enum Plan: Codable, Sendable {
        case meta(peerLearning: Bool)
        /// The name of the other learner.
        case against(String)
        case pair
    }

    /// How a training ended.
    enum Outcome: Codable, Sendable {
        /// It is kept; whether anything was left to do.
        case trained(isNew: Bool)
        /// What was trained is kept.
        case stopped
        /// With the reason.
        case failed(String)
    }

    var plan: Plan
    var id: String
    var title: String
    var symbols: [String]
    var payoffs: [[Double]]
    var discount: Double
    var rate: Double
    var seed: UInt64

    init(_ plan: Plan, _ game: ExactGame, seed: UInt64) {
        self.plan = plan
        id = game.id
        title = game.title
        symbols = game.symbols
        payoffs = game.payoffs
        discount = game.discount
        rate = game.rate
        self.seed = seed
    }

    private var game: ExactGame {
        ExactGame(id: id, title: title, symbols: symbols, payoffs: payoffs, discount: discount, rate: rate)
    }

    /// Does it.
    func outcome(in folder: LearnerFolder, isStopped: () -> Bool) -> Outcome {
        do {
            return .trained(isNew: try finish(in: folder, isStopped: isStopped))
        } catch is LeagueTraining.Stopped {
            return .stopped
        } catch {
            return .failed("\(error)")
        }
    }

    private func finish(in folder: LearnerFolder, isStopped: () -> Bool) throws -> Bool {
        switch plan {
        case .meta(let peerLearning):
            return try LearnerCourse.meta(peerLearning: peerLearning).finish(
                game, seed: seed, in: folder, isStopped: isStopped)
        case .against(let name):
            guard let other = Learner.named(name) else { throw Failure("there is no learner \"\(name)\"") }
            return try LearnerCourse.against(other).finish(game, seed: seed, in: folder, isStopped: isStopped)
        case .pair:
            return try LearnerCourse.pair.finish(game, seed: seed, in: folder, isStopped: isStopped)
        }
    }
}
