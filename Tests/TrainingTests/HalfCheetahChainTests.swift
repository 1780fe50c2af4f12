import Engine
import EngineFixtures
import Games
import Synchronization
import Testing
import Training

/// HalfCheetah as a game that chains are played in.
struct HalfCheetahChainTests {
    static let kinds: [PolicyKind] = [.gaussian(hidden: 4), .gaussian(hidden: 4)]

    /// A chain of one inner update with random parameters, played by the engine.
    private func sampled(seed: UInt64, trajectories: Int = 5, horizon: Int = 12) -> RecordedChain {
        let game = Game.cheetah
        let settings = ChainSettings(
            trajectories: trajectories, horizon: horizon, chainLength: 1, discount: 0.95, gaeLambda: 0.95,
            entropyWeight: 0, peerRate: 0.005, estimator: .paper, ownLearning: true, peerLearning: true)
        var numbers = TestNumbers(3)
        func parameters(_ kind: PolicyKind, _ outputs: Int) -> [Double] {
            numbers.reals(
                kind.parameterCount(observations: game.observationSpace.size, outputs: outputs), in: -0.3...0.3)
        }
        return RecordedChain(
            game: game, settings: settings, kinds: Self.kinds, parameters: Self.kinds.map { parameters($0, 3) },
            critic: parameters(Self.kinds[0].critic, 1), innerRates: [0.005], actions: []
        ).sampled(seed: seed)
    }

    private func reals(_ actions: RecordedActions) -> [Double] {
        if case .reals(let values) = actions { values } else { [] }
    }

    @Test func `trajectories follow from the key alone, on any thread`() throws {
        let alone = sampled(seed: 4)
        let other = sampled(seed: 5)
        #expect(alone.actions != other.actions && alone.answers != other.answers)
        let equal = Mutex(0)
        try WorkerPool(threads: 3, niceness: 0).forEach(6) { _, _ in
            let again = sampled(seed: 4)
            if again.actions == alone.actions && again.answers == alone.answers { equal.withLock { $0 += 1 } }
        }
        #expect(equal.withLock { $0 } == 6)
    }

    @Test func `cheetahs start near rest, each in its own way`() throws {
        let seen = try #require(sampled(seed: 6, trajectories: 400, horizon: 1).answers?.first?.observations)
        let rows = (0..<400).map { Array(seen[$0 * 17..<($0 + 1) * 17]) }
        let positions = rows.flatMap { $0.prefix(8) }
        let velocities = rows.flatMap { $0.suffix(9) }
        func mean(_ values: [Double]) -> Double { values.reduce(0, +) / Double(values.count) }
        #expect(positions.allSatisfy { abs($0) < 0.1 })
        #expect(abs(mean(positions)) < 0.004)
        #expect(abs(mean(positions.map { $0 * $0 }) - 0.01 / 3) < 0.0003)
        #expect(abs(mean(velocities)) < 0.006)
        #expect(abs(mean(velocities.map { $0 * $0 }) - 0.01) < 0.001)
        #expect(Set(rows).count == 400)
    }

    @Test func `both are paid a hundredth of what the simulation pays`() throws {
        let chain = sampled(seed: 7)
        let answers = try #require(chain.answers)
        let settings = chain.settings
        for (step, answer) in answers.enumerated() {
            #expect(answer.rewards[0] == answer.rewards[1])
            let actions = chain.actions[step].map(reals)
            for k in 0..<settings.trajectories {
                let simulation = try HalfCheetahSimulation(HalfCheetah(), count: 1)
                let first = answer.observations[k * 17..<(k + 1) * 17]
                simulation.reset(0, positions: [0] + first.prefix(8), velocities: Array(first.suffix(9)))
                for t in 0..<settings.horizon {
                    let place = t * settings.trajectories + k
                    let both = actions.flatMap { $0[place * 3..<(place + 1) * 3] }
                    let reward = try #require(simulation.advance(0, actions: both))
                    // Where the track starts changes the rounding alone.
                    #expect(abs(answer.rewards[0][place] - 0.01 * reward) < 1e-6)
                }
            }
        }
    }

    @Test func `actions that are not numbers are reported`() {
        var chain = sampled(seed: 8)
        #expect(chain.compute(.double).problem == nil)
        chain.answers = nil
        #expect(chain.compute(.double).problem == nil)
        var broken = reals(chain.actions[1][0])
        broken[20] = .nan
        chain.actions[1][0] = .reals(broken)
        #expect(chain.compute(.double).problem == "an action is not a finite number")
        #expect(chain.compute(.float).problem == "an action is not a finite number")
    }
}
