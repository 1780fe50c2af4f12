import CNcurses
import Files
import Platform
import Threads

// Unsafe here are a stream that is open as long as this object lives, and views of bytes within the closures that get
// them.

/// Catches what ncurses writes and passes it on in one piece: a frame is counted and bracketed. Never waits for a
/// terminal that does not read; what it has not taken yet is kept.
@safe final class FrameSink {
    /// What ncurses writes to.
    let stream: UnsafeMutablePointer<FILE>
    /// The terminal, through a description of our own where possible: making a shared one non-blocking would also do so
    /// to the shell and to whoever else holds it.
    let line: Int32
    /// Bytes passed on so far.
    private(set) var bytesWritten = 0
    private let ownsLine: Bool
    private let store: Int32
    private var pending: [UInt8] = []
    /// Tell the terminal to show everything between them at once; others ignore them.
    private static let begin = Array("\u{1b}[?2026h".utf8)
    private static let end = Array("\u{1b}[?2026l".utf8)

    /// - Parameter output: descriptor of the terminal.
    /// - Throws: `TerminalError` if the system grants no memory file.
    init(output: Int32) throws(TerminalError) {
        store = MemoryFile.open("frame")
        guard store >= 0, let stream = unsafe fdopen(store, "w") else {
            throw TerminalError("cannot hold a frame in memory: \(systemReason())")
        }
        unsafe self.stream = stream
        var name = [CChar](repeating: 0, count: 256)
        let isNamed = unsafe ttyname_r(output, &name, name.count) == 0
        let own = unsafe isNamed ? open(name, O_WRONLY | O_NONBLOCK | O_NOCTTY | O_CLOEXEC) : -1
        ownsLine = own >= 0
        line = ownsLine ? own : output
    }

    deinit {
        unsafe fclose(stream)
        if ownsLine { close(line) }
    }

    /// Whether the terminal has taken everything.
    var isEmpty: Bool { pending.isEmpty }

    /// Passes on what was caught since the last call.
    ///
    /// - Parameter synchronized: whether to bracket it, as synchronized output (mode 2026).
    func send(synchronized: Bool) {
        unsafe fflush(stream)
        let count = Int(lseek(store, 0, SEEK_CUR))
        guard count > 0 else { return }
        let before = pending.count
        if synchronized { pending += FrameSink.begin }
        let start = pending.count
        pending += repeatElement(0, count: count)
        unsafe pending.withUnsafeMutableBytes { _ = unsafe pread(store, $0.baseAddress?.advanced(by: start), count, 0) }
        if synchronized { pending += FrameSink.end }
        bytesWritten += pending.count - before
        discard()
        flush()
    }

    /// Adds bytes to what is passed on with the next frame.
    func add(_ bytes: [UInt8]) { unsafe fwrite(bytes, 1, bytes.count, stream) }

    /// Forgets what was caught.
    func discard() {
        unsafe fflush(stream)
        lseek(store, 0, SEEK_SET)
        ftruncate(store, 0)
    }

    /// Writes as much as the terminal takes. After an error, as from a hang-up, the rest is dropped: `poll` tells the
    /// loop.
    func flush() {
        while !pending.isEmpty {
            let count = unsafe pending.withUnsafeBytes { unsafe write(line, $0.baseAddress, $0.count) }
            if count > 0 {
                pending.removeFirst(count)
            } else if errno == EAGAIN {
                return
            } else if errno != EINTR || SignalInbox.isEndRequested {
                pending.removeAll()
            }
        }
    }

    /// Writes everything, but gives up on a terminal that does not read.
    ///
    /// - Parameter seconds: how long to wait at most.
    func flush(within seconds: Double) {
        let deadline = Monotonic.now + seconds
        flush()
        while !isEmpty, Monotonic.now < deadline {
            var entries = [pollfd(fd: line, events: Int16(POLLOUT), revents: 0)]
            Descriptors.wait(&entries, timeout: deadline - Monotonic.now)
            flush()
        }
        pending.removeAll()
    }
}
