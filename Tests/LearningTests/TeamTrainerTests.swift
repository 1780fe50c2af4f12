#if MuJoCo
import Foundation
import Games
import Learning
import Synchronization
import Testing

/// A team that learns while somebody watches.
struct TeamTrainerTests {
    private let game = HalfCheetah(direction: .left)

    private var settings: TeamSettings {
        var settings = TeamSettings()
        settings.iterations = 5
        settings.trajectories = 4
        settings.horizon = 6
        settings.hidden = 3
        return settings
    }

    /// What is saved, and where a watcher waits for news.
    private final class Watcher: Sendable {
        private let condition = NSCondition()
        let teams = Mutex<[Team]>([])

        func signal() { condition.withLock { condition.broadcast() } }

        /// Everything that the trainer told until `isEnough` says so of the latest snapshot.
        func feeds(_ trainer: TeamTrainer, until isEnough: (TrainerSnapshot) -> Bool) throws -> [TrainerFeed] {
            let end = Date() + 60
            var feeds: [TrainerFeed] = []
            condition.lock()
            defer { condition.unlock() }
            while true {
                feeds.append(trainer.takeFeed())
                if isEnough(feeds[feeds.count - 1].snapshot) { return feeds }
                try #require(condition.wait(until: end), "news in time")
            }
        }
    }

    private func trainer(
        _ watcher: Watcher, team: Team? = nil, problem: RunFileError? = nil
    ) -> TeamTrainer {
        let configuration = settings.configuration(.halfCheetah(game))
        let training = TeamTraining(game, settings, team: team, threads: 2, shown: configuration)
        return TeamTrainer(
            training, shown: configuration, threads: 2, folder: "team",
            save: { team in
                if let problem { throw problem }
                watcher.teams.withLock { $0.append(team) }
            },
            onNews: { watcher.signal() })
    }

    @Test func `its numbers are those of a team that nobody watches, stepped or not`() throws {
        let alone = TeamTraining(game, settings, threads: 1)
        let rewards = try (0..<settings.iterations).map { _ in try alone.advance() }
        let watcher = Watcher()
        let trainer = trainer(watcher)
        trainer.send(.pause)
        trainer.start()
        _ = try watcher.feeds(trainer) { $0.state == .paused && $0.update == 0 }
        trainer.send(.stepUpdates(2))
        let stepped = try watcher.feeds(trainer) { $0.state == .paused && $0.update == 2 }
        #expect(stepped.flatMap(\.samples).map(\.update) == [1, 2])
        let chain = try #require(stepped.last?.snapshot.chain)
        #expect(chain.motions.count == 1 && chain.motions[0].frameCount == settings.horizon + 1)
        #expect(chain.agents.count == 2 && chain.agents[1].normals[0].means.count == 3)
        trainer.send(.resume)
        let feeds = try watcher.feeds(trainer) { $0.state == .done }
        let scores = (stepped + feeds).flatMap(\.samples).map(\.score)
        let factor = settings.configuration(.halfCheetah(game)).rewardFactor
        #expect(scores == rewards.map { $0 * factor })
        trainer.send(.resume)
        trainer.finish()
        #expect(watcher.teams.withLock { $0.last } == alone.team && watcher.teams.withLock(\.count) == 5)
    }

    /// How the first cheetah of the first iteration moved, before anything was learned.
    private func firstMotion(_ direction: HalfCheetah.Direction) throws -> HalfCheetahMotion {
        var settings = settings
        settings.trajectories = 1
        settings.iterations = 1
        let game = HalfCheetah(direction: direction)
        let configuration = settings.configuration(.halfCheetah(game))
        let watcher = Watcher()
        let trainer = TeamTrainer(
            TeamTraining(game, settings, threads: 1, shown: configuration), shown: configuration, threads: 1,
            folder: "team", save: { _ in }, onNews: { watcher.signal() })
        trainer.start()
        let feeds = try watcher.feeds(trainer) { $0.state == .done }
        trainer.finish()
        return try #require(feeds.last?.snapshot.chain?.motions.first)
    }

    @Test func `a body is where it is, whichever way it is paid to run`() throws {
        let (left, right) = (try firstMotion(.left), try firstMotion(.right))
        // The same policy, start and noise: the physics do not know what is paid for.
        #expect(left == right)
        #expect(left.distance(0) == 0 && left.distance(settings.horizon) != 0)
        #expect(left.speed(3) == right.speed(3))
    }

    @Test func `one that goes on shows what was before`() throws {
        let first = TeamTraining(game, settings, threads: 1)
        for _ in 0..<3 { _ = try first.advance() }
        let watcher = Watcher()
        let trainer = trainer(watcher, team: first.team)
        let before = trainer.takeFeed()
        #expect(before.newRun?.game == .halfCheetah(game) && before.samples.map(\.update) == [1, 2, 3])
        trainer.start()
        let feeds = try watcher.feeds(trainer) { $0.state == .done }
        #expect(feeds.flatMap(\.samples).map(\.update) == [4, 5])
        trainer.finish()
    }

    @Test func `what cannot be saved stops it with the reason`() throws {
        let watcher = Watcher()
        let problem = try #require(throws: RunFileError.self) { try TensorFile(Data(), file: "disk") }
        let trainer = trainer(watcher, problem: problem)
        trainer.start()
        let feeds = try watcher.feeds(trainer) {
            if case .failed(let reason) = $0.state { reason.contains("\"disk\" is damaged") } else { false }
        }
        #expect(feeds.flatMap(\.events).contains { $0.kind == .error })
        trainer.finish()
    }
}
#endif
