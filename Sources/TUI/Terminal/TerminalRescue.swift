import Platform

// Unsafe here is what a signal handler may touch: memory of a fixed place that is filled before the handler is set
// and freed after it is taken away.

/// Everything a handler needs to give the terminal back without any library.
@safe private struct RescuePlan {
    var output: Int32
    var settings: termios
    var bytes: UnsafeMutableBufferPointer<UInt8>
    /// The kept errors and the real standard error; -1 when nothing is kept.
    var log: Int32
    var errors: Int32
}

// Written by the main thread before the handlers are installed and after they are removed; handlers only read it.
nonisolated(unsafe) private var plan: UnsafeMutablePointer<RescuePlan>?

private func rescueAndEnd(_ number: Int32) { TerminalRescue.endProcess(number) }

/// Gives the terminal back when the program crashes: a Swift `fatalError` arrives as SIGILL or SIGTRAP.
@safe final class TerminalRescue {
    private static let crashes: [Int32] = [SIGSEGV, SIGBUS, SIGILL, SIGTRAP, SIGABRT, SIGFPE]
    private static let stackSize = 64 * 1024
    private var replaced: [(number: Int32, action: sigaction)] = []
    private let stack = UnsafeMutableRawPointer.allocate(byteCount: stackSize, alignment: 16)

    /// - Parameters:
    ///   - output: descriptor of the terminal.
    ///   - settings: those of the line to return to.
    ///   - farewell: bytes that leave the alternate screen and switch off what was switched on.
    ///   - errors: where standard error is kept.
    init(output: Int32, settings: termios, farewell: [UInt8], errors: ErrorLog?) {
        let bytes = UnsafeMutableBufferPointer<UInt8>.allocate(capacity: farewell.count)
        _ = unsafe bytes.initialize(from: farewell)
        let storage = UnsafeMutablePointer<RescuePlan>.allocate(capacity: 1)
        unsafe storage.initialize(
            to: RescuePlan(
                output: output, settings: settings, bytes: bytes, log: errors?.log ?? -1, errors: errors?.errors ?? -1))
        unsafe plan = storage
        // A stack of its own, for the crash may be that the main thread's is used up.
        var alternate = unsafe stack_t(ss_sp: stack, ss_flags: 0, ss_size: TerminalRescue.stackSize)
        unsafe sigaltstack(&alternate, nil)
        for number in TerminalRescue.crashes {
            let previous = SignalAction.replace(number, handler: rescueAndEnd, flags: Int32(SA_ONSTACK))
            replaced.append((number, previous))
        }
    }

    /// Removes the handlers; crashes are no longer our business.
    func release() {
        for entry in replaced { SignalAction.restore(entry.number, entry.action) }
        var none = unsafe stack_t(ss_sp: nil, ss_flags: Int32(SS_DISABLE), ss_size: 0)
        unsafe sigaltstack(&none, nil)
        unsafe stack.deallocate()
        unsafe plan?.pointee.bytes.deallocate()
        unsafe plan?.deallocate()
        unsafe plan = nil
    }

    /// Gives the terminal back, shows the kept errors and lets the signal have its usual effect. For handlers: uses
    /// async-signal-safe calls only.
    static func endProcess(_ number: Int32) {
        if let plan = unsafe plan {
            // From the background, setting the line would stop the process instead of ending it.
            signal(SIGTTOU, SIG_IGN)
            unsafe sayFarewell(UnsafeBufferPointer(plan.pointee.bytes), to: plan.pointee.output)
            unsafe tcsetattr(plan.pointee.output, TCSANOW, &plan.pointee.settings)
            if unsafe plan.pointee.log >= 0 { unsafe ErrorLog.replay(plan.pointee.log, to: plan.pointee.errors) }
        }
        signal(number, SIG_DFL)
        raise(number)
    }

    /// Waits for a slow terminal, but not for one that does not read at all.
    private static func sayFarewell(_ bytes: UnsafeBufferPointer<UInt8>, to output: Int32) {
        var rest = unsafe bytes
        var patience = 10
        while patience > 0, !rest.isEmpty {
            let count = unsafe write(output, rest.baseAddress, rest.count)
            if count > 0 {
                unsafe rest = UnsafeBufferPointer(rebasing: rest[count...])
            } else {
                patience -= 1
                var entry = pollfd(fd: output, events: Int16(POLLOUT), revents: 0)
                unsafe poll(&entry, 1, 100)
            }
        }
    }
}
