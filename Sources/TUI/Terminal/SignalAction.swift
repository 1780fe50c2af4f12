import Platform

// Unsafe here is C's union of two kinds of handlers; both are pointers.

/// Sets handlers of signals.
enum SignalAction {
    /// Installs a handler that interrupts system calls, so that a stuck write can be given up.
    ///
    /// - Parameters:
    ///   - number: the signal.
    ///   - handler: what to call.
    ///   - flags: further `SA_` flags.
    /// - Returns: what was installed before.
    static func replace(_ number: Int32, handler: sigaction.Handler?, flags: Int32 = 0) -> sigaction {
        var action = sigaction()
        action.handler = handler
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
}
