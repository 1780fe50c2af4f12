// Unsafe here is C alone: the condition and the lock are the caller's, at fixed places for as long as they are used.

/// Waiting for a condition of POSIX threads until a time of the monotonic clock, so that a time of day that is set back
/// makes nobody wait on.
package enum MonotonicWait {
    /// Initialises a condition that `wait` takes.
    /// - Returns: 0, or what went wrong.
    package static func initialise(_ condition: UnsafeMutablePointer<pthread_cond_t>) -> Int32 {
        var attributes = pthread_condattr_t()
        var status = unsafe pthread_condattr_init(&attributes)
        #if !canImport(Darwin) && !METAMAPG_PORTABLE
        unsafe status |= pthread_condattr_setclock(&attributes, CLOCK_MONOTONIC)
        #endif
        unsafe status |= pthread_cond_init(condition, &attributes)
        unsafe pthread_condattr_destroy(&attributes)
        return status
    }

    /// Lets go of the lock until somebody wakes those who wait, or until `deadline`, in seconds of that clock.
    /// - Returns: Whether that time had not come.
    package static func wait(
        _ condition: UnsafeMutablePointer<pthread_cond_t>, _ mutex: UnsafeMutablePointer<pthread_mutex_t>,
        until deadline: Double
    ) -> Bool {
        #if !canImport(Darwin) && !METAMAPG_PORTABLE
        var time = moment(min(max(deadline, 0), 1e9))
        return unsafe pthread_cond_timedwait(condition, mutex, &time) != ETIMEDOUT
        #else
        let rest = min(max(deadline - now(CLOCK_MONOTONIC), 0), 1e8)
        #if canImport(Darwin)
        var time = moment(rest)
        return unsafe pthread_cond_timedwait_relative_np(condition, mutex, &time) != ETIMEDOUT
        #else
        // Times of day are all that is left: who sets the clock back in the middle makes this wait longer.
        var time = moment(now(CLOCK_REALTIME) + rest)
        return unsafe pthread_cond_timedwait(condition, mutex, &time) != ETIMEDOUT
        #endif
        #endif
    }

    private static func moment(_ seconds: Double) -> timespec {
        timespec(tv_sec: Int(seconds), tv_nsec: Int((seconds - seconds.rounded(.down)) * 1e9))
    }

    private static func now(_ clock: clockid_t) -> Double {
        var time = timespec()
        unsafe clock_gettime(clock, &time)
        return Double(time.tv_sec) + Double(time.tv_nsec) * 1e-9
    }
}
