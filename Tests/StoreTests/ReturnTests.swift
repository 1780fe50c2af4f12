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
    func `two validations without a better one lead back, with half the steps`(averaging: Double) throws {
        let configuration = try Self.configuration { $0.overrides.averaging = averaging }
        let training = try training(OpenRun(inMemory: configuration))
        var best: BestPolicy?
        var (worse, count) = (0, 0)
        for update in 1...20 {
            let sample = try #require(try training.advance())
            let state = training.state
            let isBest = try #require(sample.validation).isBest
            worse = isBest ? 0 : worse + 1
            if isBest { best = state.best }
            guard worse == 2 else {
                #expect(state.returns.count == count)
                continue
            }
            (worse, count) = (0, count + 1)
            let known = try #require(best)
            #expect(state.update == update && state.returns == RunState.Returns(count: count, last: update))
            #expect(state.parameters.policy == known.parameters.policy)
            #expect(state.parameters.policyOptimizer == known.parameters.policyOptimizer)
            #expect(state.parameters.average?.policy == (averaging > 0 ? known.parameters.policy : nil))
        }
        #expect(count >= 2, "20 meta-updates at such a rate seldom rise all the time")
        // From the same parameters the next step is half as long for each return, so that it is another one.
        #expect(training.state.best == best)
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
