import Engine
import Files
import Games
import Kernels

/// The speed of one chain of recurrent agents, part by part, on one thread. Shares of the wall clock.
package struct NetworkBenchmark: Sendable {
    /// Seconds of a chain's meta-update, the median of those measured.
    package let chainSeconds: Double
    /// Shares of the time by part of the chain; they add up to one. What a simulation takes of the rollouts stands apart.
    package let shares: [(part: String, share: Double)]
    /// Billions of operations that a chain needs: two for each entry of every product with the recurrent matrix, without
    /// those that are done again to save memory, and without everything elementwise.
    package let chainGigaOperations: Double
    /// Billions of multiplications and additions a second that one core can do, the best of those measured.
    package let peakGigaflops: Double
    package var gigaflops: Double { chainGigaOperations / chainSeconds }

    /// Measures `chains` chains of a recurrent configuration, with a measurement of the peak before and after each, and
    /// one chain before that does not count.
    /// - Throws: `RunFileError` if the peers cannot be read.
    package init(_ configuration: RunConfiguration, chains: Int) throws(RunFileError) {
        let watch = TimedGame.Watch()
        // Looking up payoffs takes next to nothing, and that time could not be told from the clock's.
        let game: any Playable =
            configuration.game.table == nil ? TimedGame(configuration.game, watch) : configuration.game
        let chain = Chain(game, configuration.chainSettings, kinds: configuration.policyKinds)
        var times: [[Double]] = []
        var peak = 0.0
        for number in 0...max(chains, 1) {
            peak = max(peak, NetworkBenchmark.peak())
            let played = watch.seconds
            var time = try NetworkBenchmark.time(chain, configuration, number: number)
            time.append(watch.seconds - played)
            time[0] -= time[4]
            if number > 0 { times.append(time) }
        }
        peakGigaflops = max(peak, NetworkBenchmark.peak())
        times.sort { $0.reduce(0, +) < $1.reduce(0, +) }
        let total = times.reduce(0) { $0 + $1.reduce(0, +) }
        chainSeconds = times[times.count / 2].reduce(0, +)
        let parts = ["rollouts", "inner updates", "critic", "walk back", "simulation"]
        shares = parts.enumerated().compactMap { part, name in
            let share = times.reduce(0) { $0 + $1[part] } / total
            return name == "simulation" && share == 0 ? nil : (name, share)
        }
        chainGigaOperations = configuration.recurrentOperations / 1e9
    }

    /// Seconds that the parts of one chain take.
    private static func time(
        _ chain: Chain, _ configuration: RunConfiguration, number: Int
    ) throws(RunFileError) -> [Double] {
        let clock = ContinuousClock()
        var seconds = Array(repeating: 0.0, count: 4)
        func measure(_ part: Int, _ work: () -> Void) { seconds[part] += clock.measure(work) / .seconds(1) }
        let key = ChainKey(seed: configuration.seed, stream: .training, update: 0, chain: number)
        let personas = configuration.trainingPersonas(update: 0, chain: number)
        var peers: [[Float]] = []
        for persona in personas { peers.append(try persona.parameters.get()) }
        chain.begin(
            initial: [configuration.initialPolicy.map { Float($0) }] + peers,
            critic: configuration.initialCritic.map { Float($0) },
            innerRates: Array(repeating: configuration.innerRate, count: configuration.chainLength))
        for step in 0...configuration.chainLength {
            measure(0) { chain.rollout(step, key: key) }
            if step < configuration.chainLength { measure(1) { chain.innerUpdate(step, key: key) } }
        }
        measure(2) { _ = chain.criticLoss() }
        measure(3) { _ = chain.metaGradient() }
        return seconds
    }

    /// Billions of operations a second in registers.
    private static func peak() -> Double {
        let rounds = 4_000_000
        var total: Float = 0
        let time = ContinuousClock().measure { total = PeakRate.run(rounds: rounds, factor: 0.5) }
        precondition(total.isFinite, "sums that stay where they start")
        return Double(rounds * PeakRate.operationsPerRound) / (time / .seconds(1)) / 1e9
    }
}

extension RunConfiguration {
    /// Operations of a chain's products with the recurrent matrix, in units of one forward pass: playing takes 1 and an
    /// inner update 2 (adjoints, gradient); on the way back the tangents take 2 and the combined pass 5, the last joint
    /// policy's score and the entropy 2 each; the critic takes 3 at each joint policy but the first.
    fileprivate var recurrentOperations: Double {
        let forward = 2.0 * Double(trajectories * horizon) * Double(hidden * 4 * hidden)
        let length = Double(chainLength)
        let passes = (length + 1) + 2 * length + 7 * length + 2 + (entropyWeight == 0 ? 0 : 2) + 3 * length
        return passes * forward
    }
}
