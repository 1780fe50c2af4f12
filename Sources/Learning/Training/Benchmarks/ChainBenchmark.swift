import Foundation

/// How fast chains are: each one played, walked back and with its critic's gradient, as in a meta-update.
package struct ChainBenchmark: Sendable {
    private let configuration: RunConfiguration

    package init(_ configuration: RunConfiguration) { self.configuration = configuration }

    /// Chains per second with this many threads, as the median of three measurements.
    ///
    /// Each measurement makes meta-updates of the configuration for `seconds`, after one that does not count.
    package func chainsPerSecond(threads: Int, seconds: Double) throws -> Double {
        var configuration = configuration
        configuration.termsEvery = 0
        configuration.validateEvery = 0
        let pool = try WorkerPool(threads: threads, niceness: 0)
        let crew = ChainCrew(configuration, on: pool)
        let run = Run(OpenRun(inMemory: configuration))
        _ = try run.advance(crew, ChainsHere(), Interrupt())
        let rates = try (0..<3).map { _ in
            let clock = ContinuousClock()
            let start = clock.now
            var updates = 0
            repeat {
                _ = try run.advance(crew, ChainsHere(), Interrupt())
                updates += 1
            } while clock.now - start < .seconds(seconds)
            return Double(updates * configuration.chains) / ((clock.now - start) / .seconds(1))
        }
        return rates.sorted()[1]
    }
}
