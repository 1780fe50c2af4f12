import Synchronization
import Threads

/// A thread that computes while the one that has it attends to messages.
final class Helper: Sendable {
    private let exchange = Exchange()

    private final class Exchange: @unchecked Sendable {
        // `condition` protects everything below it.
        let condition = MonotonicCondition()
        var work: (@Sendable () -> Void)?
        var isStopped = false
        /// Whether there is something to see for whoever waits.
        var isNudged = false
        let isBusy = Atomic<Bool>(false)

        func nudge() {
            condition.withLock {
                isNudged = true
                condition.broadcast()
            }
        }
    }

    /// - Throws: `ThreadError`.
    init() throws(ThreadError) {
        let thread = try PreparedThread("chains")
        thread.start { [exchange] in
            while true {
                exchange.condition.lock()
                while exchange.work == nil && !exchange.isStopped { exchange.condition.wait() }
                let work = exchange.work
                exchange.work = nil
                exchange.condition.unlock()
                guard let work else { return }
                work()
                exchange.isBusy.store(false, ordering: .releasing)
                exchange.nudge()
            }
        }
    }

    deinit {
        exchange.condition.withLock {
            exchange.isStopped = true
            exchange.condition.broadcast()
        }
    }

    /// Whether what was begun goes on. What it wrote can be read once it does not.
    var isBusy: Bool { exchange.isBusy.load(ordering: .acquiring) }

    /// Ends a `wait`; called by what was begun.
    func nudge() { exchange.nudge() }

    /// Waits until there is something to see of what was begun, or for so many seconds. Costs what computes nothing, as
    /// many short naps beside it would.
    func wait(upTo seconds: Double) {
        let deadline = Monotonic.now + seconds
        exchange.condition.withLock {
            while !exchange.isNudged, isBusy, exchange.condition.wait(until: deadline) {}
            exchange.isNudged = false
        }
    }

    /// Seconds between looks at messages while this computes.
    static let look = 2e-3

    /// Begins a piece of work; the one before must be over.
    func begin(_ work: @escaping @Sendable () -> Void) {
        precondition(!isBusy, "one piece of work at a time")
        exchange.isBusy.store(true, ordering: .relaxed)
        exchange.condition.withLock {
            exchange.work = work
            exchange.condition.broadcast()
        }
    }
}
