import Files
import Foundation

// Unsafe here is C alone: it reads strings and fills structures that are ours for as long as a call takes.

/// A file that a command writes where a person said so. Plain files appear whole or not at all; what is no file but reads
/// along, such as a pipe, a terminal or `/dev/null`, is written to as it stands.
final class OutputFile {
    private let path: String
    private let descriptor: Int32
    /// The unfinished file and the one that it becomes; nil for a stream.
    private let replacement: (partial: String, target: String, isNew: Bool)?
    private var isFinished = false

    /// Whether a plain file is written.
    var isPlain: Bool { replacement != nil }

    /// Finds out whether a file may be written, without touching it: before anything is computed for it.
    /// - Parameters:
    ///   - path: Where; `-` for standard output.
    ///   - force: Whether a plain file that is there may be replaced.
    /// - Throws: `UsageError`.
    static func check(_ path: String, force: Bool) throws {
        var status = stat()
        guard openDescriptor(path) == nil, unsafe stat(path, &status) == 0 else { return }
        switch status.st_mode & S_IFMT {
        case S_IFREG where !force:
            throw UsageError("\"\(path)\" exists; choose another file, or replace it with --force")
        case S_IFDIR: throw UsageError("\"\(path)\" is a folder, but a file is to be written")
        case S_IFBLK: throw UsageError("\"\(path)\" is a disk; choose a file")
        default: break
        }
    }

    /// Begins to write.
    /// - Parameters:
    ///   - path: Where; `-` for standard output. Links are followed.
    ///   - force: Whether a plain file that is there may be replaced.
    /// - Throws: `UsageError` if it may not be written, `Failure` if it cannot.
    init(_ path: String, force: Bool) throws {
        try OutputFile.check(path, force: force)
        self.path = path
        var status = stat()
        let isThere = unsafe stat(path, &status) == 0
        if OutputFile.openDescriptor(path) != nil || (isThere && status.st_mode & S_IFMT != S_IFREG) {
            replacement = nil
            let own = OutputFile.openDescriptor(path)
            descriptor = unsafe own.map { dup($0) } ?? open(path, O_WRONLY | O_APPEND | O_NOCTTY | O_CLOEXEC)
            guard descriptor >= 0 else { throw OutputFile.failure(path) }
            return
        }
        let target = try OutputFile.target(of: path)
        let (partial, descriptor) = try OutputFile.beside(target, path)
        if isThere { fchmod(descriptor, status.st_mode & 0o7777) }
        replacement = (partial, target, !isThere)
        self.descriptor = descriptor
    }

    deinit { abandon() }

    /// Writes more.
    /// - Throws: `Failure`.
    func write(_ text: String) throws {
        let error = Descriptor.write(text, to: descriptor)
        guard error != 0 else { return }
        // As every other command whose reader has left.
        if path == "-" { throw OutputError(error) }
        errno = error
        throw OutputFile.failure(path)
    }

    /// Ends it: only now a plain file is there.
    /// - Throws: `Failure`, or `UsageError` if somebody else has made the file meanwhile.
    func finish() throws {
        isFinished = true
        guard let replacement else {
            guard close(descriptor) == 0 else { throw OutputFile.failure(path) }
            return
        }
        do {
            guard fsync(descriptor) == 0 || errno == EINVAL else { throw OutputFile.failure(path) }
            guard close(descriptor) == 0 else { throw OutputFile.failure(path) }
            if replacement.isNew, unsafe link(replacement.partial, replacement.target) == 0 {
                unsafe unlink(replacement.partial)
                return
            }
            // Not every file system has links.
            if replacement.isNew, errno == EEXIST {
                throw UsageError("\"\(path)\" exists by now; choose another file, or replace it with --force")
            }
            guard unsafe rename(replacement.partial, replacement.target) == 0 else { throw OutputFile.failure(path) }
        } catch {
            unsafe unlink(replacement.partial)
            throw error
        }
    }

    /// Writes a whole file.
    /// - Parameters:
    ///   - text: What it is to hold.
    ///   - path: Where; `-` for standard output.
    ///   - force: Whether a plain file that is there may be replaced.
    /// - Returns: Whether it is a plain file.
    /// - Throws: `UsageError` or `Failure`.
    @discardableResult
    static func write(_ text: String, to path: String, force: Bool) throws -> Bool {
        let file = try OutputFile(path, force: force)
        try file.write(text)
        try file.finish()
        return file.isPlain
    }

    private func abandon() {
        guard !isFinished else { return }
        close(descriptor)
        if let replacement { unsafe unlink(replacement.partial) }
    }

    /// The descriptor that a path means of those that this process was started with: the shell has opened it for writing,
    /// be it a plain file, and what is written goes where that stands. Nil if it means none.
    private static func openDescriptor(_ path: String) -> Int32? {
        switch path {
        case "-", "/dev/stdout": return STDOUT_FILENO
        case "/dev/stderr": return STDERR_FILENO
        default:
            let folder = ["/dev/fd/", "/proc/self/fd/"].first { path.hasPrefix($0) }
            return folder.flatMap { Int32(path.dropFirst($0.count)) }
        }
    }

    /// Where a path leads once its links have been followed; nothing need be there.
    private static func target(of path: String) throws -> String {
        var target = path
        for _ in 0..<40 {
            var bytes = [CChar](repeating: 0, count: Int(PATH_MAX))
            let count = unsafe readlink(target, &bytes, bytes.count - 1)
            guard count >= 0 else { return target }
            let next = String(decoding: bytes[..<count].map(UInt8.init(bitPattern:)), as: UTF8.self)
            target = next.hasPrefix("/") ? next : "\(folder(of: target))/\(next)"
        }
        errno = ELOOP
        throw failure(path)
    }

    /// A new file in the folder of another, which nobody else writes.
    private static func beside(_ target: String, _ path: String) throws -> (String, Int32) {
        // A file name has at most 255 bytes.
        let name = String(decoding: (target.split(separator: "/").last ?? "").utf8.prefix(200), as: UTF8.self)
        while true {
            let suffix = String(UInt32.random(in: 0...(.max)), radix: 16)
            let partial = "\(folder(of: target))/.\(name).partial-\(suffix)"
            let descriptor = unsafe open(partial, O_WRONLY | O_CREAT | O_EXCL | O_CLOEXEC, 0o666)
            if descriptor >= 0 { return (partial, descriptor) }
            guard errno == EEXIST else { throw failure(path) }
        }
    }

    private static func folder(of path: String) -> String {
        guard let slash = path.lastIndex(of: "/") else { return "." }
        return slash == path.startIndex ? "/" : String(path[..<slash])
    }

    /// What the operating system just refused.
    private static func failure(_ path: String) -> Failure {
        Failure("cannot write \"\(path)\": \(systemReason())")
    }
}
