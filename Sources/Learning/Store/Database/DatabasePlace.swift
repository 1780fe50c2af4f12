import Files
import Foundation

// Unsafe here is C alone: it reads strings and fills structures that are ours for as long as a call takes.

/// Where a database is. SQLite opens files by their paths: what is there is looked at before, and once more afterwards.
struct DatabasePlace {
    private let folder: FolderHandle
    private let name: String
    private let before: stat?

    /// Looks at a database and at what SQLite would use beside it.
    /// - Parameters:
    ///   - path: The database; need not exist.
    ///   - writes: Whether it is to be written.
    /// - Throws: `RunFileError` if one of the files is not plain, or if writing to it would change another one.
    init(_ path: String, writes: Bool) throws(RunFileError) {
        folder = try FolderHandle(DurableFiles.parent(of: path))
        name = DurableFiles.lastComponent(of: path)
        before = folder.status(name)
        for file in RunFiles.databaseNames(name) {
            try folder.check(file, is: .file)
            // Files beside it are written by readers, too.
            guard writes || file != name, let status = folder.status(file), status.st_nlink > 1 else { continue }
            throw RunFileError(
                "\"\(folder.path)/\(file)\" has another name elsewhere (a hard link), where it would change as well; "
                    + "copy the run with cp -r and take the copy")
        }
        try checkJournal()
    }

    /// Makes sure that no other file goes when SQLite takes back what a kill left half done: at its end a journal can
    /// name a file that is deleted then. SQLite writes such names where databases are attached to each other, which runs
    /// never are. Source: sqlite.org/fileformat2.html, section 3, and `readSuperJournal` of pager.c.
    private func checkJournal() throws(RunFileError) {
        guard let journal = try folder.open("\(name)-journal", O_RDONLY) else { return }
        defer { close(journal) }
        var end = [UInt8](repeating: 0, count: DatabasePlace.journalMagic.count)
        let place = lseek(journal, 0, SEEK_END) - end.count
        guard place > 0, unsafe pread(journal, &end, end.count, place) == end.count, end == DatabasePlace.journalMagic
        else {
            return
        }
        throw RunFileError("\"\(folder.path)/\(name)-journal\" names another file, which it must not touch")
    }

    private static let journalMagic: [UInt8] = [0xd9, 0xd5, 0x05, 0xf9, 0x20, 0xa1, 0x63, 0xd7]

    /// Makes sure that the database is the one that was there before.
    /// - Throws: `RunFileError`.
    func checkSame() throws(RunFileError) {
        guard let before else { return }
        let after = folder.status(name)
        guard after?.st_ino == before.st_ino, after?.st_dev == before.st_dev else {
            throw RunFileError("\"\(folder.path)/\(name)\" was replaced just now")
        }
    }
}
