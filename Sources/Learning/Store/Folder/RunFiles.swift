import Files

/// The files in a run's folder.
struct RunFiles: Sendable, Hashable {
    static let configurationName = "config.yaml"
    static let databaseName = "run.sqlite"
    static let checkpointsName = "checkpoints"
    /// Of what dashboards save there for people; nothing is read from it.
    static let picturesName = "pictures"
    static let lockName = "lock"
    static let latestName = "latest.safetensors"

    /// What a branch began with.
    static let startName = "start.safetensors"

    var folder: String

    init(_ folder: String) { self.folder = folder }

    /// Every setting (`ConfigurationFile`).
    var configuration: String { "\(folder)/\(RunFiles.configurationName)" }
    /// Everything measured (`RunDatabase`).
    var database: String { "\(folder)/\(RunFiles.databaseName)" }
    /// The folder of checkpoints.
    var checkpoints: String { "\(folder)/\(RunFiles.checkpointsName)" }
    /// Where the run goes on after whatever happens (`Checkpoint`).
    var latest: String { "\(checkpoints)/\(RunFiles.latestName)" }
    /// Held by whoever writes (`RunLock`).
    var lock: String { "\(folder)/\(RunFiles.lockName)" }

    /// The file of the policy with the best validation score, found at a meta-update.
    static func bestName(_ update: Int) -> String { "best-\(update).safetensors" }

    /// The meta-update in the name of such a file; nil for other names.
    static func bestUpdate(_ name: String) -> Int? {
        let number = name.dropFirst(5).prefix { $0 != "." }
        return Int(number).flatMap { bestName($0) == name ? $0 : nil }
    }

    /// Whether a file is a table of what a person played (`play-1.csv`), which is never read.
    static func isPlay(_ name: String) -> Bool {
        let number = name.dropFirst(5).prefix { $0 != "." }
        return Int(number).map { "play-\($0).csv" == name } ?? false
    }

    /// Opens the folder.
    /// - Returns: The folder, in which everything that belongs to a run is a plain file, and `checkpoints` a folder.
    /// - Throws: `RunFileError`, which names what is something else.
    func open() throws(RunFileError) -> FolderHandle {
        let result = try FolderHandle(folder)
        let names = [RunFiles.configurationName, RunFiles.lockName] + RunFiles.databaseNames(RunFiles.databaseName)
        for name in names { try result.check(name, is: .file) }
        try result.check(RunFiles.checkpointsName, is: .folder)
        return result
    }

    /// A database and the files that SQLite puts beside it.
    static func databaseNames(_ name: String) -> [String] { [name] + ["-wal", "-shm", "-journal"].map { name + $0 } }
}
