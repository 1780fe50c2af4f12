import Synchronization
import Threads
import Training

/// Whole tasks over ranks: handed out one by one to threads that are free, here and elsewhere.
extension Leader: TaskSharing {
    /// Tasks that nobody has yet.
    private final class Queue: Sendable {
        private let taken = Atomic<Int>(0)
        private let count: Int

        init(_ count: Int) { self.count = count }

        func next() -> Int? {
            let number = taken.wrappingAdd(1, ordering: .relaxed).oldValue
            return number < count ? number : nil
        }
    }

    package func perform(_ tasks: TaskList) throws {
        let pool = try WorkerPool(threads: tasks.threads, niceness: 0)
        let queue = Queue(tasks.count)
        try drain()
        try spread(.perform(threads: threadsByRank))
        helper.begin {
            pool.forEach(pool.threads) { _, _ in
                while !tasks.isStopped(), let number = queue.next() { tasks.perform(number) }
            }
        }
        do {
            try handOut(tasks, queue)
        } catch {
            // What goes on here is saved before anything else.
            tasks.stop()
            awaitHelper()
            throw error
        }
    }

    private func handOut(_ tasks: TaskList, _ queue: Queue) throws(ClusterError) {
        var patience = Patience()
        // Threads elsewhere that have not been told that there is nothing left, by rank.
        var busy = threadsByRank
        busy[0] = 0
        var isStopTold = false
        while helper.isBusy || busy.contains(where: { $0 > 0 }) {
            if tasks.isStopped(), !isStopTold {
                isStopTold = true
                for rank in busy.indices where busy[rank] > 0 { try send(.stop, to: rank) }
            }
            guard let (from, bytes) = try look() else {
                rest(&patience)
                continue
            }
            patience.renew()
            switch try? Report(bytes) {
            case .free?:
                if !tasks.isStopped(), let number = queue.next() {
                    try send(.task(number: number, tasks.order(number)), to: from)
                } else {
                    busy[from] -= 1
                    try send(.rest, to: from)
                }
            case .wish?: tasks.stop()
            case .news(let number, let news)?: tasks.hear(number, news)
            case .result(let number, let result)?: tasks.end(number, result)
            default: throw garbled(from)
            }
        }
    }
}
