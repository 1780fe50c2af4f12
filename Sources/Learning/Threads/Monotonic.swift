import Platform

// Unsafe here is C alone: it reads strings and fills structures that are ours for as long as a call takes.

/// The clock of every wait, rate and deadline: seconds since some moment, never set back or forward. The time of day is
/// for people alone.
package enum Monotonic {
    package static var now: Double { read(CLOCK_MONOTONIC) }

    /// Seconds of processor time that this process has used, of all threads.
    package static var processWork: Double { read(CLOCK_PROCESS_CPUTIME_ID) }

    /// Seconds of processor time that this thread has used.
    package static var threadWork: Double { read(CLOCK_THREAD_CPUTIME_ID) }

    private static func read(_ clock: clockid_t) -> Double {
        var time = timespec()
        unsafe clock_gettime(clock, &time)
        return Double(time.tv_sec) + Double(time.tv_nsec) * 1e-9
    }
}
