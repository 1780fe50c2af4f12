import Engine
import EngineFixtures
import Games
import Testing

/// Bounds on adjoints on the way back through a chain.
struct AdjointLimitTests {
    /// The gradient of a chain of the dilemma whose payoffs are `unit` times as large and whose rates are as much
    /// smaller, so that it plays the same: everything else follows with the unit.
    private func gradient(unit: Double = 1, _ change: (inout ChainSettings) -> Void) -> [Double] {
        let dilemma = TinyGame.dilemma
        let game = MatrixGame(
            id: "unit", title: "unit", players: 2, actions: dilemma.actions, symbols: dilemma.symbols,
            payoffs: dilemma.payoffs.map { $0.map { unit * $0 } })
        var settings = ChainSettings(trajectories: 8, horizon: 10, chainLength: 5, peerRate: 16 / unit)
        change(&settings)
        let chain = Chain(game, settings)
        let initial = TinyGame.logits.map { $0.map(Float.init) }
        chain.begin(initial: initial, innerRates: Array(repeating: 16 / unit, count: 5))
        chain.play(ChainKey(seed: 3))
        return chain.metaGradient().policy
    }

    @Test func `a limit binds where an adjoint is longer`() {
        let free = gradient { _ in }
        let limited = gradient { $0.adjointLimit = 0.25 }
        #expect(free.norm > 1 && abs(limited.norm - 0.25) < 1e-6, "\(free.norm), \(limited.norm)")
        #expect(gradient { $0.adjointLimit = 1e6 } == free)
    }

    @Test func `a gain binds in proportion to what entered`() {
        let free = gradient { _ in }
        let limited = gradient { $0.adjointGain = 0.25 }
        #expect(limited.norm < 0.9 * free.norm, "\(free.norm), \(limited.norm)")
        // All adjoints are at their bound, so only their directions depend on it; the last one has the length of it.
        let small = gradient { $0.adjointGain = 1e-3 }
        let smaller = gradient { $0.adjointGain = 5e-4 }
        #expect(abs(small.norm / smaller.norm - 2) < 1e-5)
        #expect(gradient { $0.adjointGain = 1e6 } == free)
    }

    @Test func `a gain has no unit of reward`() {
        let gain: (inout ChainSettings) -> Void = { $0.adjointGain = 0.25 }
        let one = gradient(gain)
        // Powers of two, so that nothing is rounded differently.
        #expect(gradient(unit: 4, gain) == one.map { 4 * $0 })
        let limit: (inout ChainSettings) -> Void = { $0.adjointLimit = 0.25 }
        #expect(gradient(unit: 4, limit) != gradient(limit).map { 4 * $0 })
    }
}
