import Files
import Foundation
import Training

// Unsafe here is C alone: it reads bytes that are ours for as long as a call takes.

/// The file that a play is kept in, row by row as it goes. What cannot be written waits in memory and is tried again with
/// the next row, so that nobody need stop playing. For one thread at a time.
package final class PlayFile {
    package enum Place: Sendable, Hashable {
        /// In a folder, under a name that nothing has yet: `play-1.csv` and so on.
        case folder(String)
        /// At a path; `replaces` says whether a file that is there may go.
        case file(String, replaces: Bool)
    }

    /// Files of one folder.
    private static let most = 100_000

    private let place: Place?
    private var descriptor: Int32?
    /// Bytes of whole rows in the file.
    private var size = 0
    /// Rows that are not in it.
    private var pending = ""
    private var isEmpty = true

    /// Where it is; nil before there is one.
    package private(set) var path: String?
    /// Why not all rows are in it, as a sentence; nil if they are.
    package private(set) var problem: String?

    /// Nothing is written before the first row.
    /// - Parameter place: Where; nil for nowhere.
    package init(_ place: Place?) { self.place = place }

    deinit { if let descriptor { close(descriptor) } }

    /// Adds a row, after the head if it is the first one.
    package func append(_ row: String, _ record: PlayRecord) {
        guard let place else { return }
        if isEmpty { pending = PlayTable.header(record) }
        isEmpty = false
        pending += row
        do throws(RunFileError) {
            if descriptor == nil { try open(place) }
            try write()
            problem = nil
        } catch {
            problem = "what you play is not kept for now: \(error)"
        }
    }

    private func open(_ place: Place) throws(RunFileError) {
        switch place {
        case .folder(let folder):
            let handle = try FolderHandle(folder)
            guard let name = (1...PlayFile.most).lazy.map({ "play-\($0).csv" }).first(where: { !handle.exists($0) })
            else { throw RunFileError("\"\(folder)\" has no free name left") }
            descriptor = try handle.open(name, O_WRONLY | O_CREAT | O_EXCL)
            path = "\(folder)/\(name)"
        case .file(let file, let replaces):
            let flags = O_WRONLY | O_CREAT | O_NOCTTY | O_CLOEXEC | (replaces ? O_TRUNC : O_EXCL)
            let opened = unsafe Foundation.open(file, flags, 0o666)
            guard opened >= 0 else { throw .system("cannot write \"\(file)\"") }
            descriptor = opened
            path = file
        }
    }

    /// Writes whole rows or none.
    private func write() throws(RunFileError) {
        guard let descriptor, let path else { return }
        var rest = Array(pending.utf8)[...]
        while !rest.isEmpty {
            let count = unsafe rest.withUnsafeBytes { unsafe Foundation.write(descriptor, $0.baseAddress, $0.count) }
            if count < 0 && errno == EINTR { continue }
            guard count > 0 else {
                let error = RunFileError.system("cannot write \"\(path)\"")
                // The next attempt begins where the last whole row ends.
                if ftruncate(descriptor, size) == 0 { lseek(descriptor, size, SEEK_SET) }
                throw error
            }
            rest = rest.dropFirst(count)
        }
        size += pending.utf8.count
        pending = ""
    }
}
