import Foundation

/// A clock that only goes forward.
enum Monotonic {
    /// Seconds.
    static var now: Double { ProcessInfo.processInfo.systemUptime }
}
