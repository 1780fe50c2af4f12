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
        let scores = outcome.meanReward.map { chain in
            chain.dropFirst().reduce(0) { $0 + $1[0] } / Double(chain.count - 1)
        }
        let raw = outcome.gradients.map(\.policy)
        var shortened = outcome.gradients(aversion: configuration.riskAversion(update: update)).map { chain in
            var policy = chain.policy
            let clip = configuration.clip(update: update)
            let limit = clip > 0 ? clip : .infinity
            _ = Clipping.clip(&policy, to: limit, power: configuration.clipPower)
            return policy.map { $0 * chain.weight }
        }
        let finite = raw.indices.filter { raw[$0].norm.isFinite }
        shortened = finite.map { shortened[$0] }
        let order = ChainKey(seed: configuration.seed, stream: .projection, update: number, chain: 0).philox()
        var ways: [(String, @Sendable ([[Double]]) -> [Double], [[Double]])] = [
            ("mean", { $0.mean }, finite.map { raw[$0] }), ("clipped, weighted", { $0.mean }, shortened),
        ]
        let whitening = configuration.whitening
        if whitening > 0 {
            ways.append(("whitened", { Whitening.combine($0, share: whitening) }, shortened))
        } else if configuration.projectsConflicts {
            ways.append(("without conflicts", { PCGrad.combine($0, order: order) }, shortened))
        }
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
        for (name, combine, gradients) in ways {
            let direction = combine(gradients)
            var gains: [Double] = []
            for step in steps {
                let factor = step * length / max(direction.norm, .leastNormalMagnitude)
                let policy = zip(parameters.policy, direction).map { $0 - factor * $1 }
                gains.append(try play(policy) - (before ?? 0))
            }
            rows.append(
                Row(name: name, norm: direction.norm, agreement: agreement(gradients, combine), gains: gains))
        }
        return GradientNoise(
            rows: rows, norms: raw.map(\.norm).sorted(), score: scores.reduce(0, +) / Double(max(scores.count, 1)),
            playedScore: before, steps: steps)
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
                let adapted = runner.meanReward.dropFirst()
                scores[index] = adapted.reduce(0) { $0 + $1[0] } / Double(adapted.count)
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
