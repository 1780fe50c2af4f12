import Engine
import Testing
import Training

/// How much a meta-gradient can be trusted.
struct GradientNoiseTests {
    private func measure(threads: Int = 1, _ change: (inout RunConfiguration) -> Void = { _ in }) throws
        -> GradientNoise
    {
        var request = RunRequest(game: .catalogue(name: "ipd", players: nil), algorithm: "meta-mapg", policy: "tabular")
        request.overrides.trajectories = 16
        request.overrides.horizon = 20
        request.overrides.chainLength = 2
        var configuration = try request.resolved()
        change(&configuration)
        return try GradientNoise.measure(
            configuration, at: RunState(startOf: configuration).parameters, of: 0, chains: 24, steps: [0.05],
            trials: 16,
            on: WorkerPool(threads: threads, niceness: 0))
    }

    @Test func `it does not depend on threads, and has a row for each way to combine`() throws {
        let one = try measure()
        #expect(try measure(threads: 3) == one)
        #expect(one.rows.map(\.name) == ["mean", "clipped, weighted"])
        #expect(one.norms.count == 24 && one.norms == one.norms.sorted() && one.norms[0] > 0)
        let whitened = try measure { $0.whitening = 1 }
        #expect(whitened.rows.map(\.name) == ["mean", "clipped, weighted", "whitened"])
        #expect(whitened.norms == one.norms && whitened.rows[0] == one.rows[0])
        #expect(try measure { $0.projectsConflicts = true }.rows.last?.name == "without conflicts")
    }

    /// At the start, where the policy is even, the chains agree on what is good: more trajectories, more so.
    @Test func `halves agree where gradients have little noise`() throws {
        let noisy = try measure { $0.trajectories = 2 }
        let clear = try measure { $0.trajectories = 256 }
        #expect(clear.rows[0].agreement > noisy.rows[0].agreement)
        #expect(clear.rows[0].agreement > 0.7 && clear.rows[0].agreement <= 1)
    }

    @Test func `without a bound the clipped mean is the mean`() throws {
        let rows = try measure {
            $0.clip = 0
            $0.riskAversion = 0
        }.rows
        #expect(abs(rows[0].norm - rows[1].norm) < 1e-9 && rows[0].gains == rows[1].gains)
        let clipped = try measure {
            $0.clip = 1e-3
            $0.riskAversion = 0
        }.rows[1]
        #expect(clipped.norm <= 1e-3)
    }
}
