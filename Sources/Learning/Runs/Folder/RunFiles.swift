/// The files in a run's folder.
struct RunFiles: Sendable, Hashable {
    static let configurationName = "config.yaml"
    static let databaseName = "run.sqlite"
    static let checkpointsName = "checkpoints"

    var folder: String

    init(_ folder: String) { self.folder = folder }

    /// Every setting (`ConfigurationFile`).
    var configuration: String { "\(folder)/\(RunFiles.configurationName)" }
    /// Everything measured (`RunDatabase`).
    var database: String { "\(folder)/\(RunFiles.databaseName)" }
    /// The folder of checkpoints.
    var checkpoints: String { "\(folder)/\(RunFiles.checkpointsName)" }
    /// Where the run goes on after whatever happens (`Checkpoint`).
    var latest: String { "\(checkpoints)/latest.safetensors" }
    /// Held by whoever writes (`RunLock`).
    var lock: String { "\(folder)/lock" }
    /// The policy with the best validation score, found at a meta-update.
    func best(_ update: Int) -> String { "\(checkpoints)/\(RunFiles.bestName(update))" }

    static func bestName(_ update: Int) -> String { "best-\(update).safetensors" }
}
