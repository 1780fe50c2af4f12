import Engine
import Files
import Foundation
import RunFixtures
import Store
import TestTools
import Testing
import Training

struct CheckpointTests {
    @Test(arguments: PolicyClass.allCases.map(\.rawValue))
    func `a run reads back with its optimisers`(policy: String) throws {
        let folder = try TemporaryFolder()
        defer { folder.remove() }
        let run = try savedRun(request(policy), updates: 3, at: "\(folder.path)/run")
        let best = try #require(run.best)
        let reader = try RunReader("\(folder.path)/run")
        #expect(
            try reader.checkpoint()
                == Checkpoint(update: 3, validationScore: nil, bestUpdate: 2, parameters: run.parameters))
        var expected = Checkpoint(update: best.update, validationScore: best.score, parameters: best.parameters)
        expected.validationError = best.error
        #expect(try reader.best() == expected && best.error > 0)
        for (name, checkpoint) in [("latest", try reader.checkpoint()), ("best-2", try reader.best())] {
            // Bytes tell zeros of different sign apart.
            let data = try #require(checkpoint).tensorFile(for: run.configuration).data()
            #expect(try data == folder.data("run/checkpoints/\(name).safetensors"))
        }
        let steps = try TensorFile(folder.data("run/checkpoints/latest.safetensors"), file: "latest").integers(
            "optimizer.policy.steps", shape: [])
        #expect(steps == [3])
    }

    @Test(arguments: PolicyClass.allCases.map(\.rawValue))
    func `any finite number keeps its bits`(policy: String) throws {
        let run = try finishedRun(request(policy), updates: 1)
        let configuration = run.configuration
        let extremes = [-0.0, 0.1, .leastNonzeroMagnitude, -.greatestFiniteMagnitude, 1 / 3, .pi]
        func numbers(_ count: Int) -> [Double] { (0..<count).map { extremes[$0 % extremes.count] } }
        func optimizer(_ count: Int, rate: Double, steps: Int) -> Adam {
            Adam(
                rate: rate, steps: steps, first: numbers(count), second: numbers(count).map(\.magnitude),
                largestSecond: numbers(count).map { $0.magnitude.nextUp.isFinite ? $0.magnitude.nextUp : 0 })
        }
        let (policies, critics) = (run.parameters.policy.count, run.parameters.critic.count)
        let checkpoint = Checkpoint(
            update: .max, validationScore: -0.1.nextUp,
            parameters: MetaParameters(
                policy: numbers(policies), innerRates: numbers(configuration.chainLength), critic: numbers(critics),
                policyOptimizer: optimizer(policies, rate: configuration.outerRate, steps: 1),
                rateOptimizer: optimizer(configuration.chainLength, rate: configuration.innerRateStep, steps: 2),
                criticOptimizer: optimizer(critics, rate: configuration.criticRate, steps: .max)))
        let data = try checkpoint.tensorFile(for: configuration).data()
        let read = try Checkpoint(try TensorFile(data, file: "file"), for: configuration, path: "file")
        #expect(read == checkpoint)
        #expect(try read.tensorFile(for: configuration).data() == data)
    }

    @Test func `running means are kept, and the best policy is one of them`() throws {
        let folder = try TemporaryFolder()
        defer { folder.remove() }
        var request = request("tabular")
        request.overrides.averaging = 0.9
        let run = try savedRun(request, updates: 3, at: "\(folder.path)/run")
        let reader = try RunReader("\(folder.path)/run")
        let latest = try #require(try reader.checkpoint())
        let average = try #require(latest.parameters.average)
        #expect(latest.parameters == run.parameters && average.policy != latest.parameters.policy)
        let best = try #require(try reader.best())
        #expect(best.parameters == run.best?.parameters && best.parameters.average == nil)
        let plain = try finishedRun(self.request("tabular"), updates: 3)
        // The means change what is validated, not what is learned.
        #expect(plain.parameters.policy == run.parameters.policy)
        #expect(plain.best?.parameters.policy != best.parameters.policy)
    }

    @Test func `damage is said with file and tensor`() throws {
        let run = try finishedRun(request("lstm"), updates: 1)
        let configuration = run.configuration
        let checkpoint = Checkpoint(update: 1, validationScore: 0.5, parameters: run.parameters)
        let good = try checkpoint.tensorFile(for: configuration).data()
        func message(_ change: (inout TensorFile) -> Void) throws -> String {
            var file = try TensorFile(good, file: "final")
            change(&file)
            return errorMessage { try Checkpoint(file, for: configuration, path: "final") }
        }
        func tensor(_ shape: [Int], _ value: Double) -> TensorFile.Tensor {
            TensorFile.Tensor(shape: shape, values: .float64(Array(repeating: value, count: shape.reduce(1, *))))
        }
        #expect(try message { _ in } == "no error")
        let tensors: [(String, TensorFile.Tensor?, String)] = [
            ("critic.lstmHiddenBias", nil, "is missing"),
            ("policy.inputWeight", tensor([5, 3], 0), "has the shape [5, 3], but must have [3, 5]"),
            ("critic.outputWeight", tensor([2, 3], 0), "has the shape [2, 3], but must have [1, 3]"),
            ("innerRates", tensor([3], 0), "has the shape [3], but must have [2]"),
            ("policy.inputBias", tensor([3], .nan), "holds a number that is not finite"),
            ("innerRates", tensor([2], .infinity), "holds a number that is not finite"),
            ("optimizer.critic.first", tensor([3], 0), "has the shape [3], but must have [118]"),
            ("optimizer.innerRates.second", tensor([2], -1), "holds a negative number"),
            ("optimizer.innerRates.largestSecond", tensor([2], .nan), "holds a number that is not finite"),
            ("optimizer.policy.steps", tensor([], 1), "holds real numbers, but must hold integers"),
            ("optimizer.policy.steps", TensorFile.Tensor(shape: [1], values: .int64([1])), "has the shape [1]"),
            ("optimizer.policy.steps", TensorFile.Tensor(shape: [], values: .int64([-1])), "is -1"),
        ]
        for (name, value, expected) in tensors {
            let message = try message { $0[name] = value }
            #expect(message.hasPrefix("\"final\": the tensor \"\(name)\" \(expected)"), "\(message)")
        }
        let metadata: [(String, String?, String)] = [
            ("format", nil, "is not a policy of metamapg"), ("version", "2", "is of version \"2\""),
            ("policyKind", "tabular", "of kind \"tabular\", but config.yaml says \"lstm\""),
            ("update", nil, "\"update\" is missing"), ("update", "-1", "\"update\" is \"-1\""),
            ("validationScore", "inf", "\"validationScore\" is \"inf\""),
            ("bestUpdate", "one", "\"bestUpdate\" is \"one\""),
        ]
        for (name, value, expected) in metadata {
            let message = try message { $0.metadata[name] = value }
            #expect(message.hasPrefix("\"final\": ") && message.contains(expected), "\(message)")
        }
    }

    @Test func `what is not finite is not written`() throws {
        let run = try finishedRun(request("tabular"), updates: 1)
        let parameters = MetaParameters(
            policy: run.parameters.policy, innerRates: [0, .nan], critic: run.parameters.critic, outerRate: 1,
            innerRateStep: 1, criticRate: 1)
        let message = errorMessage {
            try Checkpoint(update: 0, validationScore: nil, parameters: parameters).tensorFile(for: run.configuration)
        }
        #expect(message == "the tensor \"innerRates\" cannot be saved: it holds a number that is not finite")
    }

    private func request(_ policy: String) -> RunRequest {
        smallRequest {
            $0.policy = policy
            if policy != "tabular" { $0.overrides.hidden = 3 }
        }
    }
}
