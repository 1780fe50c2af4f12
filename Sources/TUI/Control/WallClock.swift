import Platform

// Unsafe here is C alone: it reads strings and fills structures that are ours for as long as a call takes.

/// The relation between the monotonic clock that drives the model and the time of day that people read.
package struct WallClock: Sendable, Hashable {
    /// Seconds since 1970 when the monotonic clock stood at 0.
    package var offset: Double
    /// Seconds by which local time is ahead of UTC.
    package var zone: Int

    package init(offset: Double = 0, zone: Int = 0) {
        self.offset = offset
        self.zone = zone
    }

    /// The clock of this machine.
    ///
    /// - Parameter now: what the monotonic clock reads at this moment, in seconds.
    /// - Returns: the offset to the time of day and the time zone.
    package static func system(now: Double) -> WallClock {
        var time = timespec()
        unsafe clock_gettime(CLOCK_REALTIME, &time)
        var seconds = time.tv_sec
        var local = unsafe tm()
        unsafe localtime_r(&seconds, &local)
        let wall = Double(time.tv_sec) + Double(time.tv_nsec) * 1e-9
        return unsafe WallClock(offset: wall - now, zone: Int(local.tm_gmtoff))
    }

    /// Seconds since 1970 at a monotonic time.
    package func wall(at now: Double) -> Double { offset + now }

    /// The time of day, `15:04:11`, of seconds since 1970.
    package func timeOfDay(_ wall: Double) -> String {
        guard wall.isFinite, abs(wall) < 1e15 else { return "--:--:--" }
        let day = 86_400
        let seconds = ((Int(wall.rounded(.down)) + zone) % day + day) % day
        return "\(Text.padded(seconds / 3600)):\(Text.padded(seconds / 60 % 60)):\(Text.padded(seconds % 60))"
    }
}
