import Testing
import Training

/// Learning rates that rise and fall.
struct OuterFactorTests {
    @Test func `steps fall to half after the chosen meta-updates`() throws {
        var request = RunRequest()
        #expect(try request.resolved().outerFactor(update: 1_000) == 1)
        request.overrides.outerDecay = 200
        let configuration = try request.resolved()
        #expect([0, 200, 600].map(configuration.outerFactor) == [1, 0.5, 0.25])
    }

    @Test func `steps rise to their size over the chosen meta-updates`() throws {
        var request = RunRequest()
        request.overrides.warmUp = 4
        #expect(try [0, 1, 2, 3, 4, 1_000].map(request.resolved().outerFactor) == [0.25, 0.5, 0.75, 1, 1, 1])
        request.overrides.outerDecay = 2
        #expect(try [0, 2, 6].map(request.resolved().outerFactor) == [0.25, 0.375, 0.25])
    }

    @Test func `the bound on chains' gradients doubles after the chosen meta-updates`() throws {
        var request = RunRequest()
        request.overrides.clip = 12
        #expect(try [0, 1_000].map(request.resolved().clip) == [12, 12])
        request.overrides.clipDoubling = 20
        #expect(try [0, 20, 60].map(request.resolved().clip) == [12, 24, 96])
        request.overrides.clip = 0
        #expect(try request.resolved().clip(update: 100_000) == 0)
    }

    @Test func `aversion to risk falls in a line to nothing`() throws {
        var request = RunRequest()
        request.overrides.riskAversion = 0.75
        #expect(try [0, 1_000].map(request.resolved().riskAversion) == [0.75, 0.75])
        request.overrides.riskUntil = 400
        #expect(
            try [0, 100, 200, 400, 401, 1_000_000].map(request.resolved().riskAversion) == [
                0.75, 0.5625, 0.375, 0, 0, 0,
            ])
    }
}
