import Files
import Foundation
import Platform

// Unsafe here is C alone: it reads strings and fills structures that are ours for as long as a call takes.

/// The right to write a run: a lock on its file `lock`. The system lets go of it when the process ends, however it ends,
/// so what a dead process leaves behind stands in nobody's way.
final class RunLock: Sendable {
    /// Who writes a run.
    struct Holder: Sendable, Hashable {
        /// Number of the process and its host; nil if the file does not say, as those of earlier programs.
        let process: Int?
        let host: String?
        /// Both in words.
        let text: String

        /// This process.
        static var own: Holder { Holder(process: Int(getpid()), host: ProcessInfo.processInfo.hostName) }

        private init(process: Int, host: String) {
            self.init(process, host, "process \(process) on \(host)")
        }

        private init(_ process: Int?, _ host: String?, _ text: String) {
            (self.process, self.host, self.text) = (process, host, text)
        }

        /// What a lock's file says: a line for people, then the number and the host on lines of their own.
        init(file: String) {
            let lines = file.split(separator: "\n", omittingEmptySubsequences: false).map(String.init)
            if lines.count >= 3, let process = Int(lines[1]), !lines[2].isEmpty {
                self.init(process: process, host: lines[2])
            } else {
                self.init(nil, nil, lines[0].isEmpty ? "another process" : lines[0])
            }
        }

        /// What its lock's file says.
        var file: String { "\(text)\n\(process ?? 0)\n\(host ?? "")\n" }

        /// Whether it is a process of this host. One that nobody knows may be elsewhere.
        var isHere: Bool { host == ProcessInfo.processInfo.hostName }
    }

    private let descriptor: Int32

    private init(_ descriptor: Int32) { self.descriptor = descriptor }

    /// Takes the lock.
    /// - Parameter files: Of the run.
    /// - Returns: The lock, held as long as somebody has it.
    /// - Throws: `RunFileError`, which names the process if another one writes the run.
    static func take(_ files: RunFiles) throws(RunFileError) -> RunLock {
        let result = try take(in: files.open())
        guard result.isOf(files) else { throw RunFileError("\"\(files.folder)\" was replaced just now") }
        return result
    }

    /// Takes the lock of a folder, wherever that is by now.
    /// - Parameters:
    ///   - folder: The folder.
    ///   - creates: Whether the file is created if it is missing.
    /// - Returns: The lock, held as long as somebody has it.
    /// - Throws: `RunFileError`, which names the process if another one has it.
    static func take(in folder: FolderHandle, creates: Bool = true) throws(RunFileError) -> RunLock {
        let flags = O_RDWR | (creates ? O_CREAT : 0)
        guard let descriptor = try folder.open(RunFiles.lockName, flags) else {
            throw RunFileError("\"\(folder.path)\" has no \(RunFiles.lockName)")
        }
        // From here on closed with the value.
        let result = RunLock(descriptor)
        var lock = wholeFile(F_WRLCK)
        guard unsafe fcntl(descriptor, FileLock.set, &lock) == 0 else {
            guard errno == EAGAIN || errno == EACCES else {
                throw .system("cannot lock \"\(folder.path)/\(RunFiles.lockName)\"")
            }
            throw isTaken(folder.path, by: Holder(file: text(descriptor)))
        }
        // Whom to name to others; that it cannot be written is no reason to stop.
        guard isAlone(descriptor) else { return result }
        ftruncate(descriptor, 0)
        _ = unsafe Holder.own.file.withCString { unsafe pwrite(descriptor, $0, strlen($0), 0) }
        return result
    }

    deinit {
        // Not by closing alone: a child between its fork and its exec would hold it for a moment longer.
        var lock = RunLock.wholeFile(F_UNLCK)
        _ = unsafe fcntl(descriptor, FileLock.set, &lock)
        close(descriptor)
    }

    /// Whether the lock is that of the folder that is there now.
    func isOf(_ files: RunFiles) -> Bool {
        var own = stat()
        var there = stat()
        return unsafe fstat(descriptor, &own) == 0 && lstat(files.lock, &there) == 0 && own.st_ino == there.st_ino
            && own.st_dev == there.st_dev
    }

    /// Who writes a run now; nil if nobody does. Disturbs nobody.
    static func holder(_ files: RunFiles) -> Holder? {
        guard let folder = try? FolderHandle(files.folder),
            let descriptor = try? folder.open(RunFiles.lockName, O_RDONLY)
        else { return nil }
        defer { close(descriptor) }
        var lock = wholeFile(F_RDLCK)
        guard unsafe fcntl(descriptor, FileLock.get, &lock) == 0, lock.l_type != Int16(F_UNLCK) else { return nil }
        return Holder(file: text(descriptor))
    }

    static func isTaken(_ folder: String, by holder: Holder) -> RunFileError {
        var error = RunFileError("\"\(folder)\" is being written by \(holder.text); end that first")
        error.isOccupied = true
        return error
    }

    private static func wholeFile(_ kind: some BinaryInteger) -> flock {
        var lock = flock()
        lock.l_type = Int16(kind)
        lock.l_whence = Int16(SEEK_SET)
        return lock
    }

    /// Whether the file has no other name: what another one says is not ours to change or to read out.
    private static func isAlone(_ descriptor: Int32) -> Bool {
        var status = stat()
        return unsafe fstat(descriptor, &status) == 0 && status.st_nlink <= 1
    }

    private static func text(_ descriptor: Int32) -> String {
        guard isAlone(descriptor) else { return "" }
        var bytes = [UInt8](repeating: 0, count: 1_000)
        let count = unsafe pread(descriptor, &bytes, bytes.count, 0)
        return count > 0 ? String(decoding: bytes[..<count], as: UTF8.self) : ""
    }
}
