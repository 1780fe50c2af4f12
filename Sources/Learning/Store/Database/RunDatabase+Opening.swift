import Foundation
import GRDB
import Synchronization

// Unsafe here is the C handle of a connection, used within the closure that gets it.

/// A connection with what watches over it.
struct WatchedConnection: Sendable {
    let queue: DatabaseQueue
    let limit: ReadLimit

    /// Every connection there ever was, closed or not. To free one, libdispatch starts threads that wake up each second
    /// from then on, and a program that waits should sleep. A closed one takes little room.
    private static let all = Mutex<[WatchedConnection]>([])

    /// - Parameters:
    ///   - path: The file; nil for a database in memory.
    ///   - change: Sets what the connection is for.
    /// - Throws: What GRDB throws.
    init(_ path: String?, _ change: (inout Configuration) -> Void = { _ in }) throws {
        let limit = ReadLimit()
        self.limit = limit
        var configuration = Configuration()
        configuration.label = "metamapg run"
        // Others hold the file for moments only.
        configuration.busyMode = .timeout(10)
        configuration.prepareDatabase { db in
            if let connection = unsafe db.sqliteConnection { unsafe limit.attach(to: connection) }
            // Nothing in a file that comes from elsewhere may do anything, and damage is looked for. Before the schema
            // is read for the first time, which the file may make long.
            try limit.during(RunDatabase.readSeconds) {
                try db.execute(sql: "PRAGMA trusted_schema = OFF; PRAGMA cell_size_check = ON")
            }
        }
        change(&configuration)
        queue = try limit.during(RunDatabase.readSeconds) {
            try path.map { try DatabaseQueue(path: $0, configuration: configuration) }
                ?? DatabaseQueue(configuration: configuration)
        }
        let connection = self
        WatchedConnection.all.withLock { $0.append(connection) }
    }

    /// Reads in one transaction, each row for a limited time.
    func read<Value>(_ body: (Database) throws -> Value) throws -> Value {
        try queue.read { db in try limit.during(RunDatabase.readSeconds) { try body(db) } }
    }

    /// Writes in one transaction, for a limited time: what is deleted may be much.
    func write<Value>(_ body: (Database) throws -> Value) throws -> Value {
        try queue.write { db in try limit.during(RunDatabase.writeSeconds) { try body(db) } }
    }
}

extension RunDatabase {
    /// Seconds of computing that a row may take to be read; a sound one takes microseconds.
    static let readSeconds = 2.0
    /// Seconds of computing that a transaction may take which writes.
    static let writeSeconds = 60.0

    /// Opens a file.
    static func open(_ path: String, writes: Bool) throws -> WatchedConnection {
        let connection = try WatchedConnection(path) {
            $0.readonly = !writes
            if writes { $0.journalMode = .wal }
        }
        do {
            if writes {
                // GRDB's choice would be NORMAL, with which a power loss may take commits back.
                try connection.queue.writeWithoutTransaction { try $0.execute(sql: "PRAGMA synchronous = FULL") }
            }
            try prepare(connection, path, writes: writes)
            return connection
        } catch {
            try? connection.queue.close()
            throw error
        }
    }

    /// Takes back what a process left half done that ended while it changed the journal's mode. SQLite does so by itself
    /// where it may write, which a connection for reading may not.
    static func recover(_ path: String) throws {
        let connection = try WatchedConnection(path)
        defer { try? connection.queue.close() }
        _ = try connection.queue.writeWithoutTransaction { db in
            try connection.limit.during(readSeconds) { try Row.fetchOne(db, sql: "SELECT name FROM sqlite_master") }
        }
    }
}
