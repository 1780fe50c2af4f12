/// Trains one run without anybody watching. The numbers are those of a watched run.
package final class HeadlessTraining {
    private let run: Run
    private let pool: WorkerPool
    private let runners: Runners
    private let stopper: Stopper

    /// A wish to stop, which may come from any thread.
    package struct Stopper: Sendable {
        fileprivate let interrupt = Interrupt()

        package init() {}

        /// Ends training at the next phase boundary.
        package func stop() { interrupt.raise() }
        package var isStopped: Bool { interrupt.isRaised }
    }

    /// - Parameters:
    ///   - configuration: What to train.
    ///   - threads: Threads that train; at least 1.
    ///   - metrics: Where the metrics go.
    ///   - stopper: Ends training.
    package init(_ configuration: RunConfiguration, threads: Int, metrics: MetricsSpool, stopper: Stopper) {
        self.stopper = stopper
        run = Run(configuration, metrics: metrics)
        pool = WorkerPool(threads: threads, niceness: 0)
        runners = Runners(configuration, count: threads)
    }

    /// Makes one meta-update; nil once training was stopped.
    /// - Throws: `RunError` when the run cannot go on; it stands where it stood.
    package func advance() throws(RunError) -> UpdateSample? {
        try run.advance(pool, runners, stopper.interrupt)
    }

    /// What there is to keep so far.
    package var finished: FinishedRun { run.finished }
}
