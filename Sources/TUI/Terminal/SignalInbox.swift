import Glibc
import Synchronization

// Set once before the handlers are installed, cleared after they are removed; handlers only read it.
nonisolated(unsafe) private var inboxWriter: Int32 = -1
private let isEnding = Atomic(false)

/// Notes a signal for the loop. A second request to end is not left to the loop, which may be stuck.
private func noteSignal(_ number: Int32) {
    let reason = errno
    if SignalInbox.forcing.contains(number), isEnding.exchange(true, ordering: .relaxed) {
        TerminalRescue.endProcess(number)
    } else {
        if number == SIGHUP { isEnding.store(true, ordering: .relaxed) }
        var byte = UInt8(truncatingIfNeeded: number)
        _ = write(inboxWriter, &byte, 1)
    }
    errno = reason
}

/// Receives the signals that the loop answers at its own pace. One at a time in a process.
final class SignalInbox {
    /// Requests to end the process.
    static let ending: [Int32] = [SIGHUP, SIGINT, SIGQUIT, SIGTERM]
    /// Those whose repetition ends it at once. A hang-up is not among them: kernel and shell both send one.
    static let forcing: Set<Int32> = [SIGINT, SIGQUIT, SIGTERM]
    /// Whether the process was asked to end, so that nothing should wait any longer for a slow terminal.
    static var isEndRequested: Bool { isEnding.load(ordering: .relaxed) }

    /// Becomes readable when a signal has come.
    let reader: Int32
    private let writer: Int32
    private var replaced: [(number: Int32, action: sigaction)] = []

    /// - Parameter others: signals to receive besides those that ask for the end.
    init(others: [Int32]) {
        (reader, writer) = Descriptors.pipe()
        inboxWriter = writer
        isEnding.store(false, ordering: .relaxed)
        _ = SignalInbox.forcing  // made here, not inside a handler
        for number in SignalInbox.ending + others {
            replaced.append((number, SignalAction.replace(number, handler: noteSignal)))
        }
        replaced.append((SIGPIPE, SignalAction.replace(SIGPIPE, handler: SIG_IGN)))
    }

    /// Signals that came since the last look, each at most once.
    func take() -> Set<Int32> {
        Set(Descriptors.drain(reader).map(Int32.init))
    }

    /// Puts the handlers back that were there before.
    func release() {
        for entry in replaced { SignalAction.restore(entry.number, entry.action) }
        inboxWriter = -1
        close(reader)
        close(writer)
    }
}
