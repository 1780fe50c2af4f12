import Platform
import Synchronization
import Threads

/// Sits at a pseudo-terminal: types one key at intervals, reads what is shown, closes the window at the end.
final class Typist: Sendable {
    private let window: PseudoTerminal
    private let key: [UInt8]
    private let count: Int
    private let interval: Double
    private let times = Mutex<[Double]>([])

    /// When each key was typed, monotonic seconds.
    var sent: [Double] { times.withLock(\.self) }

    init(window: PseudoTerminal, key: [UInt8], count: Int, interval: Double) {
        self.window = window
        self.key = key
        self.count = count
        self.interval = interval
    }

    /// Types all keys and hangs up.
    func work() {
        for _ in 0..<count {
            watch(seconds: interval)
            times.withLock { $0.append(Monotonic.now) }
            window.type(key)
        }
        // The last key's frame shall come to be seen, too.
        watch(seconds: 0.5)
        window.hangUp()
    }

    private func watch(seconds: Double) {
        let end = Monotonic.now + seconds
        while Monotonic.now < end {
            window.wait(seconds: end - Monotonic.now)
            _ = window.read()
        }
    }
}
