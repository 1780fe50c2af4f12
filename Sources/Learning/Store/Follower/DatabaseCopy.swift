import Files
import Foundation
import Threads

// Unsafe here is C alone: it reads strings and fills structures that are ours for as long as a call takes.

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
    /// Of the folder, so that it is not taken for one that a kill has left; nil before there is one.
    private var lock: RunLock?
    private var copied: (database: FileStamp, log: FileStamp?)?
    /// Seconds that the last copy took.
    private(set) var cost = 0.0

    init(of original: String) {
        self.original = original
        let name = "\(Leftovers.copyPrefix)\(UUID().uuidString)"
        folder = FileManager.default.temporaryDirectory.appending(path: name).path
    }

    deinit { try? FileManager.default.removeItem(atPath: folder) }

    /// The database to read.
    var path: String { "\(folder)/\(RunFiles.databaseName)" }
    private var log: String { "\(original)-wal" }
    private var logName: String { "\(RunFiles.databaseName)-wal" }

    /// Makes the copy what the original is now.
    /// - Throws: `RunFileError`.
    func update() throws(RunFileError) {
        let began = Monotonic.now
        defer { cost = Monotonic.now - began }
        if !DurableFiles.isFolder(folder) {
            guard unsafe mkdir(folder, 0o700) == 0 else { throw .system("cannot create the folder \"\(folder)\"") }
            lock = try RunLock.take(in: FolderHandle(folder))
            copied = nil
        }
        _ = try DatabasePlace(original, writes: false)
        let source = try FolderHandle(DurableFiles.parent(of: original))
        for _ in 0..<DatabaseCopy.tries {
            guard let before = FileStamp(original) else { throw .system("cannot read \"\(original)\"") }
            let logBefore = FileStamp(log)
            if let copied, copied.database == before, copied.log == logBefore { return }
            let start = head(source)
            let isSameDatabase = copied?.database == before
            copied = nil
            try copyFiles(source, all: !isSameDatabase)
            if FileStamp(original) == before, head(source) == start, (FileStamp(log) == nil) == (logBefore == nil) {
                copied = (before, logBefore)
                return
            }
        }
        throw RunFileError("\"\(original)\" changes too fast to be copied")
    }

    private func copyFiles(_ source: FolderHandle, all: Bool) throws(RunFileError) {
        let target = try FolderHandle(folder)
        // What SQLite made of the copy before.
        for suffix in ["-wal", "-shm"] { target.remove(RunFiles.databaseName + suffix) }
        if all { try copy(RunFiles.databaseName, source, target) }
        if source.exists(logName) { try copy(logName, source, target) }
    }

    private func copy(_ name: String, _ source: FolderHandle, _ target: FolderHandle) throws(RunFileError) {
        guard let file = try source.open(name, O_RDONLY) else {
            throw .system("cannot read \"\(source.path)/\(name)\"")
        }
        defer { close(file) }
        guard let copy = try target.open(name, O_WRONLY | O_CREAT | O_TRUNC) else { return }
        defer { close(copy) }
        guard SparseCopy.copy(from: file, to: copy) else { throw .system("cannot write \"\(target.path)/\(name)\"") }
    }

    private func head(_ source: FolderHandle) -> Data? {
        try? source.beginning(logName, count: DatabaseCopy.logHeader)
    }
}
