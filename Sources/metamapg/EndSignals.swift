import Foundation
import Platform
import Synchronization
import Threads

// Unsafe here is C alone: sets of signals are ours for as long as a call takes, and both kinds of handlers in its
// union are pointers.

/// Turns the signals that ask a process to end into a wish to stop. A second one ends it at once, unless it comes so
/// soon that it is the same request: `timeout` and terminals that close signal both a process and its group.
final class EndSignals: Sendable {
    /// Within this many seconds signals count as one.
    private static let echo = 0.5

    private let received = Atomic<Int32>(0)

    /// 128 and the number of the signal that came; 1 if none did.
    var exitStatus: Int32 {
        let signal = received.load(ordering: .acquiring)
        return signal == 0 ? 1 : 128 + signal
    }

    /// Call before any other thread is started: threads inherit what is blocked.
    /// - Parameter onSignal: Called from another thread on the first signal.
    /// - Throws: `ThreadError`; signals do what they did then.
    init(_ onSignal: @escaping @Sendable () -> Void) throws(ThreadError) {
        // A reader that goes away must not end training.
        signal(SIGPIPE, SIG_IGN)
        var signals = sigset_t()
        unsafe sigemptyset(&signals)
        for number in [SIGINT, SIGTERM, SIGHUP] where number != SIGHUP || !EndSignals.isIgnored(SIGHUP) {
            unsafe sigaddset(&signals, number)
        }
        var before = sigset_t()
        unsafe pthread_sigmask(SIG_BLOCK, &signals, &before)
        let set = signals
        let thread: PreparedThread
        do throws(ThreadError) {
            thread = try PreparedThread("signals")
        } catch {
            unsafe pthread_sigmask(SIG_SETMASK, &before, nil)
            throw error
        }
        thread.start { [self] in
            var set = set
            var first: Double?
            while true {
                var number: Int32 = 0
                guard unsafe sigwait(&set, &number) == 0 else { continue }
                if let first {
                    if Monotonic.now > first + EndSignals.echo { _exit(128 + number) }
                } else {
                    first = Monotonic.now
                    received.store(number, ordering: .releasing)
                    onSignal()
                }
            }
        }
    }

    /// Whether whoever started us wants a signal ignored, as `nohup` does.
    private static func isIgnored(_ number: Int32) -> Bool {
        var action = sigaction()
        unsafe sigaction(number, nil, &action)
        return action.isIgnoring
    }
}
