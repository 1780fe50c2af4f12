import GRDB

/// Rows of a table in the order of their keys, which are their first columns. Each must come after the one before: pages
/// that a damaged file links in a circle would bring the same rows for ever.
struct StoredRows {
    private let cursor: RowCursor
    private let table: String
    private let keys: Int
    private let limit: ReadLimit
    private var last: [Int] = []

    /// - Parameters:
    ///   - db: Where to read.
    ///   - limit: What ends statements that bring nothing.
    ///   - table: What they are rows of, for errors.
    ///   - keys: How many columns tell a row from all others.
    ///   - sql: Selects them in order.
    ///   - arguments: Of the statement.
    /// - Throws: What GRDB throws.
    init(
        _ db: Database, _ limit: ReadLimit, _ table: String, keys: Int = 1, _ sql: String,
        _ arguments: StatementArguments
    ) throws {
        (self.table, self.keys, self.limit) = (table, keys, limit)
        cursor = try Row.fetchCursor(db, sql: sql, arguments: arguments)
    }

    /// The next row, which is good until the one after it is asked for; nil at the end.
    /// - Throws: `StoredRow.Damage`, or what GRDB throws.
    mutating func next() throws -> StoredRow? {
        guard let next = try cursor.next() else { return nil }
        limit.extend()
        let row = StoredRow(row: next, table: table)
        let key = try (0..<keys).map { try row.integer($0) }
        guard last.isEmpty || last.lexicographicallyPrecedes(key) else {
            throw StoredRow.Damage(reason: "rows of \(table) are not in order")
        }
        last = key
        return row
    }
}
