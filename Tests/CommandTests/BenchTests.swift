import Foundation
import Testing

struct BenchTests {
    @Test func `JSON has exactly the documented keys, and its memory is that of the program`() async throws {
        let program = try Program()
        defer { program.remove() }
        // A shell that holds 600 MB, which Linux passes on to what it starts as the largest resident size.
        let shell = "fill=$(head -c 600000000 /dev/zero | tr '\\0' x); \"$@\"; exit $?"
        let result = try await program.run(["bench", "--json", "--seconds", "0.05", "--threads", "2"], shell: shell)
        #expect(result.status == 0, "\(result.errors)")
        let data = Data(result.output.utf8)
        var all = try #require(try JSONSerialization.jsonObject(with: data) as? [String: Any])
        let shares = try #require(all.removeValue(forKey: "lstmShares") as? [String: Double])
        #expect(Set(shares.keys) == ["rollouts", "inner updates", "critic", "walk back"])
        #expect(abs(shares.values.reduce(0, +) - 1) < 1e-9)
        let physics = [
            "cheetahSimulationStepsPerSecond1", "mjStepRate1", "cheetahChainSeconds1", "cheetahChainSecondsAll",
        ]
        let parts = try #require(all.removeValue(forKey: "cheetahShares") as? [String: Double])
        #expect(Set(parts.keys) == ["rollouts", "inner updates", "critic", "walk back", "simulation"])
        #expect(abs(parts.values.reduce(0, +) - 1) < 1e-9)
        let games = try #require(all.removeValue(forKey: "gameStepsPerSecond1") as? [String: Double])
        #expect(Set(games.keys) == ["coin-game"] && games.values.allSatisfy { $0 > 0 })
        let object = try #require(all as? [String: Double])
        #expect(
            Set(object.keys).subtracting(physics) == [
                "tabularChainsPerSecond1", "tabularChainsPerSecondAll", "threads", "frameMilliseconds",
                "bytesPerFrame", "keyLatencyP99Milliseconds", "lstmChainSeconds1", "lstmChainSecondsAll",
                "gruChainSeconds1",
                "lstmPeakMegabytes", "fmaPeakGflops1", "lstmGflops1", "lolaPairingSeconds1", "exactMetaMAPGSeconds1",
            ])
        #expect(object["threads"] == 2)
        let megabytes = try #require(object["lstmPeakMegabytes"])
        #expect(megabytes > 5 && megabytes < 500)
        for value in object.values { #expect(value > 0) }
        #expect(Set(physics).isSubset(of: object.keys))
    }
}
