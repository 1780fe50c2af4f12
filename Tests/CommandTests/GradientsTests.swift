import Foundation
import Testing

/// `metamapg gradients`: a saved run's meta-gradient, measured.
struct GradientsTests {
    private func trained(_ program: Program, _ algorithm: String) async throws {
        let result = try await program.run([
            "train", "--algorithm", algorithm, "--updates", "2", "--trajectories", "8", "--horizon", "10",
            "--chain-length", "2", "--out", algorithm,
        ])
        #expect(result.status == 0, "\(result.errors)")
    }

    @Test func `norms, agreement and gains are told, for the run's settings and for others`() async throws {
        let program = try Program()
        defer { program.remove() }
        try await trained(program, "meta-mapg")
        let few = ["gradients", "meta-mapg", "--count", "8", "--trials", "4", "--steps", "0.01,0.1"]
        let table = try await program.run(few)
        #expect(table.status == 0, "\(table.errors)")
        #expect(table.output.contains("final policy, of update 2; 8 chains"))
        #expect(table.output.contains("gain at 0.01") && table.output.contains("gain at 0.1"))
        var seen: [[Double]] = []
        for more in [[], ["--threads", "3"], ["--estimator", "pathwise"], ["--estimator", "unbiased"]] {
            let result = try await program.run(few + ["--json"] + more)
            #expect(result.status == 0, "\(result.errors)")
            let report = try #require(
                try JSONSerialization.jsonObject(with: Data(result.output.utf8)) as? [String: Any])
            let norms = try #require(report["norms"] as? [Double])
            let rows = try #require(report["gradients"] as? [[String: Any]])
            #expect(norms.count == 8 && rows.count == 2)
            for row in rows {
                #expect((row["gains"] as? [Double])?.count == 2)
                #expect((row["agreement"] as? Double).map { (-1...1).contains($0) } == true)
            }
            seen.append(norms)
        }
        let unplayed = try await program.run(["gradients", "meta-mapg", "--count", "8", "--trials", "0"])
        #expect(unplayed.status == 0 && !unplayed.output.contains("trials") && !unplayed.output.contains("gain"))
        #expect(seen[0] == seen[1] && seen[0] != seen[2] && seen[2] != seen[3])
    }

    @Test(arguments: [
        (["--count", "1"], "between 2 and 1024"), (["--steps", "2"], "at most 1"),
        (["--trials", "-1"], "between 0 and 1024"), (["--chain-length", "3"], "chain-length must stay as in"),
        (["--inner-rate", "3"], "inner-rate must stay as in"),
    ])
    func `wrong input is answered`(words: [String], reason: String) async throws {
        let program = try Program()
        defer { program.remove() }
        try await trained(program, "meta-mapg")
        let result = try await program.run(["gradients", "meta-mapg"] + words)
        #expect(result.status == 2 && result.errors.contains(reason), "\(result.errors)")
    }

    @Test func `what has no meta-gradient says so`() async throws {
        let program = try Program()
        defer { program.remove() }
        try await trained(program, "reinforce")
        let result = try await program.run(["gradients", "reinforce"])
        #expect(result.status == 2 && result.errors.contains("has no meta-gradient"), "\(result.errors)")
        let missing = try await program.run(["gradients", "nothing"])
        #expect(missing.status == 1 && missing.errors.contains("nothing"), "\(missing.errors)")
    }
}
