import Foundation
import TestTools
import Testing
import Verification

struct VectorFuzzTests {
    private static let words = [
        "-1", "0", "1", "2", "100", "65535", "65536", "9223372036854775807", "1e308", "-1e308", "1e-320", "null",
        "true", "[]",
        "{}", ",", "[", "]", "\"lstm\"", "\"tabular\"", "\"gaussian-lstm\"", "\"agents\":", "\"payoffs\":",
        "\"hidden\":",
    ]

    @Test func `no damaged vector is more than errors or a sentence`() throws {
        let folder = try TemporaryFolder()
        defer { folder.remove() }
        let path = "\(folder.path)/vector.json"
        let corpus = try Fuzzing.corpus("vectors")
        var mutator = Mutator(seed: Fuzzing.seed)
        for round in 0..<Fuzzing.rounds(800) {
            let bytes = mutator.mutated(corpus[round % corpus.count].bytes, words: VectorFuzzTests.words)
            try Fuzzing.keep(bytes, of: "vectors")
            try Data(bytes).write(to: URL(fileURLWithPath: path))
            let result = Verification.run(path: path, precision: round % 2 == 0 ? .double : .float)
            // The corpus expects too little to pass.
            #expect(result.problem?.isEmpty == false || !result.errors.isEmpty)
            #expect(!result.passes)
        }
    }

    @Test func `the vectors that are damaged are vectors`() throws {
        for (name, bytes) in try Fuzzing.corpus("vectors") {
            let folder = try TemporaryFolder()
            defer { folder.remove() }
            try Data(bytes).write(to: URL(fileURLWithPath: "\(folder.path)/\(name)"))
            let result = Verification.run(path: "\(folder.path)/\(name)", precision: .double)
            #expect(result.problem == nil && result.errors.count == 8, "\(name): \(result.problem ?? "")")
        }
    }

    /// A vector of the corpus with some values replaced.
    private func problem(_ changes: [String: Any], of name: String = "tabular-ipd.json") throws -> String? {
        let bytes = try #require(try Fuzzing.corpus("vectors").first { $0.name == name }).bytes
        var vector = try #require(try JSONSerialization.jsonObject(with: Data(bytes)) as? [String: Any])
        vector.merge(changes) { $1 }
        let folder = try TemporaryFolder()
        defer { folder.remove() }
        let path = "\(folder.path)/v.json"
        try JSONSerialization.data(withJSONObject: vector).write(to: URL(fileURLWithPath: path))
        let problem = Verification.run(path: path, precision: .double).problem
        return problem.map { $0.replacingOccurrences(of: "'\(path)' is not a test vector: ", with: "") }
    }

    @Test func `sizes are checked before anything is made of them`() throws {
        for agents in [-1, 0, 1, 100, Int.max] {
            #expect(try problem(["agents": agents]) == "'agents' must lie between 2 and 6, not \(agents)")
        }
        #expect(try problem(["actionCount": 1_000_000]) == "'actionCount' must lie between 2 and 16, not 1000000")
        #expect(try problem(["observationSize": 6]) == "'observationSize' must be 1 + actionCount ^ agents, which is 5")
        #expect(
            try problem(["observationSize": Int.max])
                == "'observationSize' must lie between 1 and 65535, not \(Int.max)")
        for key in ["trajectories", "horizon", "chainLength"] {
            #expect(try problem([key: 0])?.hasPrefix("'\(key)' must lie between 1 and ") == true)
            #expect(try problem([key: -1])?.hasPrefix("'\(key)' must lie between 1 and ") == true)
        }
        #expect(try problem(["discount": 1.5]) == "'discount' must lie between 0 and 1, not 1.5")
        #expect(
            try problem(["policy": ["kind": "gaussian-lstm"]], of: "lstm-ipd.json")
                == "payoffs are for actions to choose from, not for policies of the kind gaussian-lstm")
    }
}
