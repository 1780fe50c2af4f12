import Threads
import Training

/// How much faster meta-updates are over all ranks than on rank 0 alone, each rank with the same number of threads.
package struct RankBenchmark: Sendable {
    /// Seconds of a meta-update on rank 0 alone, and over all ranks: medians.
    package let alone: Double
    package let shared: Double
    /// The median ratio of two meta-updates of which one followed the other.
    package let ratio: Double
    /// Of one meta-update over all ranks: what rank 0 sent to each rank and got from all, in bytes, and its seconds.
    package let bytesOut: Double
    package let bytesIn: Double
    package let spreading: Double
    package let waiting: Double
    package let taking: Double

    /// Measures by turns, so that whatever else the machine does slows both.
    /// - Parameters:
    ///   - configuration: Of the meta-updates.
    ///   - leader: All ranks.
    ///   - threads: Of each rank.
    ///   - seconds: How long it takes at least.
    /// - Throws: What keeps chains from being played.
    package init(_ configuration: RunConfiguration, _ leader: Leader, threads: Int, seconds: Double) throws {
        var configuration = configuration
        configuration.termsEvery = 0
        configuration.validateEvery = 0
        leader.use(threads: threads)
        let pool = try WorkerPool(threads: threads, niceness: 0)
        let trainings = [ChainsHere() as any ChainSharing, leader].map {
            HeadlessTraining(OpenRun(inMemory: configuration), on: pool, sharing: $0, stopper: .init())
        }
        // Once without counting: buffers are made, and the others are told what is played.
        for training in trainings { _ = try training.advance() }
        let before = leader.figures
        var times: [[Double]] = []
        let began = Monotonic.now
        repeat {
            times.append(
                try trainings.map { training in
                    let start = Monotonic.now
                    _ = try training.advance()
                    return Monotonic.now - start
                })
        } while times.count < 3 || Monotonic.now < began + seconds
        func median(_ values: [Double]) -> Double { values.sorted()[values.count / 2] }
        alone = median(times.map { $0[0] })
        shared = median(times.map { $0[1] })
        ratio = median(times.map { $0[0] / $0[1] })
        let after = leader.figures
        let count = Double(after.jobs - before.jobs)
        bytesOut = Double(after.bytesOut - before.bytesOut) / count
        bytesIn = Double(after.bytesIn - before.bytesIn) / count
        spreading = (after.spreading - before.spreading) / count
        waiting = (after.waiting - before.waiting) / count
        taking = (after.taking - before.taking) / count
    }
}
