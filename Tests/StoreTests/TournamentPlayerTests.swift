import Foundation
import Games
import RunFixtures
import Store
import TestTools
import Testing
import Training

/// Tournaments for somebody who watches.
struct TournamentPlayerTests {
    /// Listens to a player.
    private final class Listener {
        let player: TournamentPlayer
        private let news: DispatchSemaphore

        init() {
            let news = DispatchSemaphore(value: 0)
            self.news = news
            player = TournamentPlayer(RunStore(""), onNews: { news.signal() })
        }

        /// The first news that meet the condition; a minute at most, so that a mistake ends the test.
        func wait(until condition: (TournamentPlayer.News) -> Bool) throws -> TournamentPlayer.News {
            let deadline = DispatchTime.now() + 60
            while true {
                if let next = player.takeNews(), condition(next) { return next }
                try #require(news.wait(timeout: deadline) == .success)
            }
        }
    }

    @Test func `a board fills up to what a tournament of as many chains gives`() throws {
        let run = try finishedRun(updates: 4)
        let configuration = run.configuration
        let policy = TrainedPolicy(configuration, RunState(update: 4, parameters: run.parameters, best: nil))
        let listener = Listener()
        listener.player.play(.init(configuration, rivals: []), policy)
        let news = try listener.wait(until: \.isOver)
        #expect(news.names == ["this run"] + Contestant.classic(configuration).map(\.name))
        #expect(news.names.contains("tit-for-tat") && news.runs == 1 && news.update == 4 && news.problems.isEmpty)
        let contestants =
            [Contestant("this run", configuration, run.parameters)] + Contestant.classic(configuration)
        let game = try #require(configuration.game.table)
        let tournament = try #require(
            Tournament(
                game, configuration.chainSettings, contestants, repeats: TournamentPlayer.rounds,
                seed: configuration.seed))
        let expected = tournament.play(threads: 2)
        for row in contestants.indices {
            for column in contestants.indices {
                let rewards = try #require(news.tally.rewards(row, against: column))
                #expect(zip(rewards, expected.rewards[row][column]).allSatisfy { abs($0 - $1) < 1e-9 })
                let adapted = try #require(news.tally.adapted(row, against: column))
                #expect(abs(adapted - expected.adapted[row][column]) < 1e-9)
            }
        }
    }

    @Test func `saved runs play, those that cannot be read are named, and so it is without the run itself`() throws {
        let folder = try TemporaryFolder()
        defer { folder.remove() }
        let path = "\(folder.path)/run"
        let run = try savedRun(updates: 2, at: path)
        let listener = Listener()
        listener.player.play(
            .init(run.configuration, rivals: [.init("A seed2", path), .init("B seed3", "\(folder.path)/none")]), nil)
        let news = try listener.wait { $0.tally.rounds >= 1 }
        #expect(news.names.first == "A seed2" && news.runs == 1 && news.update == nil)
        #expect(news.problems == ["B seed3 does not play: there is no folder \"\(folder.path)/none\""])
    }

    @Test func `the latest request alone is answered, and none after a stop`() throws {
        let first = try smallRequest().resolved()
        let second = try smallRequest { $0.game = .catalogue(name: "rps", players: 2) }.resolved()
        let listener = Listener()
        listener.player.play(.init(first, rivals: []), nil)
        listener.player.play(.init(second, rivals: []), nil)
        let news = try listener.wait { _ in true }
        #expect(news.names == ["rock#0", "paper#0", "scissors#0"])
        listener.player.stop()
        #expect(listener.player.takeNews() == nil)
    }

    @Test func `a trainer hands out what it has learned and goes on undisturbed`() throws {
        let request = smallRequest()
        let waiter = Waiter()
        let trainer = try Trainer(
            request, .init(threads: 1, targetUpdates: 3, niceness: 0), onNews: { waiter.signal() })
        #expect(trainer.latestPolicy == nil)
        trainer.start()
        waiter.wait(trainer) { _ in trainer.latestPolicy != nil }
        let listener = Listener()
        listener.player.play(.init(try request.resolved(), rivals: []), trainer.latestPolicy)
        _ = try listener.wait { $0.tally.rounds >= 1 && $0.runs == 1 }
        waiter.wait(trainer) { $0.state == .done }
        let policy = try #require(trainer.latestPolicy)
        let expected = try finishedRun(request, updates: 3)
        #expect(policy.update == 3 && policy.parameters == expected.parameters)
        trainer.send(.switchRun(smallRequest { $0.algorithm = "meta-pg" }))
        waiter.wait(trainer) { _ in trainer.latestPolicy?.configuration.method.id == "meta-pg" }
        trainer.finish()
    }

    @Test func `a follower hands out the last checkpoint`() throws {
        let folder = try TemporaryFolder()
        defer { folder.remove() }
        let path = "\(folder.path)/run"
        let run = try savedRun(updates: 2, at: path)
        let watcher = try Watcher(path)
        watcher.wait(for: "the run") { $0.snapshot.state == .done && $0.snapshot.update == 2 }
        let policy = try #require(watcher.follower.latestPolicy)
        #expect(policy.update == 2 && policy.parameters == run.parameters)
        watcher.follower.finish()
    }

    @Test func `a mean waits until all opponents have been met`() {
        var tally = TournamentTally(contestants: 2)
        tally.add(0, 0, [[0, 1], [0, 2]])
        #expect(tally.adapted(0, against: 0) == 1.5 && tally.mean(0) == nil && tally.rounds == 0)
        tally.add(0, 1, [[0, 2], [0, -2]])
        tally.add(0, 1, [[0, 3], [0, -3]])
        tally.add(1, 1, [[0, 1], [0, 1]])
        #expect(tally.rewards(1, against: 0) == [0, -2.5] && tally.rounds == 1)
        #expect(tally.mean(0) == 2 && tally.mean(1) == -0.75)
    }
}
