import Files
import Foundation
import Games
import Store
import Synchronization
import Testing
import Training

/// A team that learns while somebody watches.
struct TeamTrainerTests {
    private let game = Game.halfCheetah(HalfCheetah(direction: .left))

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
        /// Times that something was to be saved.
        let tries = Mutex(0)

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
        _ watcher: Watcher, team: Team? = nil, problem: RunFileError? = nil, refusals: Int = .max, retry: Double? = nil
    ) throws -> TeamTrainer {
        let training = try TeamTraining(game, settings, team: team, threads: 2, shown: game)
        return try TeamTrainer(
            training, playing: game, threads: 2, folder: "team", diskRetry: retry,
            save: { (team) throws(RunFileError) in
                let tries = watcher.tries.withLock { tries in
                    tries += 1
                    return tries
                }
                if let problem, tries <= refusals { throw problem }
                watcher.teams.withLock { $0.append(team) }
            },
            onNews: { watcher.signal() })
    }

    @Test func `its numbers are those of a team that nobody watches, stepped or not`() throws {
        let alone = try TeamTraining(game, settings, threads: 1)
        let rewards = try (0..<settings.iterations).map { _ in try alone.advance() }
        let watcher = Watcher()
        let trainer = try trainer(watcher)
        trainer.send(.pause)
        trainer.start()
        _ = try watcher.feeds(trainer) { $0.state == .paused && $0.update == 0 }
        trainer.send(.stepUpdates(2))
        let stepped = try watcher.feeds(trainer) { $0.state == .paused && $0.update == 2 }
        #expect(stepped.flatMap(\.samples).map(\.update) == [1, 2])
        let chain = try #require(stepped.last?.snapshot.chain)
        #expect(chain.motions.count == 1 && HalfCheetahMotion(chain.motions[0]).frameCount == settings.horizon + 1)
        #expect(chain.agents.count == 2 && chain.agents[1].normals[0].means.count == 3)
        trainer.send(.resume)
        let feeds = try watcher.feeds(trainer) { $0.state == .done }
        let scores = (stepped + feeds).flatMap(\.samples).map(\.score)
        let factor = game.rewardUnit.factor(horizon: settings.horizon)
        #expect(scores == rewards.map { $0 * factor })
        trainer.send(.resume)
        trainer.finish()
        #expect(watcher.teams.withLock { $0.last } == alone.team && watcher.teams.withLock(\.count) == 5)
    }

    /// How the first cheetah of the first iteration moved, before anything was learned.
    private func firstMotion(_ direction: Direction) throws -> HalfCheetahMotion {
        var settings = settings
        settings.trajectories = 1
        settings.iterations = 1
        let game = Game.halfCheetah(HalfCheetah(direction: direction))
        let watcher = Watcher()
        let trainer = try TeamTrainer(
            TeamTraining(game, settings, threads: 1, shown: game), playing: game, threads: 1,
            folder: "team", save: { _ in }, onNews: { watcher.signal() })
        trainer.start()
        let feeds = try watcher.feeds(trainer) { $0.state == .done }
        trainer.finish()
        return HalfCheetahMotion(try #require(feeds.last?.snapshot.chain?.motions.first))
    }

    @Test func `a body is where it is, whichever way it is paid to run`() throws {
        let (left, right) = (try firstMotion(.left), try firstMotion(.right))
        // The same policy, start and noise: the physics do not know what is paid for.
        #expect(left == right)
        #expect(left.distance(0) == 0 && left.distance(settings.horizon) != 0)
        #expect(left.speed(3) == right.speed(3))
    }

    @Test func `one that goes on shows what was before`() throws {
        let first = try TeamTraining(game, settings, threads: 1)
        for _ in 0..<3 { _ = try first.advance() }
        let watcher = Watcher()
        let trainer = try trainer(watcher, team: first.team)
        let before = trainer.takeFeed()
        #expect(before.newSubject == .team(settings, game) && before.samples.map(\.update) == [1, 2, 3])
        trainer.start()
        let feeds = try watcher.feeds(trainer) { $0.state == .done }
        #expect(feeds.flatMap(\.samples).map(\.update) == [4, 5])
        trainer.finish()
    }

    /// Pretraining waits as all training does, until somebody asks or, where nobody can, by itself.
    @Test(arguments: [nil, 0.001]) func `a disk that refuses is waited for`(_ retry: Double?) throws {
        let watcher = Watcher()
        let problem = try #require(throws: RunFileError.self) {
            try TeamFolder("/dev/null/team", game: game, variant: "left", settings: settings)
        }
        let trainer = try trainer(watcher, problem: problem, refusals: 3, retry: retry)
        trainer.start()
        if retry == nil {
            for count in 1...3 {
                let paused = try watcher.feeds(trainer) { snapshot in
                    snapshot.state == .paused && watcher.tries.withLock { $0 == count }
                }
                #expect(paused.last?.snapshot.update == 1)
                trainer.send(.resume)
            }
        }
        let feeds = try watcher.feeds(trainer) { $0.state == .done }
        #expect(feeds.flatMap(\.events).contains { $0.text == "everything is written; training goes on" })
        trainer.finish()
        let alone = try TeamTraining(game, settings, threads: 1)
        for _ in 0..<settings.iterations { _ = try alone.advance() }
        #expect(watcher.teams.withLock { $0.map(\.iteration) } == Array(1...settings.iterations))
        #expect(watcher.teams.withLock { $0.last } == alone.team)
    }

    @Test func `what cannot be saved stops it with the reason`() throws {
        let watcher = Watcher()
        let problem = try #require(throws: RunFileError.self) { try TensorFile(Data(), file: "disk") }
        let trainer = try trainer(watcher, problem: problem)
        trainer.start()
        let feeds = try watcher.feeds(trainer) {
            if case .failed(let reason) = $0.state { reason.contains("\"disk\" is damaged") } else { false }
        }
        #expect(feeds.flatMap(\.events).contains { $0.kind == .error })
        trainer.finish()
    }
}
