import Engine

/// How much a meta-gradient can be trusted: what single chains say of it, and what is gained by following them.
///
/// All chains are played from the same parameters, against training personas of their own.
package struct GradientNoise: Sendable, Hashable {
    /// The chains' gradients combined in one way.
    package struct Row: Sendable, Hashable {
        package var name: String
        /// Length of the mean.
        package var norm: Double
        /// Mean cosine of the means of two halves of the chains, over many ways to halve them: near 1 if half as many
        /// chains would do, 0 if the mean is noise.
        package var agreement: Double
        /// What a step along it gains in the mean reward over joint policies 1 to L, by the length of the step as a share
        /// of the policy's norm; in the game's unit, against other personas and with the same random numbers as before it.
        package var gains: [Double]
    }

    package var rows: [Row]
    /// Lengths of the chains' gradients, ascending.
    package var norms: [Double]
    /// Mean reward over joint policies 1 to L of those chains.
    package var score: Double
    /// Of those in which gains were measured, before the step; nil if none were.
    package var playedScore: Double?
    /// Steps whose gains were measured, as shares of the policy's norm.
    package var steps: [Double]
}

extension GradientNoise {
    /// Measures the gradient of a configuration at some parameters.
    /// - Parameters:
    ///   - configuration: What is trained, with the way in which gradients are estimated and combined.
    ///   - parameters: Where.
    ///   - update: The meta-update that they are of, by which bounds and aversions may change.
    ///   - chains: M, how many are walked back.
    ///   - steps: Lengths of the steps whose gains are measured.
    ///   - trials: Chains in which each is.
    ///   - pool: Threads; no number depends on how many.
    /// - Returns: Rows for the mean of all gradients, for the mean of the clipped and weighted ones, and for what a
    ///   meta-update would follow.
    /// - Throws: `RunError`.
    package static func measure(
        _ configuration: RunConfiguration, at parameters: MetaParameters, of update: Int, chains: Int,
        steps: [Double], trials: Int,
        on pool: WorkerPool
    ) throws(RunError) -> GradientNoise {
        var configuration = configuration
        configuration.chains = chains
        let crew = ChainCrew(configuration, on: pool)
        let interrupt = Interrupt()
        let number = 1 << 20
        guard let outcome = try MetaUpdate(parameters, number: number, crew, ChainsHere(), interrupt).chains() else {
            preconditionFailure("nobody interrupts")
        }
        let scores = outcome.meanReward.map(AdaptedReward.mean(_:))
        let raw = outcome.gradients.map(\.policy)
        let ways = Self.ways(
            configuration, raw: raw, weighted: outcome.gradients(aversion: configuration.riskAversion(update: update)),
            clip: configuration.clip(update: update), number: number)
        let runners = Runners(configuration, count: pool.threads)
        func play(_ policy: [Double]) throws(RunError) -> Double {
            let moved = MetaParameters(
                policy: policy, innerRates: parameters.innerRates, critic: parameters.critic, outerRate: 0,
                innerRateStep: 0, criticRate: 0)
            return try score(configuration, moved, number: number + 1, trials: trials, runners, pool)
        }
        let before = steps.isEmpty ? nil : try play(parameters.policy)
        let length = parameters.policy.norm
        var rows: [Row] = []
        for way in ways {
            let direction = way.combine(way.gradients)
            var gains: [Double] = []
            for step in steps {
                let factor = step * length / max(direction.norm, .leastNormalMagnitude)
                let policy = zip(parameters.policy, direction).map { $0 - factor * $1 }
                gains.append(try play(policy) - (before ?? 0))
            }
            rows.append(
                Row(
                    name: way.name, norm: direction.norm, agreement: agreement(way.gradients, way.combine),
                    gains: gains))
        }
        return GradientNoise(
            rows: rows, norms: raw.map(\.norm).sorted(), score: scores.reduce(0, +) / Double(max(scores.count, 1)),
            playedScore: before, steps: steps)
    }

    /// One way to make a direction of the chains' gradients.
    private struct Way {
        var name: String
        var gradients: [[Double]]
        var combine: @Sendable ([[Double]]) -> [Double]
    }

    /// Their mean, that of the shortened ones, and what a meta-update follows; of chains whose gradients are finite.
    private static func ways(
        _ configuration: RunConfiguration, raw: [[Double]], weighted: [ChainGradient], clip: Double, number: Int
    ) -> [Way] {
        let finite = raw.indices.filter { raw[$0].norm.isFinite }
        let shortened = finite.map { index in
            var chain = weighted[index]
            _ = chain.shorten(clip: clip, power: configuration.clipPower)
            return chain.policy
        }
        let mean = { @Sendable (gradients: [[Double]]) in gradients.mean }
        var ways = [
            Way(name: "mean", gradients: finite.map { raw[$0] }, combine: mean),
            Way(name: "clipped, weighted", gradients: shortened, combine: mean),
        ]
        let whitening = configuration.whitening
        if whitening > 0 {
            ways.append(
                Way(name: "whitened", gradients: shortened) { Whitening.combine($0, share: whitening) })
        } else if configuration.projectsConflicts {
            let order = ChainKey(seed: configuration.seed, stream: .projection, update: number, chain: 0).philox()
            ways.append(
                Way(name: "without conflicts", gradients: shortened) { PCGrad.combine($0, order: order) })
        }
        return ways
    }

    /// The mean reward over joint policies 1 to L of chains against training personas.
    private static func score(
        _ configuration: RunConfiguration, _ parameters: MetaParameters, number: Int, trials: Int, _ runners: Runners,
        _ pool: WorkerPool
    ) throws(RunError) -> Double {
        let scores = Slots<Double>(count: trials)
        let problems = Slots<String>(count: trials)
        pool.forEach(trials) { worker, index in
            let runner = runners[worker]
            let key = ChainKey(seed: configuration.seed, stream: .evaluation, update: number, chain: index)
            _ = runner.play(
                parameters, against: configuration.trainingPersonas(update: number, chain: index), key: key)
            if let problem = runner.problem {
                problems[index] = problem
            } else {
                scores[index] = AdaptedReward.mean(runner.meanReward)
            }
        }
        let counted = (0..<trials).compactMap { scores[$0] }
        guard !counted.isEmpty else {
            throw .unmeasurable(problem: (0..<trials).compactMap { problems[$0] }.first ?? "there is none")
        }
        return counted.reduce(0, +) / Double(counted.count)
    }

    /// How many ways to halve the chains are tried.
    private static let halvings = 24

    private static func agreement(_ gradients: [[Double]], _ combine: ([[Double]]) -> [Double]) -> Double {
        let random = ChainKey(seed: 1, stream: .projection, update: 0, chain: 0).philox()
        var order = Array(gradients.indices)
        var total = 0.0
        for halving in 0..<halvings {
            for index in order.indices.dropLast() {
                let block = UInt32(halving * order.count + index)
                let other = index + random.number(below: order.count - index, block: block)
                order.swapAt(index, other)
            }
            let half = order.count / 2
            let first = combine(order.prefix(half).map { gradients[$0] })
            let second = combine(order.suffix(half).map { gradients[$0] })
            total += first.dot(second) / max(first.norm * second.norm, .leastNormalMagnitude)
        }
        return total / Double(halvings)
    }
}
