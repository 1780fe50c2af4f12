import Glibc

// Unsafe here is C's union of two kinds of handlers; both are pointers.

/// Sets handlers of signals.
enum SignalAction {
    typealias Handler = @convention(c) (Int32) -> Void

    /// Installs a handler that interrupts system calls, so that a stuck write can be given up.
    ///
    /// - Parameters:
    ///   - number: the signal.
    ///   - handler: what to call.
    ///   - flags: further `SA_` flags.
    /// - Returns: what was installed before.
    static func replace(_ number: Int32, handler: Handler?, flags: Int32 = 0) -> sigaction {
        var action = sigaction()
        unsafe action.__sigaction_handler.sa_handler = handler
        action.sa_flags = flags
        unsafe sigemptyset(&action.sa_mask)
        var previous = sigaction()
        unsafe sigaction(number, &action, &previous)
        return previous
    }

    static func restore(_ number: Int32, _ action: sigaction) {
        var action = action
        unsafe sigaction(number, &action, nil)
    }

    /// Whether an action is to ignore the signal.
    static func isIgnore(_ action: sigaction) -> Bool {
        // Functions cannot be compared, and this one is the number 1.
        let handlers = unsafe [action.__sigaction_handler.sa_handler, SIG_IGN].map {
            unsafe unsafeBitCast($0, to: Int.self)
        }
        return handlers[0] == handlers[1]
    }
}
