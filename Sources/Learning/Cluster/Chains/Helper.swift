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
        let isBusy = Atomic<Bool>(false)
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
