import Foundation

// Unsafe here is what C hands to a new thread: an object that is retained until that thread has taken it over.

/// A thread that is there before it is needed: whoever cannot do without one finds out before anything else is begun.
/// It waits until it is given its work, and ends when that is done or when nobody can give it any.
package final class PreparedThread: Sendable {
    /// Shared with the thread, which outlives its owner.
    private final class Handover: @unchecked Sendable {
        // `condition` protects everything below it.
        private let condition = MonotonicCondition()
        private var body: (@Sendable () -> Void)?
        private var isOver = false

        func run(_ name: String) {
            Thread.current.name = name
            take()?()
        }

        func give(_ body: (@Sendable () -> Void)?) {
            condition.withLock {
                precondition(body == nil || !isOver, "a thread is started once")
                if !isOver { self.body = body }
                isOver = true
                condition.broadcast()
            }
        }

        private func take() -> (@Sendable () -> Void)? {
            condition.withLock {
                while !isOver { condition.wait() }
                defer { body = nil }
                return body
            }
        }
    }

    /// What the thread is started with.
    private final class Start {
        let handover: Handover
        let name: String

        init(_ handover: Handover, _ name: String) { (self.handover, self.name) = (handover, name) }
    }

    private let handover = Handover()

    /// - Parameters:
    ///   - name: What debuggers call it.
    ///   - stackSize: Bytes of stack; nil for the usual.
    /// - Throws: `ThreadError` if the system gives no thread.
    package init(_ name: String, stackSize: Int? = nil) throws(ThreadError) {
        var attributes = pthread_attr_t()
        unsafe pthread_attr_init(&attributes)
        defer { unsafe pthread_attr_destroy(&attributes) }
        unsafe pthread_attr_setdetachstate(&attributes, Int32(PTHREAD_CREATE_DETACHED))
        if let stackSize { unsafe pthread_attr_setstacksize(&attributes, stackSize) }
        let box = unsafe Unmanaged.passRetained(Start(handover, name))
        var thread = pthread_t()
        let status = unsafe pthread_create(
            &thread, &attributes,
            { argument in
                guard let argument = unsafe argument else { return nil }
                let start = unsafe Unmanaged<Start>.fromOpaque(argument).takeRetainedValue()
                start.handover.run(start.name)
                return nil
            }, unsafe box.toOpaque())
        guard status == 0 else {
            unsafe box.release()
            throw ThreadError(name, status)
        }
    }

    deinit { handover.give(nil) }

    /// Gives the thread its work. Call once.
    package func start(_ body: @escaping @Sendable () -> Void) { handover.give(body) }
}

/// That the system gave no thread.
package struct ThreadError: Error, Sendable, Hashable, CustomStringConvertible {
    package let description: String

    init(_ name: String, _ status: Int32) {
        let remedy = "memory or the number of processes is limited here (see ulimit -a)"
        description = unsafe "the thread \"\(name)\" cannot be started: \(String(cString: strerror(status))); \(remedy)"
    }
}
