import Foundation
import GRDB
import Synchronization

/// A run's `run.sqlite`: everything measured, with what happened and who worked on it. GRDB is known in this folder
/// alone; Documentation/run-format.md explains the tables.
package final class RunDatabase: Sendable {
    let queue: DatabaseQueue
    /// Every connection there ever was, closed or not. To free one, libdispatch starts threads that wake up each second
    /// from then on, and a program that waits should sleep. A closed one takes little room.
    private static let connections = Mutex<[DatabaseQueue]>([])
    /// The file, for errors.
    let path: String

    /// Opens a database.
    /// - Parameters:
    ///   - path: The file.
    ///   - writes: Whether to write to it; it is created if it is missing and brought to the newest schema.
    /// - Throws: `RunFileError`, also if it is no run's or of a later version.
    package init(_ path: String, writes: Bool) throws(RunFileError) {
        self.path = path
        let place = try DatabasePlace(path, writes: writes)
        do {
            do {
                queue = try RunDatabase.open(path, writes: writes)
            } catch let error as DatabaseError where error.resultCode == .SQLITE_READONLY && !writes {
                _ = try DatabasePlace(path, writes: true)
                try RunDatabase.recover(path)
                queue = try RunDatabase.open(path, writes: writes)
            }
            try place.checkSame()
        } catch {
            throw RunDatabase.error(error, path, writes ? "write" : "read")
        }
    }

    private static func open(_ path: String, writes: Bool) throws -> DatabaseQueue {
        let queue = try connect(path) {
            $0.readonly = !writes
            if writes { $0.journalMode = .wal }
        }
        do {
            if writes {
                // GRDB's choice would be NORMAL, with which a power loss may take commits back.
                try queue.writeWithoutTransaction { try $0.execute(sql: "PRAGMA synchronous = FULL") }
            }
            try prepare(queue, path, writes: writes)
            return queue
        } catch {
            try? queue.close()
            throw error
        }
    }

    private static func connect(
        _ path: String, _ change: (inout Configuration) -> Void = { _ in }
    ) throws -> DatabaseQueue {
        var configuration = Configuration()
        configuration.label = "metamapg run"
        // Others hold the file for moments only.
        configuration.busyMode = .timeout(10)
        change(&configuration)
        let queue = try DatabaseQueue(path: path, configuration: configuration)
        connections.withLock { $0.append(queue) }
        return queue
    }

    deinit { try? queue.close() }

    /// Reads in one transaction: what others commit meanwhile does not show.
    /// - Throws: `RunFileError`.
    package func read<Value>(_ body: (Database) throws -> Value) throws(RunFileError) -> Value {
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
    /// written; unless somebody keeps it open for more than a second, who needs the files beside it.
    package func close() {
        // Less than saving is given after a signal.
        let deadline = ContinuousClock.now + .seconds(1)
        while isBusy() && .now < deadline { usleep(5_000) }
        try? queue.close()
    }

    /// Whether others keep the journal from being folded into the file. SQLite does not wait for them here; whoever
    /// follows the run reads for moments only, which a busy machine makes longer.
    private func isBusy() -> Bool {
        do {
            try queue.writeWithoutTransaction { try $0.execute(sql: "PRAGMA journal_mode = DELETE") }
            return false
        } catch let error as DatabaseError {
            return error.resultCode == .SQLITE_BUSY
        } catch {
            return false
        }
    }

    /// Takes back what a process left half done that ended while it changed the journal's mode. SQLite does so by itself
    /// where it may write, which a connection for reading may not.
    private static func recover(_ path: String) throws {
        let queue = try connect(path)
        defer { try? queue.close() }
        _ = try queue.writeWithoutTransaction { try Int.fetchOne($0, sql: "SELECT count(*) FROM sqlite_master") }
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
        var result = RunFileError("cannot \(verb) \"\(path)\": \(reason)")
        result.reason = reason
        return result
    }
}
