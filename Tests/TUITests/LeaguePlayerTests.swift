import Dispatch
import Laboratory
import TUI
import Testing

/// Leagues as they are played beside the dashboard.
struct LeaguePlayerTests {
    /// Trains a little, and waits before that until it may.
    private struct School: LearnerTrainer {
        let gate: DispatchSemaphore

        struct Closed: Error, CustomStringConvertible {
            var description: String { "no school today" }
        }

        func entrant(
            _ learner: TrainedLearner, in game: ExactGame, isStopped: @escaping @Sendable () -> Bool,
            tell: @escaping @Sendable (String) -> Void
        ) throws -> Entrant? {
            guard learner == .metaMAPG else { throw Closed() }
            gate.wait()
            return isStopped() ? nil : School.entrant(game)
        }

        static func entrant(_ game: ExactGame) -> Entrant {
            var training = MetaTraining(peerLearning: true, seed: 1)
            training.train(game, updates: 3)
            return Entrant(.metaMAPG([training]))
        }
    }

    /// A player, and what it tells.
    private struct Session {
        let gate = DispatchSemaphore(value: 0)
        let told = DispatchSemaphore(value: 0)
        let player: LeaguePlayer

        init() { player = LeaguePlayer(trainer: School(gate: gate), onNews: { [told] in told.signal() }) }

        func news(where isMeant: (LeaguePlayer.News) -> Bool) -> LeaguePlayer.News {
            while true {
                told.wait()
                if let news = player.takeNews(), isMeant(news) { return news }
            }
        }
    }

    private static let request = LeaguePlayer.Request(
        game: .prisonersDilemma, learners: ["meta-mapg", "naive"], seed: 3)

    @Test func `others do not wait for who has to be trained, and numbers are those of the whole league`() throws {
        let session = Session()
        session.player.send(.play(Self.request))
        // A pair that waits for its training.
        session.player.send(.trace(Self.request, row: 0, column: 1))
        let first = session.news { $0.cells.count { $0 != nil } == 1 && $0.progress != nil }
        #expect(first.progress == "meta-mapg is trained first" && first.adoption == nil && first.trace == nil)
        #expect(first.cells.map { $0 == nil } == [true, true, true, false])
        session.gate.signal()
        let last = session.news { $0.adoption != nil && $0.trace != nil }
        #expect(last.progress == nil && last.problem == nil)
        let league = League(.prisonersDilemma, [School.entrant(.prisonersDilemma), Entrant(.naive)], seed: 3)
        #expect(last.cells.map { $0?.meanReturn } == (0..<4).map { league.cell($0).meanReturn })
        let trace = try #require(last.trace)
        #expect(trace.row == "meta-mapg" && trace.column == "naive" && trace.moments.count == 301)
        #expect(abs(trace.moments[300].row.mean - league.cell(1).meanReturn) < 1e-12)
    }

    @Test func `what cannot be trained is said`() {
        let session = Session()
        session.player.send(
            .play(LeaguePlayer.Request(game: .prisonersDilemma, learners: ["naive", "m-fos"], seed: 1)))
        let news = session.news { $0.problem != nil }
        #expect(news.problem == "no school today" && news.progress == nil && news.cells.count { $0 != nil } == 1)
    }
}
