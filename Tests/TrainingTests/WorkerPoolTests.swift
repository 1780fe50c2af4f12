import Dispatch
import Platform
import Synchronization
import Testing
import Training

struct WorkerPoolTests {
    /// A number that threads may share.
    final class Tally: Sendable {
        private let number = Atomic<Int>(0)
        var value: Int { number.load(ordering: .sequentiallyConsistent) }
        /// Adds 1 and returns the sum.
        @discardableResult
        func increase() -> Int { number.wrappingAdd(1, ordering: .sequentiallyConsistent).newValue }
        func decrease() { number.wrappingSubtract(1, ordering: .sequentiallyConsistent) }
    }

    /// What became of pieces of work.
    final class Ledger: Sendable {
        let visits: [Tally]
        private let busy: [Tally]
        let overlaps = Tally()
        let strangers = Tally()

        init(count: Int, threads: Int) {
            visits = (0..<count).map { _ in Tally() }
            busy = (0..<threads).map { _ in Tally() }
        }

        func enter(_ worker: Int, _ index: Int) {
            guard busy.indices.contains(worker), visits.indices.contains(index) else {
                strangers.increase()
                return
            }
            if busy[worker].increase() != 1 { overlaps.increase() }
            visits[index].increase()
            busy[worker].decrease()
        }
    }

    @Test(arguments: [1, 2, 4, 7], [0, 1, 5, 100, 1_000])
    func `every index is worked on once, one at a time by a worker`(threads: Int, count: Int) throws {
        let pool = try WorkerPool(threads: threads, niceness: 0)
        #expect(pool.threads == threads)
        let ledger = Ledger(count: count, threads: threads)
        let rounds = 50
        for round in 1...rounds {
            pool.forEach(count) { worker, index in ledger.enter(worker, index) }
            // All is done on return, not some time later.
            #expect(ledger.visits.allSatisfy { $0.value == round })
        }
        #expect(ledger.overlaps.value == 0)
        #expect(ledger.strangers.value == 0)
    }

    @Test func `rounds of different sizes follow each other`() throws {
        let pool = try WorkerPool(threads: 3, niceness: 0)
        let sum = Tally()
        var expected = 0
        for round in 0..<300 {
            let count = round * 7 % 11
            expected += count
            pool.forEach(count) { _, _ in sum.increase() }
            #expect(sum.value == expected)
        }
    }

    @Test(arguments: [2, 4, 7])
    func `as many pieces as threads can wait for each other`(threads: Int) throws {
        // None of them returns before all have begun, so that every thread must take one.
        let pool = try WorkerPool(threads: threads, niceness: 0)
        let ledger = Ledger(count: threads, threads: threads)
        let workers = (0..<threads).map { _ in Tally() }
        for _ in 0..<20 {
            let meeting = Meeting(of: threads)
            pool.forEach(threads) { worker, index in
                ledger.enter(worker, index)
                workers[worker].increase()
                meeting.join()
            }
        }
        #expect(workers.allSatisfy { $0.value == 20 })
        #expect(ledger.visits.allSatisfy { $0.value == 20 })
    }

    @Test(arguments: [2, 4, 7])
    func `its threads end with it`(threads: Int) throws {
        let ended = DispatchSemaphore(value: 0)
        var pool: WorkerPool? = try WorkerPool(threads: threads, niceness: 1)
        let meeting = Meeting(of: threads)
        pool?.forEach(threads) { worker, _ in
            // Worker 0 is the caller's own thread, which goes on.
            if worker > 0 { signalAtEndOfThread(ended) }
            meeting.join()
        }
        pool = nil
        // The limit serves only to fail instead of hanging.
        for _ in 1..<threads { try #require(ended.wait(timeout: .now() + 60) == .success) }
    }

    @Test func `a pool that never worked ends too`() throws {
        for _ in 0..<50 { #expect(try WorkerPool(threads: 4, niceness: 0).threads == 4) }
    }
}

/// A place where threads wait until all have come.
private final class Meeting: @unchecked Sendable {
    // The lock of `condition` protects `missing`.
    private let condition = ConditionLock()
    private var missing: Int

    init(of count: Int) { missing = count }

    func join() {
        condition.lock()
        missing -= 1
        if missing == 0 { condition.wakeAll() }
        while missing > 0 { condition.wait() }
        condition.unlock()
    }
}

/// A mutex with a condition.
private final class ConditionLock: @unchecked Sendable {
    private let mutex = UnsafeMutablePointer<pthread_mutex_t>.allocate(capacity: 1)
    private let condition = UnsafeMutablePointer<pthread_cond_t>.allocate(capacity: 1)

    init() {
        pthread_mutex_init(mutex, nil)
        pthread_cond_init(condition, nil)
    }

    deinit {
        pthread_cond_destroy(condition)
        pthread_mutex_destroy(mutex)
        condition.deallocate()
        mutex.deallocate()
    }

    func lock() { pthread_mutex_lock(mutex) }
    func unlock() { pthread_mutex_unlock(mutex) }
    func wait() { pthread_cond_wait(condition, mutex) }
    func wakeAll() { pthread_cond_broadcast(condition) }
}

/// Where a thread keeps the semaphore to signal when it ends.
private let endOfThread: pthread_key_t = {
    var key = pthread_key_t()
    pthread_key_create(&key) { semaphore in
        guard let semaphore else { return }
        Unmanaged<DispatchSemaphore>.fromOpaque(semaphore).takeRetainedValue().signal()
    }
    return key
}()

/// Signals the semaphore when the calling thread ends.
private func signalAtEndOfThread(_ semaphore: DispatchSemaphore) {
    pthread_setspecific(endOfThread, Unmanaged.passRetained(semaphore).toOpaque())
}
