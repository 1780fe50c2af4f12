import Files
import Foundation
import GRDB
import Threads

/// A run's `run.sqlite`: everything measured, with what happened and who worked on it. GRDB is known in this folder
/// alone; docs/formats/run-format.md explains the tables.
package final class RunDatabase: Sendable {
    private let connection: WatchedConnection
    /// The file, for errors.
    let path: String

    /// Opens a database.
    /// - Parameters:
    ///   - path: The file.
    ///   - writes: Whether to write to it; it is created if it is missing and brought to the newest schema.
    ///   - name: What errors call it if it is a copy of another one; nil for its path.
    /// - Throws: `RunFileError`, also if it is no run's, of a later version or not as this program makes them.
    package init(_ path: String, writes: Bool, name: String? = nil) throws(RunFileError) {
        self.path = name ?? path
        let place = try DatabasePlace(path, writes: writes)
        do {
            do {
                connection = try RunDatabase.open(path, writes: writes)
            } catch let error as DatabaseError where error.resultCode == .SQLITE_READONLY && !writes {
                _ = try DatabasePlace(path, writes: true)
                try RunDatabase.recover(path)
                connection = try RunDatabase.open(path, writes: writes)
            }
            try place.checkSame()
        } catch {
            throw RunDatabase.error(error, self.path, writes ? "write" : "read")
        }
    }

    deinit { closeAtOnce() }

    /// What was made of the connection at the last row, for readers of many.
    var limit: ReadLimit { connection.limit }

    /// Reads in one transaction: what others commit meanwhile does not show.
    /// - Throws: `RunFileError`.
    package func read<Value>(_ body: (Database) throws -> Value) throws(RunFileError) -> Value {
        do {
            return try connection.read(body)
        } catch {
            throw RunDatabase.error(error, path, "read")
        }
    }

    /// Writes in one transaction, which is on the disk when this returns.
    /// - Throws: `RunFileError`; nothing has changed then.
    func write<Value>(_ body: (Database) throws -> Value) throws(RunFileError) -> Value {
        do {
            return try connection.write(body)
        } catch {
            throw RunDatabase.error(error, path, "write")
        }
    }

    /// Ends writing. The file is whole by itself from then on, so that it can be copied and read where nothing can be
    /// written; unless somebody keeps it open for more than a second, who needs the files beside it.
    package func close() {
        // Less than saving is given after a signal.
        let deadline = Monotonic.now + 1
        while isBusy() && Monotonic.now < deadline { usleep(5_000) }
        closeAtOnce()
    }

    /// Closes the file as a crash would: what is beside it stays.
    func closeAtOnce() { try? connection.queue.close() }

    /// Whether others keep the journal from being folded into the file. SQLite does not wait for them here; whoever
    /// follows the run reads for moments only, which a busy machine makes longer.
    private func isBusy() -> Bool {
        do {
            try connection.queue.writeWithoutTransaction { try $0.execute(sql: "PRAGMA journal_mode = DELETE") }
            return false
        } catch let error as DatabaseError {
            return error.resultCode == .SQLITE_BUSY
        } catch {
            return false
        }
    }

    /// Copies the whole database as this connection sees it, be its file deleted meanwhile.
    /// - Throws: `RunFileError`.
    func copy(to other: RunDatabase) throws(RunFileError) {
        do {
            try connection.queue.backup(to: other.connection.queue)
        } catch {
            throw RunDatabase.error(error, other.path, "write")
        }
    }

    /// What SQLite refused, as a sentence.
    private static func error(_ error: any Error, _ path: String, _ verb: String) -> RunFileError {
        if let damage = error as? StoredRow.Damage { return .damaged(path, damage.reason) }
        guard let error = error as? DatabaseError else { return .wrapping(error) }
        let reason: String
        switch error.resultCode {
        case .SQLITE_FULL: reason = systemReason(ENOSPC)
        case .SQLITE_READONLY: reason = systemReason(EROFS)
        case .SQLITE_PERM, .SQLITE_AUTH: reason = systemReason(EACCES)
        case .SQLITE_CANTOPEN: reason = "the file cannot be opened"
        case .SQLITE_NOTADB: return .damaged(path, "it is not a database")
        case .SQLITE_CORRUPT: return .damaged(path, error.message ?? "it is malformed")
        case .SQLITE_TOOBIG: return .damaged(path, "a value in it is larger than a run can have")
        case .SQLITE_INTERRUPT:
            return .damaged(path, "SQLite computed for seconds without coming to a row")
        case .SQLITE_BUSY: reason = "another program keeps it locked"
        case .SQLITE_IOERR: reason = "\(systemReason(EIO)) (SQLite \(error.extendedResultCode.rawValue))"
        default: reason = error.message ?? "SQLite \(error.extendedResultCode.rawValue)"
        }
        var result = RunFileError("cannot \(verb) \"\(path)\": \(reason)")
        result.reason = reason
        return result
    }
}
