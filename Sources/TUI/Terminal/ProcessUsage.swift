import Glibc

// Unsafe here is C alone: it reads strings and fills structures that are ours for as long as a call takes.

/// Measures what this process uses of the machine, at most once a second.
package struct ProcessUsage {
    private var time: Double
    private var processorTime: Double

    /// - Parameter now: monotonic seconds.
    package init(now: Double) {
        time = now
        processorTime = ProcessUsage.processorTime()
    }

    /// Measures, if a second has passed since the last time.
    ///
    /// - Parameter now: monotonic seconds.
    /// - Returns: `Event.usage`, or nil if it is too early.
    package mutating func sample(now: Double) -> Event? {
        guard now - time >= 1 else { return nil }
        let used = ProcessUsage.processorTime()
        let share = 100 * (used - processorTime) / (now - time)
        time = now
        processorTime = used
        return .usage(cpu: share, memory: ProcessUsage.residentBytes())
    }

    /// Seconds of processor time, of all threads.
    private static func processorTime() -> Double {
        var usage = rusage()
        unsafe getrusage(RUSAGE_SELF.rawValue, &usage)
        let seconds = usage.ru_utime.tv_sec + usage.ru_stime.tv_sec
        return Double(seconds) + Double(usage.ru_utime.tv_usec + usage.ru_stime.tv_usec) * 1e-6
    }

    /// Memory held now, the second number of /proc/self/statm; 0 where that does not exist.
    private static func residentBytes() -> Int {
        let file = unsafe open("/proc/self/statm", O_RDONLY | O_CLOEXEC)
        guard file >= 0 else { return 0 }
        defer { close(file) }
        var bytes = [UInt8](repeating: 0, count: 128)
        let count = unsafe max(read(file, &bytes, bytes.count), 0)
        let numbers = String(decoding: bytes[..<count], as: UTF8.self).split(separator: " ")
        return numbers.count > 1 ? (Int(numbers[1]) ?? 0) * Int(getpagesize()) : 0
    }
}
