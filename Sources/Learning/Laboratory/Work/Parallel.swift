import Synchronization
import Threads

/// Numbered pieces of work shared out to threads. What a piece computes depends on its number alone, so that results do
/// not depend on how many threads there are.
package enum Parallel {
    /// The results of pieces `0..<count`, in their order, by at most so many threads, the caller's included; fewer where
    /// the system gives no more.
    package static func map<Value: Sendable>(
        _ count: Int, threads: Int, _ body: @escaping @Sendable (Int) -> Value
    ) -> [Value] {
        precondition(threads >= 1, "at least one thread")
        if threads == 1 || count <= 1 { return (0..<count).map(body) }
        let share = Share<Value>(count)
        var helpers = 0
        while helpers + 1 < min(threads, count), let thread = try? PreparedThread("laboratory \(helpers + 1)") {
            share.begin()
            thread.start {
                share.work(body)
                share.end()
            }
            helpers += 1
        }
        share.work(body)
        return share.results()
    }
}

/// Numbers still to be taken, and what came of those that were.
private final class Share<Value: Sendable>: @unchecked Sendable {
    private let count: Int
    private let next = Atomic<Int>(0)
    // `condition` protects everything below it.
    private let condition = MonotonicCondition()
    private var busy = 0
    private var values: [Value?]

    init(_ count: Int) {
        self.count = count
        values = Array(repeating: nil, count: count)
    }

    func begin() { condition.withLock { busy += 1 } }

    func end() {
        condition.withLock {
            busy -= 1
            if busy == 0 { condition.broadcast() }
        }
    }

    func work(_ body: (Int) -> Value) {
        while true {
            let number = next.wrappingAdd(1, ordering: .relaxed).oldValue
            if number >= count { return }
            let value = body(number)
            condition.withLock { values[number] = value }
        }
    }

    func results() -> [Value] {
        condition.withLock {
            while busy > 0 { condition.wait() }
            return values.map {
                guard let value = $0 else { preconditionFailure("every number was taken") }
                return value
            }
        }
    }
}
