import Platform
import Synchronization
import Threads

/// Saves without letting a slow disk hold up the end of the process.
enum SaveWatch {
    /// How long saving may take once the process was told to end, in seconds.
    static let patience = 2.0

    /// Saves on another thread and waits for it.
    ///
    /// - Parameters:
    ///   - save: what writes the run.
    ///   - hurries: whether the process was told to end. Without, the wait has no limit until a signal comes.
    ///   - signals: where a signal would come.
    /// - Returns: whether saving was done in time.
    static func run(_ save: @escaping @Sendable () -> Void, hurries: Bool, signals: SignalInbox) -> Bool {
        let done = WakePipe()
        BackgroundThread.start {
            save()
            done.signal()
        }
        var deadline = hurries ? Monotonic.now + patience : nil
        while true {
            var entries = [
                pollfd(fd: done.reader, events: Int16(POLLIN), revents: 0),
                pollfd(fd: signals.reader, events: Int16(POLLIN), revents: 0),
            ]
            Descriptors.wait(&entries, timeout: deadline.map { $0 - Monotonic.now })
            if entries[0].revents != 0 { return true }
            if entries[1].revents != 0, !signals.take().isDisjoint(with: SignalInbox.ending) {
                deadline = deadline ?? Monotonic.now + patience
            }
            if let deadline, Monotonic.now >= deadline { return false }
        }
    }
}
