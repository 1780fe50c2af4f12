import Files
import Foundation
import Training

/// A saved run as others read it, also while a process writes it; many may read at once. Never changes anything.
package final class RunReader: Sendable {
    /// Its folder.
    package let path: String
    package let configuration: RunConfiguration
    private let files: RunFiles
    private let database: RunDatabase

    /// Opens a run.
    /// - Parameter path: Its folder.
    /// - Throws: `RunFileError`.
    package init(_ path: String) throws(RunFileError) {
        self.path = path
        files = RunFiles(path)
        configuration = try RunReader.configuration(of: files)
        try RunReader.checkDatabase(of: files)
        database = try RunDatabase(files.database, writes: false)
        try RunReader.checkConfiguration(configuration, of: files, database)
    }

    /// What there is to say about the run now.
    package var info: RunInfo {
        get throws(RunFileError) {
            let holder = RunLock.holder(files)
            let sessions = try database.sessions()
            let summary = try database.summary()
            return RunInfo(
                status: RunStatus(isWritten: holder != nil, last: sessions.last), writer: holder?.text,
                updates: max(summary.updates, configuration.firstUpdate),
                best: summary.best.map { RunInfo.Best(update: $0.update, score: $0.score) },
                modified: [summary.time, sessions.last?.start, sessions.last?.end].compactMap(\.self).max() ?? 0,
                sessions: sessions)
        }
    }

    /// Whether a process writes the run now.
    package var isLocked: Bool { RunLock.holder(files) != nil }

    /// Samples of the meta-updates after one, in order, exactly as they were measured.
    /// - Parameters:
    ///   - update: Number of a meta-update; 0 for all.
    ///   - limit: The most to read; nil for no limit.
    /// - Returns: The samples.
    /// - Throws: `RunFileError`.
    package func samples(after update: Int = 0, limit: Int? = nil) throws(RunFileError) -> [UpdateSample] {
        try database.samples(
            after: update, limit: limit, agents: configuration.game.players, chainLength: configuration.chainLength)
    }

    /// The curves of the whole run in bounded memory, however long it is.
    /// - Parameter rawCapacity: See `History`.
    /// - Returns: The curves, without a latest sample.
    /// - Throws: `RunFileError`.
    package func history(rawCapacity: Int = History.rawCapacity) throws(RunFileError) -> History {
        try database.history(rawCapacity: rawCapacity)
    }

    /// When each of these meta-updates was made, in seconds since 1970.
    /// - Parameters:
    ///   - update: Number of a meta-update; 0 for all.
    ///   - limit: The most to read; nil for no limit.
    /// - Returns: The times.
    /// - Throws: `RunFileError`.
    package func times(after update: Int = 0, limit: Int? = nil) throws(RunFileError) -> [Double] {
        try database.times(after: update, limit: limit)
    }

    /// Scores of the chains of the meta-updates after one, in order.
    /// - Throws: `RunFileError`.
    package func chainScores(after update: Int = 0) throws(RunFileError) -> [ChainScore] {
        try database.chainScores(after: update)
    }

    /// Events after the one with a number (`RunEvent.id`), in order; 0 for all.
    /// - Throws: `RunFileError`.
    package func events(after id: Int64 = 0) throws(RunFileError) -> [RunEvent] { try database.events(after: id) }

    /// The state that the run goes on with; nil before the first checkpoint.
    /// - Throws: `RunFileError`.
    package func checkpoint() throws(RunFileError) -> Checkpoint? {
        try CheckpointFiles(files, configuration).latest()
    }

    /// The policy with the best validation score; nil if there is none yet.
    /// - Throws: `RunFileError`.
    package func best() throws(RunFileError) -> Checkpoint? { try CheckpointFiles(files, configuration).best() }

    /// - Throws: `RunFileError` if a run has no database.
    static func checkDatabase(of files: RunFiles) throws(RunFileError) {
        guard !DurableFiles.exists(files.database) else { return }
        throw RunFileError(
            "\"\(files.folder)\" has no \(RunFiles.databaseName); the first programs saved runs without, which this one "
                + "cannot read")
    }

    /// - Throws: `RunFileError` if a run's configuration is not the one that it began with: its numbers would be taken for
    ///   those of another run.
    static func checkConfiguration(
        _ configuration: RunConfiguration, of files: RunFiles, _ database: RunDatabase
    ) throws(RunFileError) {
        guard let first = try database.configuration() else { return }
        let differences = try ConfigurationFile.differences(of: configuration, from: first, name: files.database)
        guard !differences.isEmpty else { return }
        var error = RunFileError(
            "\"\(files.configuration)\" was changed since the run began: \(differences.joined(separator: "; ")); "
                + "change it back, or begin another run")
        error.isDamage = true
        throw error
    }

    /// Reads a run's configuration.
    /// - Throws: `RunFileError`.
    static func configuration(of files: RunFiles) throws(RunFileError) -> RunConfiguration {
        let path = files.folder
        guard DurableFiles.exists(path) else { throw RunFileError("there is no folder \"\(path)\"") }
        guard DurableFiles.isFolder(path) else {
            throw RunFileError("\"\(path)\" is a file, but a saved run is a folder")
        }
        guard DurableFiles.exists(files.configuration) else {
            throw RunFileError("\"\(path)\" is not a saved run: it has no \(RunFiles.configurationName)")
        }
        do {
            return try ConfigurationFile.read(in: files.open()).request().configuration
        } catch {
            throw .wrapping(error)
        }
    }
}
