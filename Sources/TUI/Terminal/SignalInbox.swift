import Platform
import Synchronization
import Threads

// Unsafe here is a number that signal handlers read, set while none of them is there.

// Set once before the handlers are installed, cleared after they are removed; handlers only read it.
nonisolated(unsafe) private var inboxWriter: Int32 = -1
/// When the process was first asked to end, in milliseconds of the monotonic clock; 0 if it was not.
private let firstRequest = Atomic(0)

/// Notes a signal for the loop. A second request to end is not left to the loop, which may be stuck.
private func noteSignal(_ number: Int32) {
    let reason = errno
    if SignalInbox.asksForEnd(number) {
        let now = Int(Monotonic.now * 1000)
        let first = firstRequest.compareExchange(expected: 0, desired: now, ordering: .relaxed)
        if !first.exchanged, now - first.original > SignalInbox.echo { TerminalRescue.endProcess(number) }
    }
    var byte = UInt8(truncatingIfNeeded: number)
    _ = unsafe write(inboxWriter, &byte, 1)
    errno = reason
}

/// Receives the signals that the loop answers at its own pace. One at a time in a process.
package final class SignalInbox {
    /// Requests to end the process.
    static let ending: [Int32] = [SIGHUP, SIGINT, SIGQUIT, SIGTERM]
    /// Requests within this many milliseconds of the first are the same one: `timeout` and shells signal a process and
    /// its group, a vanishing terminal does both.
    fileprivate static let echo = 500
    /// Whether the process was asked to end, so that nothing should wait any longer for a slow terminal.
    static var isEndRequested: Bool { firstRequest.load(ordering: .relaxed) != 0 }

    /// Becomes readable when a signal has come.
    let reader: Int32
    /// Signals that whoever started the process wants ignored, as `nohup` and shells without job control do.
    private(set) var ignored: Set<Int32> = []
    private let writer: Int32
    private var replaced: [(number: Int32, action: sigaction)] = []

    /// - Parameter others: signals to receive besides those that ask for the end.
    init(others: [Int32]) {
        (reader, writer) = Descriptors.pipe()
        unsafe inboxWriter = writer
        firstRequest.store(0, ordering: .relaxed)
        for number in SignalInbox.ending + others {
            let previous = SignalAction.replace(number, handler: noteSignal)
            if previous.isIgnoring {
                SignalAction.restore(number, previous)
                ignored.insert(number)
            } else {
                replaced.append((number, previous))
            }
        }
        replaced.append((SIGPIPE, SignalAction.replace(SIGPIPE, handler: SIG_IGN)))
    }

    /// Signals that came since the last look, each at most once.
    package func take() -> Set<Int32> {
        Set(Descriptors.drain(reader).map(Int32.init))
    }

    /// Puts the handlers back that were there before.
    func release() {
        for entry in replaced { SignalAction.restore(entry.number, entry.action) }
        unsafe inboxWriter = -1
        close(reader)
        close(writer)
    }

    /// Written out, for it runs in a handler.
    fileprivate static func asksForEnd(_ number: Int32) -> Bool {
        number == SIGHUP || number == SIGINT || number == SIGQUIT || number == SIGTERM
    }
}
