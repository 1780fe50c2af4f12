import Foundation
import Platform
import Synchronization
import Threads

/// Threads that share out numbered pieces of work. Which thread does which piece is left open; whatever a piece
/// computes must depend on its number alone, so that results do not depend on the number of threads.
package final class WorkerPool: Sendable {
    /// Threads that work, the caller's included.
    package let threads: Int
    private let exchange = Exchange()

    /// Has exactly so many threads. `niceness` is added to the threads' own, so that a screen drawn by another thread
    /// comes first.
    /// - Throws: `ThreadError` if the system does not give them.
    package init(threads: Int, niceness: Int32) throws(ThreadError) {
        precondition(threads >= 1, "at least one thread")
        self.threads = threads
        do throws(ThreadError) {
            for worker in stride(from: 1, to: threads, by: 1) { try WorkerPool.start(worker, exchange, niceness) }
        } catch {
            exchange.stop()
            throw error
        }
    }

    /// Has as many threads as the system gives, at most so many: for what needs no promise of how long it takes.
    package init(upTo limit: Int) {
        precondition(limit >= 1, "at least one thread")
        var threads = 1
        while threads < limit, (try? WorkerPool.start(threads, exchange, 0)) != nil { threads += 1 }
        self.threads = threads
    }

    private static func start(_ worker: Int, _ exchange: Exchange, _ niceness: Int32) throws(ThreadError) {
        try PreparedThread("worker \(worker)").start {
            ThreadPriority.lower(by: niceness)
            var seen = 0
            while let work = exchange.next(after: &seen) {
                work(worker)
                exchange.finish()
            }
        }
    }

    deinit { exchange.stop() }

    /// Calls `body(worker, index)` for every index in `0..<count`, in any order, and returns when all are done.
    /// Worker numbers are below `threads`; no two calls with the same worker overlap.
    package func forEach(_ count: Int, _ body: @escaping @Sendable (_ worker: Int, _ index: Int) -> Void) {
        let counter = Counter()
        let work: Exchange.Work = { worker in
            while true {
                let index = counter.take()
                if index >= count { return }
                body(worker, index)
            }
        }
        guard threads > 1, count > 1 else { return work(0) }
        exchange.publish(work, helpers: threads - 1)
        work(0)
        exchange.wait()
    }
}

/// Hands out the numbers 0, 1, 2 and so on, each once.
private final class Counter: Sendable {
    private let next = Atomic<Int>(0)

    func take() -> Int { next.wrappingAdd(1, ordering: .relaxed).oldValue }
}

/// Where the pool's threads find work.
private final class Exchange: @unchecked Sendable {
    typealias Work = @Sendable (_ worker: Int) -> Void
    // `condition` protects everything below it.
    private let condition = NSCondition()
    private var work: Work?
    private var generation = 0
    private var busy = 0
    private var isStopped = false

    /// Waits for work newer than generation `seen`; nil when the pool has ended.
    func next(after seen: inout Int) -> Work? {
        condition.lock()
        defer { condition.unlock() }
        while !isStopped && (generation == seen || work == nil) { condition.wait() }
        seen = generation
        return isStopped ? nil : work
    }

    func publish(_ work: @escaping Work, helpers: Int) {
        condition.lock()
        self.work = work
        generation += 1
        busy = helpers
        condition.broadcast()
        condition.unlock()
    }

    func finish() {
        condition.lock()
        busy -= 1
        if busy == 0 { condition.broadcast() }
        condition.unlock()
    }

    func wait() {
        condition.lock()
        while busy > 0 { condition.wait() }
        work = nil
        condition.unlock()
    }

    func stop() {
        condition.lock()
        isStopped = true
        condition.broadcast()
        condition.unlock()
    }
}
