import Synchronization
import Threads
import Training

extension RankService {
    /// Does tasks of rank 0 on each thread, one after the other, until there is nothing left.
    func perform(threads: Int) throws(ClusterError) {
        let pool = try pool(of: threads)
        let exchange = Exchange()
        let stopper = stopper
        let perform = task
        helper.begin {
            pool.forEach(threads) { _, _ in
                while let (number, order) = exchange.next() {
                    let result = perform(order, stopper) { exchange.tell(.news(number: number, $0)) }
                    exchange.tell(.result(number: number, result))
                    exchange.tell(.free)
                }
            }
        }
        defer {
            exchange.close()
            awaitHelper()
        }
        for _ in 0..<threads { try send(.free) }
        var resting = 0
        var patience = Patience()
        while true {
            // In this order: what is told before the end is seen then.
            let isBusy = helper.isBusy
            let told = exchange.take()
            for report in told { try send(report) }
            try passOnWish()
            if let (_, bytes) = try ranks.look() {
                patience.renew()
                switch try? Report(bytes) {
                case .task(let number, let order)?: exchange.give(number, order)
                case .stop?: stopper.stop()
                case .rest?:
                    resting += 1
                    if resting == threads { exchange.close() }
                // One that came too late for chains before.
                case .cancel?: break
                default: throw ClusterError("a message of rank 0 is garbled")
                }
            }
            if !isBusy { break }
            if told.isEmpty { ranks.rest(&patience) } else { patience.renew() }
        }
    }

    /// Between the threads that do tasks and the one that has the messages.
    private final class Exchange: @unchecked Sendable {
        // `condition` protects everything below it.
        private let condition = MonotonicCondition()
        private var orders: [(Int, [UInt8])] = []
        private var reports: [Report] = []
        private var isClosed = false

        /// Waits for a task; nil when there will be none.
        func next() -> (Int, [UInt8])? {
            condition.withLock {
                while orders.isEmpty && !isClosed { condition.wait() }
                return orders.isEmpty ? nil : orders.removeFirst()
            }
        }

        func give(_ number: Int, _ order: [UInt8]) {
            condition.withLock {
                orders.append((number, order))
                condition.broadcast()
            }
        }

        func close() {
            condition.withLock {
                isClosed = true
                condition.broadcast()
            }
        }

        func tell(_ report: Report) { condition.withLock { reports.append(report) } }

        func take() -> [Report] {
            condition.withLock {
                defer { reports = [] }
                return reports
            }
        }
    }
}
