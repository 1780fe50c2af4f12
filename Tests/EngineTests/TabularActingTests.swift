import Engine
import EngineFixtures
import Kernels
import Platform
import Testing

/// Tabular policies that draw their actions themselves, and what they do with extreme logits.
struct TabularActingTests {
    static let trajectories = 17
    static let horizon = 5
    static let observations = 10
    static let actions = 3
    static let steps = trajectories * horizon

    static func policy() -> TabularPolicy<Double> {
        TabularPolicy(
            observationCount: observations, actionCount: actions, trajectories: trajectories, horizon: horizon)
    }

    /// Everything that a policy computes from its steps.
    static func results(_ policy: TabularPolicy<Double>, seed: UInt64) -> [[Double]] {
        var numbers = TestNumbers(seed)
        let weights = Buffer<Double>(numbers.reals(steps))
        let outer = Buffer<Double>(numbers.reals(steps))
        let direction = Buffer<Double>(numbers.reals(policy.parameterCount))
        let gradient = Buffer<Double>(count: policy.parameterCount, repeating: 0)
        let result = Buffer<Double>(count: policy.parameterCount, repeating: 0)
        let entropyGradient = Buffer<Double>(count: policy.parameterCount, repeating: 0)
        let tangent = Buffer<Double>(count: steps, repeating: 0)
        policy.innerGradient(weights: weights, into: gradient)
        policy.tangent(direction: direction, scale: 1.1, into: tangent)
        policy.pullBack(outerWeights: outer, direction: direction, rate: 0.6, into: result)
        let entropy = policy.addEntropyGradient(scale: 0.2, to: entropyGradient)
        return [
            gradient.array, tangent.array, result.array, entropyGradient.array, [entropy], policy.probabilities(),
        ]
    }

    /// Lets a policy act on random observations and another one record the same steps.
    static func actAndRecord(logits: [Double]) -> (acted: TabularPolicy<Double>, recorded: TabularPolicy<Double>) {
        let (acted, recorded) = (policy(), policy())
        acted.load(Buffer(logits))
        recorded.load(Buffer(logits))
        var numbers = TestNumbers(8)
        let seen = SpaceBuffer<Double>(.choices(observations), steps: horizon, trajectories: trajectories)
        let drawn = SpaceBuffer<Double>(.choices(actions), steps: horizon, trajectories: trajectories)
        let bits = Buffer<UInt32>(count: steps, repeating: 0)
        for index in 0..<steps {
            seen.indices[index] = UInt16.random(in: 0..<UInt16(observations), using: &numbers)
            bits[index] = UInt32.random(in: .min ... .max, using: &numbers)
        }
        for step in 0..<horizon {
            acted.act(step: step, observations: seen, bits: bits, actions: drawn)
            recorded.record(step: step, observations: seen, actions: drawn)
        }
        return (acted, recorded)
    }

    @Test func `acting and recording the same actions are the same`() {
        var numbers = TestNumbers(9)
        let (acted, recorded) = Self.actAndRecord(logits: numbers.reals(Self.observations * Self.actions))
        #expect(Self.results(acted, seed: 10) == Self.results(recorded, seed: 10))
        // Not because nothing depends on the steps.
        let other = Self.actAndRecord(logits: numbers.reals(Self.observations * Self.actions)).acted
        #expect(Self.results(acted, seed: 10) != Self.results(other, seed: 10))
    }

    @Test(arguments: 0..<5)
    func `actions are drawn as often as the probabilities say`(observation: Int) throws {
        let count = 50_000
        let policy = TabularPolicy<Double>(observationCount: 5, actionCount: 3, trajectories: count, horizon: 1)
        var numbers = TestNumbers(11)
        policy.load(Buffer(numbers.reals(15)))
        let bits = Buffer<UInt32>(count: count, repeating: 0)
        Philox(key: SIMD2(1, 2), stream: SIMD3(3, 4, 5)).fill(bits.base, count: count)
        let seen = SpaceBuffer<Double>(.choices(5), steps: 1, trajectories: count)
        seen.indices.fill(UInt16(observation))
        let drawn = SpaceBuffer<Double>(.choices(3), steps: 1, trajectories: count)
        policy.act(step: 0, observations: seen, bits: bits, actions: drawn)
        let counts = (0..<3).map { action in drawn.indices.array.count { $0 == action } }
        let probabilities = Array(policy.probabilities()[3 * observation..<3 * observation + 3])
        let bound = try #require(chiSquareBounds[2])
        #expect(chiSquare(counts, probabilities) < bound)
    }

    /// Logits of one row, and the probabilities they stand for.
    struct Extreme: Sendable {
        let logits: [Double]
        let probabilities: [Double]
    }

    static let extremes = [
        Extreme(logits: [1e4, -1e4, 0], probabilities: [1, 0, 0]),
        Extreme(logits: [-1e4, 1e4, 1e4], probabilities: [0, 0.5, 0.5]),
        Extreme(logits: [-1e4, -1e4, -1e4], probabilities: [1.0 / 3, 1.0 / 3, 1.0 / 3]),
        Extreme(logits: [1e4, 1e4, 1e4], probabilities: [1.0 / 3, 1.0 / 3, 1.0 / 3]),
        Extreme(logits: [0, -.infinity, 0], probabilities: [0.5, 0, 0.5]),
        Extreme(logits: [-.infinity, -.infinity, 3], probabilities: [0, 0, 1]),
        Extreme(
            logits: [.greatestFiniteMagnitude, -.greatestFiniteMagnitude, .greatestFiniteMagnitude],
            probabilities: [0.5, 0, 0.5]),
        Extreme(logits: [-.greatestFiniteMagnitude, 0, 1e300], probabilities: [0, 0, 1]),
    ]

    @Test(arguments: extremes)
    func `extreme logits stay finite and draw nothing impossible`(extreme: Extreme) {
        let logits = (0..<Self.observations).flatMap { _ in extreme.logits }
        let (policy, _) = Self.actAndRecord(logits: logits)
        let expected = (0..<Self.observations).flatMap { _ in extreme.probabilities }
        #expect(worstError(policy.probabilities(), expected) < 1e-15)
        #expect(Self.results(policy, seed: 12).allSatisfy { $0.allSatisfy(\.isFinite) })

        let single = TabularPolicy<Double>(observationCount: 1, actionCount: 3, trajectories: 9, horizon: 1)
        single.load(Buffer(extreme.logits))
        let words: [UInt32] = [
            0, 1, 0x5555_5554, 0x5555_5556, 0x7FFF_FFFF, 0x8000_0000, 0xAAAA_AAAB, 1 << 31, .max - 1,
        ]
        let bits = Buffer<UInt32>(count: words.count, repeating: 0)
        for (index, word) in words.enumerated() { bits[index] = word }
        let drawn = SpaceBuffer<Double>(.choices(3), steps: 1, trajectories: words.count)
        single.act(
            step: 0, observations: SpaceBuffer(.choices(1), steps: 1, trajectories: words.count), bits: bits,
            actions: drawn)
        #expect(drawn.indices.array.allSatisfy { extreme.probabilities[Int($0)] > 0 })
        #expect(Set(drawn.indices.array).count == extreme.probabilities.count { $0 > 0 })
    }

    @Test func `single-precision logits far apart stay finite`() {
        let policy = TabularPolicy<Float>(observationCount: 2, actionCount: 2, trajectories: 1, horizon: 1)
        policy.load(
            Buffer(
                [Double(Float.greatestFiniteMagnitude), -Double(Float.greatestFiniteMagnitude), -1e4, 1e4]))
        #expect(policy.probabilities() == [1, 0, 0, 1])
    }
}
