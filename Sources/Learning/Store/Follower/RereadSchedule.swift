/// When a database is read again whose files look the same.
///
/// SQLite writes a transaction to its log, waits until the disk has it, and only then lets readers see it, which changes
/// nothing about the files. What is read right after they changed may therefore lack what changed them, and nobody knows
/// for how long. So it is read again after the last change: soon, and then each time that twice as much time has passed.
package struct RereadSchedule {
    /// Seconds to the first time.
    private let interval: Double
    private var lastChange = 0.0
    private var next = Double.infinity

    package init(interval: Double) { self.interval = interval }

    /// Asks at a look.
    /// - Parameters:
    ///   - hasChanged: Whether the files look otherwise than when they were read.
    ///   - now: Seconds since any time.
    /// - Returns: Whether to read now.
    package mutating func isDue(_ hasChanged: Bool, at now: Double) -> Bool {
        if hasChanged { lastChange = now }
        guard hasChanged || now >= next else { return false }
        next = now + max(now - lastChange, interval)
        return true
    }
}
