import Files
import Foundation
import RunFixtures
import Store
import TestTools
import Testing
import Threads
import Training

final class BranchTests {
    private let folder: TemporaryFolder

    init() throws { folder = try TemporaryFolder() }
    deinit { folder.remove() }

    private var store: RunStore { RunStore(folder.path) }

    private func training(_ open: OpenRun) throws -> HeadlessTraining {
        HeadlessTraining(open, on: try WorkerPool(threads: 1, niceness: 0), stopper: HeadlessTraining.Stopper())
    }

    /// Trains an open run up to a number of meta-updates and ends its recording.
    private func train(_ open: OpenRun, to target: Int) throws -> (state: RunState, samples: [UpdateSample]) {
        let training = try training(open)
        var samples: [UpdateSample] = []
        while training.state.update < target, let sample = try training.advance() { samples.append(sample) }
        try open.recorder?.end(.done)
        return (training.state, samples)
    }

    /// A run of six meta-updates, validated after every second one.
    private func parent(to target: Int = 6) throws -> (path: String, configuration: RunConfiguration, state: RunState) {
        var request = smallRequest()
        request.overrides.validateEvery = 2
        let configuration = try request.resolved()
        let open = try RunHome(store, target: target).open(configuration, isNew: true)
        let path = try #require(open.recorder?.folder)
        return (path, configuration, try train(open, to: target).state)
    }

    private func branch(
        _ path: String, _ configuration: RunConfiguration, _ change: (inout RunConfiguration) -> Void = { _ in }
    ) throws -> (configuration: RunConfiguration, start: RunState) {
        let reader = try RunReader(path)
        let checkpoint = try #require(try reader.checkpoint())
        var wanted = configuration
        change(&wanted)
        return try wanted.branching(
            from: reader.configuration, named: DurableFiles.lastComponent(of: path),
            at: RunState(update: checkpoint.update, parameters: checkpoint.parameters, best: nil))
    }

    @Test func `one that changes nothing repeats its parent to the last digit`() throws {
        let parent = try parent()
        let whole = try train(OpenRun(inMemory: parent.configuration), to: 9)
        let (configuration, start) = try branch(parent.path, parent.configuration)
        let open = try RunHome(store, target: 9).branch(configuration, from: start)
        #expect(!open.isResumed && open.state.update == 6 && open.state.best == nil)
        let (state, samples) = try train(open, to: 9)
        #expect(samples.map(\.update) == [7, 8, 9])
        #expect(samples.map(\.meanReward) == whole.samples.suffix(3).map(\.meanReward))
        #expect(state.parameters == whole.state.parameters)
        // The parent is as it was.
        #expect(try RunReader(parent.path).info.updates == 6)
    }

    @Test func `its configuration names parent, meta-update and digest, and reads back`() throws {
        let parent = try parent()
        let (configuration, start) = try branch(parent.path, parent.configuration) { $0.outerRate *= 2 }
        let open = try RunHome(store, target: 8).branch(configuration, from: start)
        let path = try #require(open.recorder?.folder)
        _ = try train(open, to: 8)
        let reader = try RunReader(path)
        #expect(reader.configuration == configuration)
        let origin = try #require(reader.configuration.origin)
        #expect(origin.run == DurableFiles.lastComponent(of: parent.path) && origin.update == 6)
        #expect(origin.digest == start.parameters.fingerprint && Origin(text: origin.text) == origin)
        #expect(DurableFiles.lastComponent(of: path).hasSuffix("seed1-branch6"))
        #expect(try reader.info.updates == 8 && reader.samples().map(\.update) == [7, 8])
        #expect(start.parameters.policyOptimizer.rate == configuration.outerRate)
    }

    @Test func `it goes on where it was, and from its own start`() throws {
        let parent = try parent()
        let (configuration, start) = try branch(parent.path, parent.configuration) { $0.entropyWeight = 0.25 }
        let whole = try train(RunHome(store, target: 10).branch(configuration, from: start), to: 10)
        let first = try RunHome(store, target: 10).branch(configuration, from: start)
        let path = try #require(first.recorder?.folder)
        let training = try training(first)
        for _ in 0..<2 { _ = try training.advance() }
        try first.recorder?.end(.stopped)
        let second = try OpenRun.resume(path, target: 10)
        #expect(second.isResumed && second.state.update == 8)
        #expect(try train(second, to: 10).state.parameters == whole.state.parameters)
        let third = try OpenRun.resume(path, target: 10, fromStart: true)
        #expect(third.state == start)
        #expect(try train(third, to: 10).state.parameters == whole.state.parameters)
    }

    @Test func `what has another shape, another beginning or none is refused`() throws {
        let parent = try parent()
        for (change, part) in [
            ({ $0.chainLength = 3 }, "chain-length"), ({ $0.policy = .lstm }, "policy"),
            ({ $0.innerRate += 1 }, "inner-rate"), ({ $0.weightScale = 3 }, "weight-scale"),
            ({ $0.forgetBias = 1 }, "forget-bias"),
        ] as [((inout RunConfiguration) -> Void, String)] {
            let error = #expect(throws: RequestError.self) { try branch(parent.path, parent.configuration, change) }
            #expect(error?.description.contains("\(part) must stay") == true)
        }
        let nothing = #expect(throws: RequestError.self) {
            try parent.configuration.branching(
                from: parent.configuration, named: "run", at: RunState(startOf: parent.configuration))
        }
        #expect(nothing?.description.contains("no meta-update yet") == true)
        let (configuration, start) = try branch(parent.path, parent.configuration)
        #expect(throws: RunFileError.self) {
            try OpenRun.create(configuration, at: "\(folder.path)/without", target: 9)
        }
        #expect(!DurableFiles.exists("\(folder.path)/without"))
        // A start that is not the one that was named.
        let open = try RunHome(store, target: 9).branch(configuration, from: start)
        let path = try #require(open.recorder?.folder)
        _ = try train(open, to: 8)
        let (good, latest) = ("\(path)/checkpoints/start.safetensors", "\(path)/checkpoints/latest.safetensors")
        try FileManager.default.removeItem(atPath: good)
        try FileManager.default.copyItem(atPath: latest, toPath: good)
        let damaged = #expect(throws: RunFileError.self) { try OpenRun.resume(path, target: 9, fromStart: true) }
        #expect(damaged?.description.contains("damaged") == true)
        // It goes on all the same.
        let resumed = try OpenRun.resume(path, target: 9)
        #expect(resumed.state.update == 8)
        try resumed.recorder?.end(.stopped)
    }

    @Test(arguments: ["", "6", "6-x-run", "0-0123456789abcdef-run", "6-0123456789abcdef-", "6-0123456789abcdef-a/b"])
    func `texts that are no origin are refused`(text: String) {
        #expect(Origin(text: text) == nil)
    }

    @Test func `every number of what was learned tells in the digest`() throws {
        let state = try parent(to: 1).state
        var changed = state.parameters
        changed.setRates(policy: 9, innerRates: 9, critic: 9)
        // Rates are settings.
        #expect(changed.fingerprint == state.parameters.fingerprint)
        changed = state.parameters
        changed.average = .init(policy: changed.policy, innerRates: changed.innerRates)
        #expect(changed.fingerprint != state.parameters.fingerprint)
        #expect(try parent(to: 2).state.parameters.fingerprint != state.parameters.fingerprint)
    }
}
