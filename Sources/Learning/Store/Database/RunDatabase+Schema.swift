import Files
import GRDB

extension RunDatabase {
    /// Marks the file as a run's: `MMPG` in ASCII. Kept as SQLite's `application_id`.
    package static let applicationID = 0x4D4D_5047
    /// The newest schema, which is the number of migrations. Kept as SQLite's `user_version`.
    package static let schemaVersion = 2

    /// Checks that a database is a run's and has what it must have and, to write, brings its schema to the newest
    /// version.
    /// - Throws: `RunFileError`, or what GRDB throws.
    static func prepare(_ connection: WatchedConnection, _ path: String, writes: Bool) throws {
        let (application, version, isEmpty) = try connection.read { db in
            (
                try Int.fetchOne(db, sql: "PRAGMA application_id") ?? 0,
                try Int.fetchOne(db, sql: "PRAGMA user_version") ?? 0, try RunDatabase.isEmpty(db)
            )
        }
        if writes && isEmpty { return try migrate(connection) }
        guard application == applicationID else {
            throw RunFileError("\"\(path)\" is not the database of a run of metamapg")
        }
        guard version <= schemaVersion else {
            throw RunFileError(
                "\"\(path)\" has version \(version), but this program reads versions up to \(schemaVersion): "
                    + "a later program wrote it")
        }
        guard version >= 1 else { throw StoredRow.Damage(reason: "its version is \(version), which no program wrote") }
        try connection.read { try checkSchema($0, version: version) }
        if writes && version < schemaVersion { try migrate(connection) }
    }

    private static func migrate(_ connection: WatchedConnection) throws {
        try connection.limit.during(writeSeconds) { try migrator.migrate(connection.queue) }
    }

    /// The steps from one version to the next.
    static let migrations = (1...schemaVersion).map { "version \($0)" }

    /// One migration for each version. Those that a released program has written never change.
    static var migrator: DatabaseMigrator {
        var migrator = DatabaseMigrator()
        for (index, sql) in [version1, version2].enumerated() {
            // No version changes rows, so there is no need to look through all of them for broken references.
            migrator.registerMigration(migrations[index], foreignKeyChecks: .immediate) { db in
                try db.execute(sql: sql)
                try db.execute(sql: "PRAGMA application_id = \(applicationID)")
                try db.execute(sql: "PRAGMA user_version = \(index + 1)")
            }
        }
        return migrator
    }

    // Numbers that may be no number allow NULL, which is what SQLite stores then.
    private static let version1 = """
        CREATE TABLE metaUpdate (
            number INTEGER PRIMARY KEY,
            time REAL NOT NULL,
            score REAL,
            gradientNorm REAL,
            largestChainNorm REAL,
            clippedChains INTEGER NOT NULL,
            criticLoss REAL,
            modelError REAL,
            meanReward BLOB NOT NULL,
            innerRates BLOB NOT NULL
        );
        CREATE TABLE chainScore (
            metaUpdate INTEGER NOT NULL REFERENCES metaUpdate (number) ON DELETE CASCADE,
            chain INTEGER NOT NULL,
            personas TEXT NOT NULL,
            score REAL,
            PRIMARY KEY (metaUpdate, chain)
        ) WITHOUT ROWID;
        CREATE TABLE gradientTerm (
            metaUpdate INTEGER PRIMARY KEY REFERENCES metaUpdate (number) ON DELETE CASCADE,
            current REAL,
            own REAL,
            peer REAL,
            cosineCurrentOwn REAL,
            cosineCurrentPeer REAL,
            cosineOwnPeer REAL
        );
        CREATE TABLE validation (
            metaUpdate INTEGER PRIMARY KEY REFERENCES metaUpdate (number) ON DELETE CASCADE,
            score REAL,
            personas INTEGER NOT NULL,
            isBest INTEGER NOT NULL
        );
        CREATE TABLE event (
            id INTEGER PRIMARY KEY AUTOINCREMENT,
            time REAL NOT NULL,
            kind TEXT NOT NULL,
            text TEXT NOT NULL,
            metaUpdate INTEGER NOT NULL
        );
        CREATE TABLE session (
            id INTEGER PRIMARY KEY AUTOINCREMENT,
            start REAL NOT NULL,
            "end" REAL,
            host TEXT NOT NULL,
            pid INTEGER NOT NULL,
            version TEXT NOT NULL,
            target INTEGER,
            firstUpdate INTEGER NOT NULL,
            lastUpdate INTEGER,
            reason TEXT
        );
        """

    // What the run began with, so that a file that was edited since is found out.
    private static let version2 = """
        CREATE TABLE configuration (
            id INTEGER PRIMARY KEY CHECK (id = 1),
            text TEXT NOT NULL
        );
        """
}
