import CNcurses
import Glibc

/// Catches what ncurses writes and passes it on in one piece: a frame is counted, bracketed and never torn apart.
final class FrameSink {
    /// What ncurses writes to.
    let stream: UnsafeMutablePointer<FILE>
    /// Bytes passed on so far.
    private(set) var bytesWritten = 0
    private let store: Int32
    private let output: Int32
    private var buffer: [UInt8] = []
    /// Tell the terminal to show everything between them at once; others ignore them.
    private static let begin = Array("\u{1b}[?2026h".utf8)
    private static let end = Array("\u{1b}[?2026l".utf8)

    /// - Parameter output: descriptor of the terminal.
    /// - Throws: `TerminalError` if the system grants no memory file.
    init(output: Int32) throws(TerminalError) {
        self.output = output
        store = memoryFile("frame")
        guard store >= 0, let stream = fdopen(store, "w") else {
            throw TerminalError("cannot hold a frame in memory: \(String(cString: strerror(errno)))")
        }
        self.stream = stream
    }

    deinit { fclose(stream) }

    /// Whether the terminal has room, so that a frame would not wait for a slow line.
    var isReady: Bool {
        var entries = [pollfd(fd: output, events: Int16(POLLOUT), revents: 0)]
        Descriptors.wait(&entries, timeout: 0)
        return entries[0].revents != 0
    }

    /// Passes on what was caught since the last call.
    ///
    /// - Parameter synchronized: whether to bracket it, as synchronized output (mode 2026).
    func send(synchronized: Bool) {
        fflush(stream)
        let count = Int(lseek(store, 0, SEEK_CUR))
        guard count > 0 else { return }
        let prefix = synchronized ? FrameSink.begin : []
        let suffix = synchronized ? FrameSink.end : []
        buffer.removeAll(keepingCapacity: true)
        buffer += prefix
        buffer += repeatElement(0, count: count)
        buffer.withUnsafeMutableBytes {
            _ = pread(store, $0.baseAddress?.advanced(by: prefix.count), count, 0)
        }
        buffer += suffix
        lseek(store, 0, SEEK_SET)
        ftruncate(store, 0)
        bytesWritten += buffer.count
        write()
    }

    /// Writes the buffer. Errors, as after a hang-up, are ignored: `poll` reports them to the loop.
    private func write() {
        buffer.withUnsafeBytes { bytes in
            var position = 0
            while position < bytes.count {
                let count = Glibc.write(output, bytes.baseAddress?.advanced(by: position), bytes.count - position)
                if count > 0 {
                    position += count
                } else if count < 0, errno == EINTR, !SignalInbox.isEndRequested {
                    continue
                } else if count < 0, errno == EAGAIN {
                    awaitRoom()
                } else {
                    return
                }
            }
        }
    }

    /// Someone else made the shared terminal non-blocking.
    private func awaitRoom() {
        var entries = [pollfd(fd: output, events: Int16(POLLOUT), revents: 0)]
        Descriptors.wait(&entries, timeout: 0.1)
    }
}
