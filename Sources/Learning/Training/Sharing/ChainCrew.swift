import Engine
import Games

/// The threads of this process that play a run's chains, each in buffers of its own.
package final class ChainCrew: Sendable {
    package let configuration: RunConfiguration
    private let pool: WorkerPool
    private let runners: Runners
    /// Of validation chains.
    private let testers: Runners

    /// - Parameters:
    ///   - configuration: Of the run.
    ///   - pool: The threads.
    package init(_ configuration: RunConfiguration, on pool: WorkerPool) {
        self.configuration = configuration
        self.pool = pool
        runners = Runners(configuration, count: pool.threads)
        let tested = configuration.tested
        let isApart = configuration.validateEvery > 0 && tested != configuration
        testers = isApart ? Runners(tested, count: pool.threads, isForGradients: false) : runners
    }

    /// Computes some pieces of a job and returns when all are done, or soon after `interrupt` is raised.
    /// - Parameters:
    ///   - job: What to compute.
    ///   - numbers: Which pieces of it.
    ///   - interrupt: Ends it at the next phase boundary.
    ///   - done: Given each piece that is done, from any of the threads.
    package func compute(
        _ job: ChainJob, _ numbers: [Int], _ interrupt: Interrupt,
        _ done: @escaping @Sendable (_ number: Int, _ piece: ChainPiece) -> Void
    ) {
        let parameters = job.parameters
        let exact = configuration.estimator == .exact ? exactChain : nil
        pool.forEach(numbers.count) { [self] worker, index in
            let number = numbers[index]
            let piece: ChainPiece? =
                switch job.work {
                case .returns: returns(job, parameters, runners[worker], number, interrupt)
                case .gradients(let hasTerms, let later):
                    if let exact {
                        interrupt.isRaised ? nil : gradient(job, exact, number, hasTerms: hasTerms)
                    } else {
                        gradient(
                            job, parameters, runners[worker], number, hasTerms: hasTerms, later: later?[number] ?? [],
                            interrupt)
                    }
                case .scores: score(job, parameters, testers[worker], number, interrupt)
                }
            if let piece { done(number, piece) }
        }
    }

    private var exactChain: ExactChain {
        guard let game = configuration.game.table else { preconditionFailure("the exact chain is of a payoff table") }
        return ExactChain(game: game, settings: configuration.chainSettings)
    }

    /// Plays a training chain; false if interrupted.
    private func play(
        _ job: ChainJob, _ parameters: MetaParameters, _ runner: ChainRunner, _ number: Int, _ interrupt: Interrupt
    ) -> Bool {
        runner.play(
            parameters, against: configuration.trainingPersonas(update: job.update, chain: number),
            key: ChainKey(seed: configuration.seed, stream: .training, update: job.update, chain: number),
            isInterrupted: { interrupt.isRaised })
    }

    private func returns(
        _ job: ChainJob, _ parameters: MetaParameters, _ runner: ChainRunner, _ number: Int, _ interrupt: Interrupt
    ) -> ChainPiece? {
        guard play(job, parameters, runner, number, interrupt) else { return nil }
        return runner.problem.map(ChainPiece.failed) ?? .returns(runner.meanReturns())
    }

    private func gradient(
        _ job: ChainJob, _ parameters: MetaParameters, _ runner: ChainRunner, _ number: Int, hasTerms: Bool,
        later: [Double], _ interrupt: Interrupt
    ) -> ChainPiece? {
        guard play(job, parameters, runner, number, interrupt) else { return nil }
        if let problem = runner.problem { return .failed(problem) }
        let (gradient, criticLoss) = runner.gradient(laterReturns: later)
        return .gradient(
            ChainYield(
                gradient: gradient, meanReward: runner.meanReward, criticLoss: criticLoss,
                modelError: runner.modelError, terms: hasTerms ? runner.termGradients(laterReturns: later) : []))
    }

    private func gradient(_ job: ChainJob, _ exact: ExactChain, _ number: Int, hasTerms: Bool) -> ChainPiece {
        let personas = configuration.trainingPersonas(update: job.update, chain: number)
        let result = exact.compute(
            logits: [job.policy] + personas.map { $0.probabilities.map(logarithm) }, innerRates: job.innerRates,
            hasTerms: hasTerms)
        let present = [OuterTerms.current, .own, .peer].map(exact.settings.terms.contains)
        return .gradient(
            ChainYield(
                gradient: ChainGradient(
                    policy: result.gradient.policy, innerRates: result.gradient.innerRates,
                    critic: job.critic.map { _ in 0 }),
                meanReward: result.meanReward, criticLoss: nil, modelError: nil,
                terms: zip(result.terms, present).map { $1 ? $0.policy : nil }))
    }

    private func score(
        _ job: ChainJob, _ parameters: MetaParameters, _ runner: ChainRunner, _ number: Int, _ interrupt: Interrupt
    ) -> ChainPiece? {
        let isDone = runner.play(
            parameters, against: configuration.personas(.validation, index: number, update: job.update),
            key: ChainKey(seed: configuration.seed, stream: .validation, update: job.update, chain: number),
            isInterrupted: { interrupt.isRaised })
        guard isDone else { return nil }
        if let problem = runner.problem { return .failed(problem) }
        return .score(AdaptedReward.mean(runner.meanReward))
    }
}
