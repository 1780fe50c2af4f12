import Foundation

// Unsafe here is C alone: it reads strings and fills structures that are ours for as long as a call takes.

/// Reads files that others may have made: nothing that would have to be waited for, and never more than there can be of
/// their kind.
package enum PlainFile {
    /// Why a file could not be read.
    package enum Problem: Error, Sendable, Hashable, CustomStringConvertible {
        case missing
        case folder
        /// It is neither file nor folder; what it is, with its article.
        case special(String)
        /// It has more than so many bytes.
        case large(limit: Int)
        /// What the operating system refused.
        case refused(String)

        /// A clause whose subject is the file.
        package var description: String {
            switch self {
            case .missing: "the file does not exist"
            case .folder: "is a folder, but a plain file is needed"
            case .special(let kind): "is \(kind), but a plain file is needed"
            case .large(let limit): "is larger than \(limit) bytes"
            case .refused(let reason): "the file cannot be read: \(reason)"
            }
        }
    }

    /// All of a file.
    /// - Parameters:
    ///   - path: The file; a pipe that was handed to this process, such as `/dev/stdin`, is read to its end.
    ///   - limit: The most bytes that it may have.
    /// - Returns: Its contents.
    /// - Throws: `Problem`.
    package static func contents(_ path: String, limit: Int) throws(Problem) -> Data {
        let data = try read(path, upTo: limit, mayBeLonger: false)
        guard data.count <= limit else { throw .large(limit: limit) }
        return data
    }

    /// The beginning of a file.
    /// - Parameters:
    ///   - path: The file.
    ///   - count: Bytes; fewer come if it has no more.
    /// - Returns: They.
    /// - Throws: `Problem`.
    package static func prefix(_ path: String, count: Int) throws(Problem) -> Data {
        try read(path, upTo: count, mayBeLonger: true).prefix(count)
    }

    /// At most one byte more than `limit`, by which it can be told that there are more.
    private static func read(_ path: String, upTo limit: Int, mayBeLonger: Bool) throws(Problem) -> Data {
        // Opening a pipe that nobody writes would wait for ever.
        let descriptor = unsafe open(path, O_RDONLY | O_NONBLOCK | O_NOCTTY | O_CLOEXEC)
        guard descriptor >= 0 else { throw problem(of: path) }
        defer { close(descriptor) }
        var status = stat()
        guard unsafe fstat(descriptor, &status) == 0 else { throw refused() }
        switch status.st_mode & S_IFMT {
        case S_IFREG:
            // Before anything is read: a sparse file costs its maker nothing.
            guard mayBeLonger || Int(status.st_size) <= limit else { throw .large(limit: limit) }
        case S_IFIFO where isHandedOver(path): _ = fcntl(descriptor, F_SETFL, 0)
        case S_IFDIR: throw .folder
        case let kind: throw .special(name(of: kind))
        }
        var data = Data()
        var buffer = [UInt8](repeating: 0, count: 1 << 16)
        while data.count <= limit {
            let count = unsafe Foundation.read(descriptor, &buffer, min(buffer.count, limit + 1 - data.count))
            if count < 0 && errno == EINTR { continue }
            guard count >= 0 else { throw refused() }
            if count == 0 { break }
            data.append(contentsOf: buffer[..<count])
        }
        return data
    }

    /// Whether a path names a descriptor that this process was started with, whose other end is known to be there.
    private static func isHandedOver(_ path: String) -> Bool {
        path == "/dev/stdin" || path.hasPrefix("/dev/fd/") || path.hasPrefix("/proc/self/fd/")
    }

    /// Why `open` just failed.
    private static func problem(of path: String) -> Problem {
        switch errno {
        case ENOENT, ENOTDIR: return .missing
        // Sockets cannot be opened at all.
        case ENXIO:
            var status = stat()
            return unsafe stat(path, &status) == 0 ? .special(name(of: status.st_mode & S_IFMT)) : refused()
        default: return refused()
        }
    }

    private static func refused() -> Problem { unsafe .refused(String(cString: strerror(errno))) }

    /// What is neither file nor folder, with its article.
    private static func name(of kind: mode_t) -> String {
        switch kind {
        case S_IFIFO: "a named pipe"
        case S_IFSOCK: "a socket"
        default: "a device"
        }
    }
}
