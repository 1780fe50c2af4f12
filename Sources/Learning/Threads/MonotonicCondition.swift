import Platform

// Unsafe here are a mutex and a condition at fixed places, allocated and initialised before any use and freed with
// this object.

/// A lock and a condition to wait for, with deadlines on the monotonic clock. Those of `NSCondition` are times of day,
/// so that a clock that is set back would make it wait on.
@safe package final class MonotonicCondition: @unchecked Sendable {
    // Never moved: the system knows both by their addresses.
    private let mutex = UnsafeMutablePointer<pthread_mutex_t>.allocate(capacity: 1)
    private let condition = UnsafeMutablePointer<pthread_cond_t>.allocate(capacity: 1)

    package init() {
        var status = unsafe pthread_mutex_init(mutex, nil)
        unsafe status |= MonotonicWait.initialise(condition)
        precondition(status == 0, "a lock needs nothing that could be lacking")
    }

    deinit {
        unsafe pthread_cond_destroy(condition)
        unsafe pthread_mutex_destroy(mutex)
        unsafe condition.deallocate()
        unsafe mutex.deallocate()
    }

    package func lock() { unsafe pthread_mutex_lock(mutex) }
    package func unlock() { unsafe pthread_mutex_unlock(mutex) }

    package func withLock<Value>(_ body: () throws -> Value) rethrows -> Value {
        lock()
        defer { unlock() }
        return try body()
    }

    /// Lets go of the lock until somebody calls `broadcast`, or for no reason.
    package func wait() { unsafe pthread_cond_wait(condition, mutex) }

    /// The same, until a time of `Monotonic` at the latest.
    /// - Returns: Whether that time had not come.
    package func wait(until deadline: Double) -> Bool {
        unsafe MonotonicWait.wait(condition, mutex, until: deadline)
    }

    /// Wakes all who wait.
    package func broadcast() { unsafe pthread_cond_broadcast(condition) }
}
