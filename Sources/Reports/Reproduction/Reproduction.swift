import Engine
import Games
import Store
import Training

/// An experiment with the runs that it rests on: plans them, and measures them once they are trained.
package struct Reproduction: Sendable {
    package let experiment: Experiment
    package let policy: PolicyClass
    /// Meta-updates of each run.
    package let updates: Int
    /// Seeds of each arm: 1 to this.
    package let seeds: Int
    /// Runs of each arm, `[arms][seeds]`.
    package let runs: [[RunBatch.Job]]

    /// - Throws: what `RunRequest.resolved` throws.
    package init(_ experiment: Experiment, policy: PolicyClass, updates: Int, seeds: Int) throws {
        self.experiment = experiment
        self.policy = policy
        self.updates = updates
        self.seeds = seeds
        runs = try experiment.arms.map { arm in
            try (1...seeds).map { seed in
                var request = arm.request
                request.overrides.seed = UInt64(seed)
                return RunBatch.Job(try request.resolved(), updates: updates)
            }
        }
    }

    /// Runs that a store does not have yet, each once; the first seed of every arm comes first.
    package func missing(from store: RunStore) -> [RunBatch.Job] {
        var found: Set<RunConfiguration> = []
        let bySeed = (0..<seeds).flatMap { seed in runs.map { $0[seed] } }
        return bySeed.filter { job in
            found.insert(job.configuration).inserted
                && store.trained(job.configuration, updates: job.updates).isEmpty
        }
    }

    /// One arm, measured.
    package struct Measured: Sendable {
        package var arm: Experiment.Arm
        /// The runs' folders, `[seeds]`.
        package var paths: [String]
        package var configurations: [RunConfiguration]
        /// Personas by kind and all together, of each run, `[seeds]`.
        package var evaluations: [Evaluation]
        /// The same against each population that follows a rule and learns nothing, by its name, `[populations][seeds]`.
        package var scripted: [(name: String, evaluations: [Evaluation])] = []
        /// Validation scores by meta-update, `[seeds][points]`.
        package var learning: [[CurvePoint]]
    }

    /// Plays the best-validated policy of every run against its test personas.
    /// - Parameters:
    ///   - store: where the runs are.
    ///   - threads: threads that play; the numbers do not depend on them.
    /// - Returns: the arms, in the order of the experiment.
    /// - Throws: `RunFileError` if a run is not there or cannot be read.
    package func measure(in store: RunStore, threads: Int) throws -> [Measured] {
        try zip(experiment.arms, runs).map { arm, jobs in
            var measured = Measured(arm: arm, paths: [], configurations: [], evaluations: [], learning: [])
            for job in jobs {
                guard let path = store.trained(job.configuration, updates: job.updates).first else {
                    throw ExportError(description: "the run \(job.configuration.name) is not in \"\(store.folder)\"")
                }
                let reader = try RunReader(path)
                guard let policy = try reader.best() ?? reader.checkpoint() else {
                    throw ExportError(description: "\"\(path)\" has no policy")
                }
                var tested = job.configuration
                if let peers = arm.testPeers {
                    tested.population = try tested.game.population(peers).0
                }
                func play(_ configuration: RunConfiguration) throws -> Evaluation {
                    try Evaluation.run(
                        configuration, policy.parameters.averaged, split: .test, seed: configuration.seed,
                        threads: threads)
                }
                measured.paths.append(path)
                measured.configurations.append(job.configuration)
                measured.evaluations.append(try play(tested))
                for (index, population) in tested.game.scripted.enumerated() {
                    if !measured.scripted.indices.contains(index) { measured.scripted.append((population.id, [])) }
                    var other = tested
                    other.population = population
                    measured.scripted[index].evaluations.append(try play(other))
                }
                measured.learning.append(
                    try reader.samples().compactMap { sample in
                        sample.validation.map { CurvePoint(x: Double(sample.update), y: $0.score) }
                    })
            }
            return measured
        }
    }
}

extension Evaluation.Group {
    /// The meta-agent's area under the chain: the sum of its mean rewards per step over joint policies 1..L.
    package var area: Double { meanReward[0].dropFirst().reduce(0, +) }
}
