import Platform
import Threads

/// Measures what this process uses of the machine, at most once a second.
package struct ProcessUsage {
    private var time: Double
    private var processorTime: Double

    /// - Parameter now: monotonic seconds.
    package init(now: Double) {
        time = now
        processorTime = Monotonic.processWork
    }

    /// Measures, if a second has passed since the last time.
    ///
    /// - Parameter now: monotonic seconds.
    /// - Returns: `Event.usage`, or nil if it is too early.
    package mutating func sample(now: Double) -> Event? {
        guard now - time >= 1 else { return nil }
        let used = Monotonic.processWork
        let share = 100 * (used - processorTime) / (now - time)
        time = now
        processorTime = used
        return .usage(cpu: share, memory: ProcessMemory.resident())
    }
}
