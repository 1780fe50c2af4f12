import Foundation

/// A private copy of a database that another process writes, for where SQLite cannot share it: folders without the
/// right to write, and other hosts' folders on a network.
///
/// The copy is taken while the writer goes on. It is whole if the database has not changed meanwhile and its log
/// (`-wal`) has only grown: the part of a transaction at the end of the log does not count for SQLite. Both files change
/// places with each other only when the writer moves the log into the database, which it does about every thousand
/// pages.
final class DatabaseCopy {
    private static let tries = 20
    /// Bytes at the start of a log that are new when it begins anew. Source: sqlite.org/fileformat2.html, section 4.1.
    private static let logHeader = 32

    private let original: String
    private let folder: String
    private var copied: (database: FileStamp, log: FileStamp?)?
    /// Seconds that the last copy took.
    private(set) var cost = 0.0

    init(of original: String) {
        self.original = original
        folder = FileManager.default.temporaryDirectory.appending(path: "metamapg-attach-\(UUID().uuidString)").path
    }

    deinit { try? FileManager.default.removeItem(atPath: folder) }

    /// The database to read.
    var path: String { "\(folder)/\(RunFiles.databaseName)" }
    private var log: String { "\(original)-wal" }

    /// Makes the copy what the original is now.
    /// - Throws: `RunFileError`.
    func update() throws(RunFileError) {
        let began = Monotonic.now
        defer { cost = Monotonic.now - began }
        if !DurableFiles.isFolder(folder) {
            guard mkdir(folder, 0o700) == 0 else { throw .system("cannot create the folder \"\(folder)\"") }
        }
        for _ in 0..<DatabaseCopy.tries {
            guard let before = FileStamp(original) else { throw .system("cannot read \"\(original)\"") }
            let logBefore = FileStamp(log)
            if let copied, copied.database == before, copied.log == logBefore { return }
            let start = head(of: log)
            let isSameDatabase = copied?.database == before
            copied = nil
            try copyFiles(all: !isSameDatabase)
            if FileStamp(original) == before, head(of: log) == start, (FileStamp(log) == nil) == (logBefore == nil) {
                copied = (before, logBefore)
                return
            }
        }
        throw RunFileError("\"\(original)\" changes too fast to be copied")
    }

    private func copyFiles(all: Bool) throws(RunFileError) {
        // What SQLite made of the copy before.
        for suffix in ["-wal", "-shm"] { unlink(path + suffix) }
        if all { try copy(original, to: path) }
        if DurableFiles.exists(log) { try copy(log, to: "\(path)-wal") }
    }

    private func copy(_ source: String, to target: String) throws(RunFileError) {
        guard let data = FileManager.default.contents(atPath: source) else {
            throw .system("cannot read \"\(source)\"")
        }
        do {
            try data.write(to: URL(fileURLWithPath: target))
        } catch {
            throw RunFileError("cannot write \"\(target)\": \(error.localizedDescription)")
        }
    }

    private func head(of log: String) -> Data? {
        guard let file = FileHandle(forReadingAtPath: log) else { return nil }
        defer { try? file.close() }
        return try? file.read(upToCount: DatabaseCopy.logHeader)
    }
}
