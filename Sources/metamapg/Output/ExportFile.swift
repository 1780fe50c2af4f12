import Foundation

/// A file that is written bit by bit and is there whole or not at all; `-` is standard output.
final class ExportFile {
    private let path: String
    private let partial: String
    private let descriptor: Int32
    private var isFinished = false
    private var isStandardOutput: Bool { path == "-" }

    /// - Parameters:
    ///   - path: Where.
    ///   - force: Whether a file that is there may be replaced.
    /// - Throws: `UsageError` if it may not, `Failure` if it cannot be written.
    init(_ path: String, force: Bool) throws {
        self.path = path
        partial = "\(path).partial-\(String(UInt32.random(in: 0...(.max)), radix: 16))"
        guard path != "-" else {
            descriptor = STDOUT_FILENO
            return
        }
        guard force || !FileManager.default.fileExists(atPath: path) else {
            throw UsageError("\"\(path)\" exists; choose another file, or replace it with --force")
        }
        descriptor = open(partial, O_WRONLY | O_CREAT | O_EXCL | O_CLOEXEC, 0o666)
        guard descriptor >= 0 else { throw ExportFile.failure(path) }
    }

    deinit {
        guard !isFinished, !isStandardOutput else { return }
        close(descriptor)
        unlink(partial)
    }

    /// - Throws: `Failure`.
    func write(_ text: String) throws {
        if isStandardOutput { return Descriptor.write(text, to: descriptor) }
        var rest = Array(text.utf8)[...]
        while !rest.isEmpty {
            let count = rest.withUnsafeBytes { Foundation.write(descriptor, $0.baseAddress, $0.count) }
            if count < 0 && errno == EINTR { continue }
            guard count > 0 else { throw ExportFile.failure(path) }
            rest = rest.dropFirst(count)
        }
    }

    /// Ends it: only now the file is there.
    /// - Throws: `Failure`.
    func finish() throws {
        if isStandardOutput { return }
        guard fsync(descriptor) == 0 || errno == EINVAL, rename(partial, path) == 0 else {
            throw ExportFile.failure(path)
        }
        isFinished = true
        close(descriptor)
    }

    private static func failure(_ path: String) -> Failure {
        Failure("cannot write \"\(path)\": \(String(cString: strerror(errno)))")
    }
}
