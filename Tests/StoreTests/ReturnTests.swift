import Engine
import Files
import RunFixtures
import Store
import TestTools
import Testing
import Threads
import Training

/// Runs that go back to their best policy when nothing better comes.
struct ReturnTests {
    private static func configuration(_ change: (inout RunRequest) -> Void = { _ in }) throws -> RunConfiguration {
        try smallRequest {
            $0.overrides.validateEvery = 1
            $0.overrides.returnAfter = 2
            $0.overrides.outerRate = 0.5
            change(&$0)
        }.resolved()
    }

    private func training(_ open: OpenRun) throws -> HeadlessTraining {
        HeadlessTraining(open, on: try WorkerPool(threads: 1, niceness: 0), stopper: HeadlessTraining.Stopper())
    }

    @Test(arguments: [0, 0.5])
    func `two validations without a better one halve the steps, and lead back if they are clearly worse`(
        averaging: Double
    ) throws {
        let configuration = try Self.configuration { $0.overrides.averaging = averaging }
        let training = try training(OpenRun(inMemory: configuration))
        var best: BestPolicy?
        var (worse, count, back) = (0, 0, 0)
        var scores: [Double] = []
        for update in 1...20 {
            let before = training.state
            let sample = try #require(try training.advance())
            let state = training.state
            let validation = try #require(sample.validation)
            scores.append(validation.score)
            worse = validation.isBest ? 0 : worse + 1
            if validation.isBest { best = state.best }
            guard worse == 2 else {
                #expect(state.returns.count == count)
                continue
            }
            (worse, count) = (0, count + 1)
            let known = try #require(best)
            #expect(state.update == update && state.returns == RunState.Returns(count: count, last: update))
            if (scores[update - 1] + scores[update - 2]) / 2 < known.score - 2 * known.error {
                back += 1
                #expect(state.parameters.policy == known.parameters.policy)
                #expect(state.parameters.policyOptimizer == known.parameters.policyOptimizer)
                #expect(state.parameters.average?.policy == (averaging > 0 ? known.parameters.policy : nil))
            } else {
                #expect(state.parameters.policyOptimizer.steps == before.parameters.policyOptimizer.steps + 1)
            }
        }
        #expect(count >= 2, "20 meta-updates at such a rate seldom rise all the time")
        #expect(training.state.best == best)
    }

    /// By hand: a best score of .9 with an error of .1 is left behind at means below .7.
    @Test(arguments: [([0.65, 0.76], RunState.Return.slower), ([0.2, 0.65, 0.74], .back)])
    func `what is lost is told by its standard error`(recent: [Double], expected: RunState.Return) throws {
        let configuration = try Self.configuration()
        var state = RunState(startOf: configuration)
        let start = state.parameters
        let other = MetaParameters(
            policy: start.policy.map { $0 + 1 }, innerRates: start.innerRates, critic: start.critic, outerRate: 0.5,
            innerRateStep: 0.1, criticRate: 0.1)
        state.best = BestPolicy(update: 5, score: 0.9, error: 0.1, parameters: other)
        state.update = 6
        #expect(state.returnIfDue(configuration, recent: recent) == nil && state.returns.count == 0)
        state.update = 7
        #expect(state.returnIfDue(configuration, recent: recent) == expected)
        #expect(state.returns == RunState.Returns(count: 1, last: 7))
        #expect(state.parameters.policy == (expected == .back ? other.policy : start.policy))
        // Two more until the next.
        state.update = 8
        #expect(state.returnIfDue(configuration, recent: recent) == nil)
    }

    @Test func `without it nothing leads back`() throws {
        let training = try training(OpenRun(inMemory: Self.configuration { $0.overrides.returnAfter = 0 }))
        for _ in 0..<12 { _ = try training.advance() }
        #expect(training.state.returns == RunState.Returns())
    }

    @Test func `a run that is broken off goes on as if it had not been`() throws {
        let folder = try TemporaryFolder()
        defer { folder.remove() }
        let configuration = try Self.configuration()
        let whole = try training(OpenRun(inMemory: configuration))
        for _ in 0..<20 { _ = try whole.advance() }
        // Broken off after each meta-update.
        for update in 1...20 {
            let open = try RunHome(RunStore(folder.path), target: 20).open(configuration, isNew: update == 1)
            let training = try training(open)
            #expect(training.state.update == update - 1)
            _ = try training.advance()
            try open.recorder?.end(.stopped)
        }
        let path = try #require(try folder.entries().first)
        let checkpoint = try #require(try RunReader("\(folder.path)/\(path)").checkpoint())
        #expect(checkpoint.parameters == whole.state.parameters && checkpoint.returns == whole.state.returns)
        #expect(checkpoint.returns.count >= 1)
    }
}
