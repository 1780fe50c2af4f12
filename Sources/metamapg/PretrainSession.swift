#if MuJoCo
import Foundation
import Games
import Learning

/// Pretrains a team in a folder, going on where it was, and writes its population.
struct PretrainSession {
    private let folder: TeamFolder
    private let path: String
    private let settings: TeamSettings
    private let cheetah = HalfCheetah(direction: .left)

    /// - Parameters:
    ///   - path: The team's folder.
    ///   - settings: How the team learns.
    ///   - replaces: Whether a team of other settings is to be replaced.
    /// - Throws: A sentence that says why the folder cannot be used, or HalfCheetah not be played.
    init(_ path: String, _ settings: TeamSettings, replaces: Bool) throws {
        if let problem = HalfCheetah.unavailability { throw SimulationError(problem) }
        self.path = path
        self.settings = settings
        folder = try TeamFolder(
            path, game: cheetah, variant: "\(HalfCheetah.id) \(cheetah.direction.rawValue)", settings: settings,
            replaces: replaces)
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
    func run(every step: Int, threads: Int, interval: Double) throws {
        let training = TeamTraining(cheetah, settings, team: try folder.load(), threads: threads)
        if training.team.iteration == 0 { try folder.save(training.team) }
        let unit = Game.halfCheetah(cheetah).rewardUnit
        let factor = unit.factor(horizon: settings.horizon)
        var progress = ProgressDisplay(
            updates: settings.iterations, after: training.team.iteration, interval: interval, of: "iteration", "return")
        while training.team.iteration < settings.iterations {
            let meanReward = try training.advance()
            try folder.save(training.team)
            progress.show(training.team.iteration, score: meanReward * factor)
        }
        progress.end()
        let split = try folder.writePopulation(of: training.team, for: HalfCheetah.id, every: step, unit: unit)
        let text =
            split.map { split in
                let counts = PersonaSplit.allCases.map { "\(split.counts[$0] ?? 0) for \($0.sentence)" }
                return "population: \(enumeration(counts)), in \(path)/\(PopulationFile.name)"
            } ?? "no population: iterations \(training.team.iteration) are too few for one"
        Descriptor.write("\(text)\n", to: STDOUT_FILENO)
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
#endif
