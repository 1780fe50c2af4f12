import Foundation
import GRDB

/// A run's `run.sqlite`: everything measured, with what happened and who worked on it. GRDB is known in this folder
/// alone; Documentation/run-format.md explains the tables.
final class RunDatabase: Sendable {
    let queue: DatabaseQueue
    /// The file, for errors.
    let path: String

    /// Opens a database.
    /// - Parameters:
    ///   - path: The file.
    ///   - writes: Whether to write to it; it is created if it is missing and brought to the newest schema.
    /// - Throws: `RunFileError`, also if it is no run's or of a later version.
    init(_ path: String, writes: Bool) throws(RunFileError) {
        self.path = path
        var configuration = Configuration()
        configuration.label = "metamapg run"
        // Others hold the file for moments only.
        configuration.busyMode = .timeout(10)
        configuration.readonly = !writes
        if writes { configuration.journalMode = .wal }
        do {
            queue = try DatabaseQueue(path: path, configuration: configuration)
            if writes {
                // GRDB's choice would be NORMAL, with which a power loss may take commits back.
                try queue.writeWithoutTransaction { try $0.execute(sql: "PRAGMA synchronous = FULL") }
            }
            try RunDatabase.prepare(queue, path, writes: writes)
        } catch {
            throw RunDatabase.error(error, path, writes ? "write" : "read")
        }
    }

    /// Reads in one transaction: what others commit meanwhile does not show.
    /// - Throws: `RunFileError`.
    func read<Value>(_ body: (Database) throws -> Value) throws(RunFileError) -> Value {
        do {
            return try queue.read(body)
        } catch {
            throw RunDatabase.error(error, path, "read")
        }
    }

    /// Writes in one transaction, which is on the disk when this returns.
    /// - Throws: `RunFileError`; nothing has changed then.
    func write<Value>(_ body: (Database) throws -> Value) throws(RunFileError) -> Value {
        do {
            return try queue.write(body)
        } catch {
            throw RunDatabase.error(error, path, "write")
        }
    }

    /// Ends writing. The file is whole by itself from then on, so that it can be copied and read where nothing can be
    /// written; unless somebody reads it at this moment, who needs the files beside it.
    func close() {
        for _ in 0..<20 {
            do {
                try queue.writeWithoutTransaction { try $0.execute(sql: "PRAGMA journal_mode = DELETE") }
                break
            } catch {
                // SQLite does not wait here. Whoever follows the run reads for moments only.
                usleep(5_000)
            }
        }
        try? queue.close()
    }

    /// Copies the whole database as this connection sees it, be its file deleted meanwhile.
    /// - Throws: `RunFileError`.
    func copy(to other: RunDatabase) throws(RunFileError) {
        do {
            try queue.backup(to: other.queue)
        } catch {
            throw RunDatabase.error(error, other.path, "write")
        }
    }

    /// What SQLite refused, as a sentence.
    private static func error(_ error: any Error, _ path: String, _ verb: String) -> RunFileError {
        guard let error = error as? DatabaseError else { return .wrapping(error) }
        let reason: String
        switch error.resultCode {
        case .SQLITE_FULL: reason = String(cString: strerror(ENOSPC))
        case .SQLITE_READONLY: reason = String(cString: strerror(EROFS))
        case .SQLITE_PERM, .SQLITE_AUTH: reason = String(cString: strerror(EACCES))
        case .SQLITE_CANTOPEN: reason = "the file cannot be opened"
        case .SQLITE_NOTADB: return RunFileError("\"\(path)\" is damaged: it is not a database")
        case .SQLITE_CORRUPT: return RunFileError("\"\(path)\" is damaged: \(error.message ?? "it is malformed")")
        case .SQLITE_BUSY: reason = "another program keeps it locked"
        case .SQLITE_IOERR: reason = "\(String(cString: strerror(EIO))) (SQLite \(error.extendedResultCode.rawValue))"
        default: reason = error.message ?? "SQLite \(error.extendedResultCode.rawValue)"
        }
        return RunFileError("cannot \(verb) \"\(path)\": \(reason)")
    }
}
