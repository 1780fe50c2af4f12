import Glibc

/// The clock of every wait, rate and deadline: seconds since some moment, never set back or forward. The time of day is
/// for people alone.
package enum Monotonic {
    package static var now: Double { read(CLOCK_MONOTONIC) }

    /// Seconds of processor time that this thread has used.
    package static var threadWork: Double { read(CLOCK_THREAD_CPUTIME_ID) }

    private static func read(_ clock: clockid_t) -> Double {
        var time = timespec()
        clock_gettime(clock, &time)
        return Double(time.tv_sec) + Double(time.tv_nsec) * 1e-9
    }
}
