import GRDB
import GRDBSQLite
import Threads

// Unsafe here is SQLite's C: connection and limit live together, see `attach`.

/// Ends statements that bring nothing for too long. A damaged file can send SQLite in circles for years.
///
/// Time is that of the processor, so that neither a busy machine nor a slow disk is mistaken for damage, and it begins
/// anew with every row, so that a long run may take its time.
final class ReadLimit: @unchecked Sendable {
    // Of the thread that uses the connection; connections have one user at a time.
    private var deadline = Double.infinity
    private var seconds = 0.0

    /// Steps of SQLite's machine between looks at the clock: less than a millisecond.
    private static let steps: Int32 = 20_000
    /// Bytes of the largest value that a run's database can hold; the largest that one does hold is a game spelled out.
    private static let largestValue: Int32 = 16 << 20

    /// Watches a connection from now on. Lives as long as that does.
    func attach(to connection: SQLiteConnection) {
        unsafe sqlite3_limit(connection, SQLITE_LIMIT_LENGTH, ReadLimit.largestValue)
        unsafe sqlite3_limit(connection, SQLITE_LIMIT_ATTACHED, 0)
        unsafe sqlite3_progress_handler(
            connection, ReadLimit.steps,
            { argument in
                guard let argument = unsafe argument else { return 0 }
                let limit = unsafe Unmanaged<ReadLimit>.fromOpaque(argument).takeUnretainedValue()
                return Monotonic.threadWork > limit.deadline ? 1 : 0
            }, unsafe Unmanaged.passUnretained(self).toOpaque())
    }

    /// Runs statements, each row of which may take so many seconds.
    func during<Value>(_ seconds: Double, _ body: () throws -> Value) rethrows -> Value {
        let before = (deadline, self.seconds)
        self.seconds = seconds
        extend()
        defer { (deadline, self.seconds) = before }
        return try body()
    }

    /// A row has come.
    func extend() { deadline = Monotonic.threadWork + seconds }
}
