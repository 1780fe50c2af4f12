import Testing
import Training

/// Learning rates that fall.
struct OuterFactorTests {
    @Test func `steps fall to half after the chosen meta-updates`() throws {
        var request = RunRequest()
        #expect(try request.resolved().outerFactor(update: 1_000) == 1)
        request.overrides.outerDecay = 200
        let configuration = try request.resolved()
        #expect([0, 200, 600].map(configuration.outerFactor) == [1, 0.5, 0.25])
    }
}
