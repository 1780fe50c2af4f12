#if MuJoCo
import Foundation
import Testing

struct PretrainTests {
    private let small = ["--trajectories", "4", "--horizon", "5", "--hidden", "3"]

    @Test func `a team that was broken off goes on to the same numbers`() async throws {
        let program = try Program()
        defer { program.remove() }
        let words = ["pretrain", "halfcheetah"] + small
        let whole = try await program.run(words + ["--out", "whole", "--iterations", "12", "--threads", "2"])
        #expect(whole.status == 0, "\(whole.errors)")
        let lines = whole.output.split(separator: "\n")
        #expect(lines.count == 2 && lines[0].hasPrefix("iteration=10/12 return="))
        let files = try FileManager.default.contentsOfDirectory(atPath: program.path("whole")).sorted()
        #expect(files.count == 14)
        #expect(files.first == "agent1-000.safetensors" && files.last == "latest.safetensors")
        let header = try program.header("whole/agent1-011.safetensors")
        #expect(header.contains("\"game\":\"halfcheetah left\"") && header.contains("\"iteration\":\"11\""))

        let part = try await program.run(words + ["--out", "part", "--iterations", "5", "--threads", "1"])
        #expect(part.status == 0)
        let rest = try await program.run(words + ["--out", "part", "--iterations", "12", "--threads", "1"])
        #expect(rest.status == 0)
        #expect(try program.data("part/latest.safetensors") == program.data("whole/latest.safetensors"))
        for file in ["agent1-005.safetensors", "agent1-006.safetensors", "agent1-012.safetensors"] {
            #expect(try program.data("part/\(file)") == program.data("whole/\(file)"))
        }
        let nothing = try await program.run(words + ["--out", "part", "--iterations", "12"])
        #expect(nothing.status == 0 && nothing.output.isEmpty)
    }

    @Test func `other settings need another folder or force`() async throws {
        let program = try Program()
        defer { program.remove() }
        let words = ["pretrain", "halfcheetah", "--out", "team", "--iterations", "1"] + small
        #expect(try await program.run(words).status == 0)
        let other = try await program.run(words + ["--seed", "2"])
        #expect(other.status == 1)
        #expect(other.errors.contains("holds a team whose seed is 1, not 2"))
        #expect(try await program.run(words + ["--seed", "2", "--force"]).status == 0)
        let wrong = try await program.run(words + ["--horizon", "0"])
        #expect(wrong.status == 2)
        #expect(wrong.errors.contains("horizon must lie between 1 and 10000, not 0."))
    }
}
#endif
