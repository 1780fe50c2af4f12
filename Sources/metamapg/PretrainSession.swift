import Engine
import Files
import Foundation
import Games
import Personas
import Store
import TUI
import Training

/// Pretrains a team in a folder, going on where it was, and writes its population.
struct PretrainSession {
    private let folder: TeamFolder
    private let path: String
    private let settings: TeamSettings
    /// The game in which the team's member will be met, and what the team plays.
    private let game: Game
    private let played: Game

    /// - Parameters:
    ///   - path: The team's folder.
    ///   - game: Whose peers the team gives.
    ///   - settings: How the team learns.
    ///   - replaces: Whether a team of other settings is to be replaced.
    /// - Throws: A sentence that says why the folder cannot be used, or the game not be played.
    init(_ path: String, _ game: TeamGame, _ settings: TeamSettings, replaces: Bool) throws {
        self.game = game.game
        played = game.pretraining.game
        if let problem = played.unavailability {
            throw SimulationError(problem, of: played.physics?.name ?? played.title)
        }
        self.path = path
        self.settings = settings
        folder = try TeamFolder(
            path, game: played, variant: game.pretraining.mark, settings: settings, replaces: replaces)
    }

    /// Whether the population has been written.
    var isDone: Bool {
        guard let team = try? folder.load(), team.iteration >= settings.iterations else { return false }
        return FileManager.default.fileExists(atPath: "\(path)/\(PopulationFile.name)")
    }

    /// - Parameters:
    ///   - step: Every how many iterations one becomes a persona.
    ///   - threads: Threads that compute; the numbers do not depend on them.
    ///   - interval: Seconds between lines where no screen is drawn.
    /// - Throws: What keeps the team from being read, trained or written.
    func run(every step: Int, threads: Int, interval: Double) throws {
        let training = try TeamTraining(played, settings, team: try folder.load(), threads: threads)
        let factor = unit.factor(horizon: settings.horizon)
        var progress = ProgressDisplay(
            updates: settings.iterations, after: training.team.iteration, interval: interval, of: "iteration", "return")
        if training.team.iteration == 0 { try save(training.team, &progress) }
        while training.team.iteration < settings.iterations {
            let meanReward = try training.advance()
            try save(training.team, &progress)
            progress.show(training.team.iteration, score: meanReward * factor)
        }
        progress.end()
        StandardOutput.tell(try writePopulation(of: training.team, every: step))
    }

    /// Keeps a team; waits for a disk that refuses.
    private func save(_ team: Team, _ progress: inout ProgressDisplay) throws(RunFileError) {
        do throws(RunFileError) {
            try folder.save(team)
        } catch {
            guard error.canPass else { throw error }
            progress.end()
            StandardError.print(
                "Paused after iteration \(team.iteration): \(error). Training goes on when it can be written.")
            let isWritten = DiskWait.wait(for: error, while: { true }) { () throws(RunFileError) in
                try folder.save(team)
            }
            if isWritten { StandardError.print("Everything is written; training goes on.") }
        }
    }

    /// The same on the dashboard, until the person leaves or a signal ends it.
    /// - Parameters:
    ///   - step: Every how many iterations one becomes a persona.
    ///   - threads: Threads that compute.
    ///   - interval: Seconds between lines where no screen is drawn.
    ///   - looks: How it looks.
    /// - Returns: The exit status.
    /// - Throws: What keeps the team from being read or written.
    func watch(every step: Int, threads: Int, interval: Double, looks: LookOptions) throws -> Int32 {
        let subject = Subject.team(settings, played)
        let training = try TeamTraining(
            played, settings, team: try folder.load(), threads: threads, shown: played)
        if training.team.iteration == 0 { try folder.save(training.team) }
        let wake = WakePipe()
        let source = RunRequest.GameSource.catalogue(name: game.id, players: nil)
        let request = RunRequest(
            game: source, population: subject.peers, algorithm: subject.method.id,
            policy: subject.policy.rawValue)
        let choices = Choices(games: [source], algorithms: [subject.method]) { _ in [subject.peers] }
        let screen = WatchScreen(request, subject, looks, choices: choices)
        let trainer = try TeamTrainer(
            training, playing: played, threads: threads, folder: path,
            // Where there are no keys, nobody could ask for it.
            diskRetry: ShownRun.isPlain(false, screen.environment) ? 5 : nil,
            save: { [folder] (team) throws(RunFileError) in try folder.save(team) }, onNews: { wake.signal() })
        let shown = ShownRun(
            trainer, wake, screen, isPlain: false)
        let (outcome, model) = shown.run(interval: interval, start: trainer.start, save: { trainer.finish() })
        StandardOutput.tell("Team of \(model.snapshot.update) iterations in \(path).")
        if let team = try folder.load(), team.iteration >= settings.iterations {
            StandardOutput.tell(try writePopulation(of: team, every: step))
        }
        if case .failed(let reason) = model.snapshot.state {
            StandardError.print("Error: \(reason)")
            return max(outcome.exitStatus, 1)
        }
        return outcome.exitStatus
    }

    private var unit: RewardUnit { played.rewardUnit }

    /// What became of the population, in words.
    private func writePopulation(of team: Team, every step: Int) throws -> String {
        let split = try folder.writePopulation(of: team, for: game.id, every: step, unit: unit)
        guard let split else { return "no population yet: it needs more iterations than \(team.iteration)" }
        let counts = PersonaSplit.allCases.map { "\(split.counts[$0] ?? 0) for \($0.sentence)" }
        return "population: \(enumeration(counts)), in \(path)/\(PopulationFile.name)"
    }
}

extension PersonaSplit {
    /// What its personas are for.
    fileprivate var sentence: String {
        switch self {
        case .train: "training"
        case .validation: "validation"
        case .test: "tests"
        }
    }
}
