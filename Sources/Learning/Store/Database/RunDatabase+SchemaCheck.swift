import GRDB

extension RunDatabase {
    /// Something that a database has: a table, an index, a view or a trigger.
    private struct SchemaEntry: Hashable {
        var type: String
        var name: String
        var sql: String?
    }

    /// What the database of each version has: what migrations make in an empty one.
    private static let schemas: Result<[[SchemaEntry]], any Error> = Result {
        let empty = try WatchedConnection(nil)
        defer { try? empty.queue.close() }
        return try migrations.map { migration in
            try migrator.migrate(empty.queue, upTo: migration)
            return try empty.read(entries)
        }
    }

    /// No more are read than it takes to see that there are too many.
    private static let mostEntries = 100

    private static func entries(_ db: Database) throws -> [SchemaEntry] {
        let rows = try Row.fetchAll(
            db, sql: "SELECT type, name, sql FROM sqlite_master LIMIT ?", arguments: [mostEntries])
        return try rows.map { row in
            let row = StoredRow(row: row, table: "sqlite_schema")
            return SchemaEntry(type: try row.text(0), name: try row.text(1), sql: try row.textIfAny(2))
        }
    }

    /// Whether there is nothing in a database.
    static func isEmpty(_ db: Database) throws -> Bool { try entries(db).isEmpty }

    /// Checks that a database has what one of its version has, and nothing else: views and triggers that a stranger
    /// adds would run whenever it is read or written.
    /// - Throws: `StoredRow.Damage`.
    static func checkSchema(_ db: Database, version: Int) throws {
        let expected = try schemas.get()[version - 1]
        let found = try entries(db)
        if let foreign = found.first(where: { entry in !expected.contains { $0.name == entry.name } }) {
            throw StoredRow.Damage(
                reason: "it has a \(kind(foreign)) \"\(foreign.name)\", which the database of a run has not")
        }
        for entry in expected {
            guard let there = found.first(where: { $0.name == entry.name }) else {
                throw StoredRow.Damage(reason: "its \(entry.type) \"\(entry.name)\" is missing")
            }
            guard there == entry else {
                throw StoredRow.Damage(reason: "its \(entry.type) \"\(entry.name)\" is not what it was made as")
            }
        }
        guard found.count == expected.count else { throw StoredRow.Damage(reason: "it has a table twice") }
        let names = try Row.fetchAll(
            db, sql: "SELECT identifier FROM grdb_migrations ORDER BY identifier LIMIT ?", arguments: [mostEntries]
        ).map { try StoredRow(row: $0, table: "grdb_migrations").text(0) }
        guard names == Array(migrations.prefix(version)) else {
            throw StoredRow.Damage(reason: "its grdb_migrations do not name the steps to version \(version)")
        }
    }

    private static func kind(_ entry: SchemaEntry) -> String {
        ["table", "index", "view", "trigger"].contains(entry.type) ? entry.type : "part"
    }
}
