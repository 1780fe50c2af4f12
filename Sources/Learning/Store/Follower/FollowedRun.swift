import Files
import Foundation
import Platform
import Training

// Unsafe here is C alone: it reads strings and fills structures that are ours for as long as a call takes.

/// A run's folder as somebody reads it again and again who must not disturb it.
///
/// Between reads no file is held open: a database that is open anywhere cannot be made whole by itself when its writer
/// ends. Never used by the process that writes the run with `copies`, for closing a file lets go of all locks that its
/// process has on it.
final class FollowedRun {
    let files: RunFiles
    private(set) var configuration: RunConfiguration
    /// A private copy of the database; nil as long as it can be shared.
    private var copy: DatabaseCopy?
    /// Why there is a copy, once.
    private var copyReason: String?

    init(_ files: RunFiles, _ configuration: RunConfiguration, copies: Bool) {
        self.files = files
        self.configuration = configuration
        if copies {
            copy = DatabaseCopy(of: files.database)
            copyReason = "as asked for"
        }
    }

    /// What the folder looks like without opening anything: as long as it is the same there is nothing to read.
    struct Stamp: Hashable {
        var database: FileStamp?
        var log: FileStamp?
        var checkpoint: FileStamp?
        var writer: RunLock.Holder?
    }

    var stamp: Stamp {
        Stamp(
            database: FileStamp(files.database), log: FileStamp("\(files.database)-wal"),
            checkpoint: FileStamp(files.latest), writer: RunLock.holder(files))
    }

    /// Reads the database, as a private copy if it cannot be shared.
    /// - Throws: `RunFileError`.
    func read<Value>(_ body: (RunDatabase) throws(RunFileError) -> Value) throws(RunFileError) -> Value {
        if copy == nil, let writer = RunLock.holder(files), !writer.isHere {
            goOver(because: "\(writer.host ?? "another host") writes it, and SQLite cannot share it between hosts")
        }
        if copy == nil {
            do {
                return try FollowedRun.read(files.database, body)
            } catch {
                // A copy of what is damaged would be no better.
                guard !error.isDamage, unsafe access(files.database, R_OK) == 0 else { throw error }
                goOver(because: "\(error)")
            }
        }
        guard let copy else { preconditionFailure("there is a copy now") }
        try copy.update()
        return try FollowedRun.read(copy.path, name: files.database, body)
    }

    /// Why a private copy is read, the first time that it is asked for; nil if none is.
    func takeCopyReason() -> String? {
        defer { copyReason = nil }
        return copyReason
    }

    /// How long a read takes at least, in seconds: nothing unless there is a copy.
    var cost: Double { copy?.cost ?? 0 }

    /// The state to go on with, which a run of no meta-update does not have on the disk.
    /// - Throws: `RunFileError`.
    func state() throws(RunFileError) -> RunState {
        guard let latest = try CheckpointFiles(files, configuration).latest() else {
            return try CheckpointFiles(files, configuration).start()
        }
        return RunState(update: latest.update, parameters: latest.parameters, best: nil)
    }

    /// Reads the configuration again, since another run has taken the folder's place.
    /// - Throws: `RunFileError`.
    func reopen() throws(RunFileError) { configuration = try RunReader.configuration(of: files) }

    private func goOver(because reason: String) {
        copy = DatabaseCopy(of: files.database)
        copyReason = reason
    }

    private static func read<Value>(
        _ path: String, name: String? = nil, _ body: (RunDatabase) throws(RunFileError) -> Value
    ) throws(RunFileError) -> Value {
        let database = try RunDatabase(path, writes: false, name: name)
        defer { database.closeAtOnce() }
        return try body(database)
    }
}

/// What tells a file from what it was before.
struct FileStamp: Hashable {
    var file: UInt64
    var size: Int64
    var seconds: Int
    var nanoseconds: Int

    /// Nil if there is no such file. Opens nothing.
    init?(_ path: String) {
        var status = stat()
        guard unsafe lstat(path, &status) == 0 else { return nil }
        file = UInt64(status.st_ino)
        size = Int64(status.st_size)
        seconds = status.modified.tv_sec
        nanoseconds = status.modified.tv_nsec
    }
}
