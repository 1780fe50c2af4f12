import CNcurses
import Platform

// Unsafe here is C alone: it reads strings and fills structures that are ours for as long as a call takes.

/// Keeps what is written to standard error while the screen is up, where it would vanish, and shows it afterwards.
package final class ErrorLog {
    /// How much of it is shown, in bytes.
    package static let tail = 4096
    /// Descriptor of the kept text.
    let log: Int32
    /// The real standard error.
    let errors: Int32
    private let descriptor: Int32

    /// Fails if standard error does not go to a terminal: then nothing needs keeping.
    ///
    /// - Parameter descriptor: what counts as standard error.
    package init?(of descriptor: Int32 = STDERR_FILENO) {
        guard isatty(descriptor) == 1 else { return nil }
        self.descriptor = descriptor
        log = MemoryFile.open("errors")
        errors = fcntl(descriptor, F_DUPFD_CLOEXEC, 3)
        guard log >= 0, errors >= 0, dup2(log, descriptor) >= 0 else { return nil }
    }

    /// Gives standard error back and replays the tail of what was kept.
    package func release() {
        dup2(errors, descriptor)
        ErrorLog.replay(log, to: errors)
        close(log)
        close(errors)
    }

    /// Copies the tail of a log. Uses nothing that is forbidden in a signal handler.
    static func replay(_ log: Int32, to errors: Int32) {
        var offset = max(lseek(log, 0, SEEK_END) - off_t(tail), 0)
        // Not more than 1024 bytes: a larger temporary might come from the heap.
        unsafe withUnsafeTemporaryAllocation(byteCount: 1024, alignment: 1) { chunk in
            while true {
                let count = unsafe pread(log, chunk.baseAddress, chunk.count, offset)
                if unsafe count <= 0 || write(errors, chunk.baseAddress, count) <= 0 { return }
                offset += off_t(count)
            }
        }
    }
}
