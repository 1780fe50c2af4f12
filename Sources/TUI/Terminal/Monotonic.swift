import Glibc

/// The clock that the dashboard runs by: seconds since some moment, never set back.
package enum Monotonic {
    package static var now: Double {
        var time = timespec()
        clock_gettime(CLOCK_MONOTONIC, &time)
        return Double(time.tv_sec) + Double(time.tv_nsec) * 1e-9
    }
}
