import EngineFixtures
import Kernels
import Platform
import Testing

/// Loops over the steps of trajectories, `[T, K]`, against the formulas written out in Double, one trajectory at a time.
struct ReturnKernelTests {
    static let widths = [1, 7, 8, 15, 16, 17, 33]
    static let horizons = [1, 2, 5, 31]
    static let discount = 0.9375
    static let lambda = 0.75

    /// Numbers of the shape `[T, K]` in both precisions, the same ones.
    struct Block<Scalar: KernelScalar> {
        let values: [Scalar]
        let width: Int

        init(_ horizon: Int, _ width: Int, seed: UInt64) {
            var numbers = TestNumbers(seed)
            values = numbers.reals(horizon * width).map { Scalar($0) }
            self.width = width
        }

        subscript(t: Int, k: Int) -> Double { Double(values[t * width + k]) }
    }

    /// `formula(t, k)` for every step and trajectory.
    static func expected(_ horizon: Int, _ width: Int, _ formula: (Int, Int) -> Double) -> [Double] {
        (0..<horizon * width).map { formula($0 / width, $0 % width) }
    }

    /// Sums over at most 31 steps.
    static func tolerance<Scalar: KernelScalar>(_: Scalar.Type) -> Double { 256 * Double(Scalar.ulpOfOne) }

    /// Powers of the discount, `[T]`.
    static func powers<Scalar: KernelScalar>(_ horizon: Int) -> [Scalar] {
        (0..<horizon).map { Scalar(pow(discount, Double($0))) }
    }

    @Test(arguments: widths, horizons)
    func `returns-to-go are discounted sums of later rewards`(width: Int, horizon: Int) {
        func check<Scalar: KernelScalar>(_: Scalar.Type) {
            let rewards = Block<Scalar>(horizon, width, seed: 1)
            let out = Guarded<Scalar>(zeros: horizon * width)
            Scalar.returnsToGo(
                rewards.values, discount: Scalar(Self.discount), into: out.base, horizon: horizon, trajectories: width)
            let expected = Self.expected(horizon, width) { t, k in
                (t..<horizon).reduce(0) { $0 + pow(Self.discount, Double($1 - t)) * rewards[$1, k] }
            }
            #expect(worstError(out.reals, expected) < Self.tolerance(Scalar.self))
            #expect(out.isIntact)
        }
        check(Float.self)
        check(Double.self)
    }

    @Test(arguments: widths, horizons)
    func `advantages are weighted sums of later errors of the values`(width: Int, horizon: Int) {
        func check<Scalar: KernelScalar>(_: Scalar.Type) {
            let rewards = Block<Scalar>(horizon, width, seed: 2)
            let values = Block<Scalar>(horizon, width, seed: 3)
            let out = Guarded<Scalar>(zeros: horizon * width)
            Scalar.advantages(
                rewards.values, values.values, discount: Scalar(Self.discount), lambda: Scalar(Self.lambda),
                into: out.base, horizon: horizon, trajectories: width)
            func error(_ t: Int, _ k: Int) -> Double {
                rewards[t, k] + (t + 1 < horizon ? Self.discount * values[t + 1, k] : 0) - values[t, k]
            }
            let expected = Self.expected(horizon, width) { t, k in
                (t..<horizon).reduce(0) { $0 + pow(Self.discount * Self.lambda, Double($1 - t)) * error($1, k) }
            }
            #expect(worstError(out.reals, expected) < Self.tolerance(Scalar.self))
            #expect(out.isIntact)
        }
        check(Float.self)
        check(Double.self)
    }

    @Test(arguments: widths, horizons)
    func `inner weights are discounted returns less the baseline`(width: Int, horizon: Int) {
        func check<Scalar: KernelScalar>(_: Scalar.Type) {
            let returns = Block<Scalar>(horizon, width, seed: 4)
            let baseline = Block<Scalar>(horizon, width, seed: 5)
            let discounted = Guarded(baseline.values)
            let weights = Guarded<Scalar>(zeros: horizon * width)
            Scalar.innerWeights(
                returns: returns.values, baseline: discounted.base, powers: Self.powers(horizon), into: weights.base,
                horizon: horizon, trajectories: width)
            let expectedWeights = Self.expected(horizon, width) { t, k in
                pow(Self.discount, Double(t)) * (returns[t, k] - baseline[t, k])
            }
            let expectedBaseline = Self.expected(horizon, width) { t, k in
                pow(Self.discount, Double(t)) * baseline[t, k]
            }
            #expect(worstError(weights.reals, expectedWeights) < Self.tolerance(Scalar.self))
            #expect(worstError(discounted.reals, expectedBaseline) < Self.tolerance(Scalar.self))
            #expect(weights.isIntact && discounted.isIntact)
        }
        check(Float.self)
        check(Double.self)
    }

    @Test(arguments: widths, horizons)
    func `rows are multiplied by a factor each`(width: Int, horizon: Int) {
        func check<Scalar: KernelScalar>(_: Scalar.Type) {
            let values = Block<Scalar>(horizon, width, seed: 6)
            let factors = Block<Scalar>(horizon, 1, seed: 7)
            let out = Guarded(values.values)
            Scalar.multiplyRows(out.base, by: factors.values, horizon: horizon, trajectories: width)
            let expected = Self.expected(horizon, width) { t, k in factors[t, 0] * values[t, k] }
            #expect(worstError(out.reals, expected) < Self.tolerance(Scalar.self))
            #expect(out.isIntact)
        }
        check(Float.self)
        check(Double.self)
    }

    @Test(arguments: widths, horizons)
    func `second-order weights follow the method's formula`(width: Int, horizon: Int) {
        func check<Scalar: KernelScalar>(_: Scalar.Type) {
            let rewards = Block<Scalar>(horizon, width, seed: 8)
            let tangent = Block<Scalar>(horizon, width, seed: 9)
            let baseline = Block<Scalar>(horizon, width, seed: 10)
            let before = Block<Scalar>(horizon, width, seed: 11)
            let scratch = Guarded(Block<Scalar>(horizon + 1, width, seed: 12).values)
            let total = Guarded(before.values)
            Scalar.addSecondOrderWeights(
                rewards: rewards.values, tangent: tangent.values, discountedBaseline: baseline.values,
                powers: Self.powers(horizon), scratch: scratch.base, to: total.base, horizon: horizon,
                trajectories: width)
            func cumulative(_ t: Int, _ k: Int) -> Double { (0...t).reduce(0) { $0 + tangent[$1, k] } }
            let expected = Self.expected(horizon, width) { t, k in
                let later = (t..<horizon).reduce(0) {
                    $0 + pow(Self.discount, Double($1)) * rewards[$1, k] * cumulative($1, k)
                }
                return before[t, k] + later - baseline[t, k] * tangent[t, k]
            }
            #expect(worstError(total.reals, expected) < Self.tolerance(Scalar.self))
            #expect(total.isIntact && scratch.isIntact)
        }
        check(Float.self)
        check(Double.self)
    }

    @Test(arguments: widths, horizons)
    func `shorter traces are sums of errors from step to step`(width: Int, horizon: Int) {
        func check<Scalar: KernelScalar>(_: Scalar.Type) {
            let weights = Block<Scalar>(horizon, width, seed: 17)
            for lambda in [0, 0.6, 1] {
                let traced = Guarded(Block<Scalar>(horizon, width, seed: 18).values)
                Scalar.tracedWeights(
                    weights.values, lambda: Scalar(lambda), into: traced.base, horizon: horizon, trajectories: width)
                let expected = Self.expected(horizon, width) { t, k in
                    (t..<horizon).reduce(0) { total, u in
                        let error = weights[u, k] - (u + 1 < horizon ? weights[u + 1, k] : 0)
                        return total + pow(lambda, Double(u - t)) * error
                    }
                }
                #expect(worstError(traced.reals, expected) < Self.tolerance(Scalar.self))
                #expect(traced.isIntact)
            }
        }
        check(Float.self)
        check(Double.self)
    }

    @Test(arguments: widths, horizons)
    func `baselined second-order weights follow their formula`(width: Int, horizon: Int) {
        func check<Scalar: KernelScalar>(_: Scalar.Type) {
            let weights = Block<Scalar>(horizon, width, seed: 13)
            let tangent = Block<Scalar>(horizon, width, seed: 14)
            let before = Block<Scalar>(horizon, width, seed: 15)
            let scratch = Guarded(Block<Scalar>(2, width, seed: 16).values)
            let total = Guarded(before.values)
            Scalar.addBaselinedSecondOrderWeights(
                innerWeights: weights.values, tangent: tangent.values, scratch: scratch.base, to: total.base,
                horizon: horizon, trajectories: width)
            let expected = Self.expected(horizon, width) { t, k in
                let later = (t..<horizon).reduce(0) { $0 + weights[$1, k] * tangent[$1, k] }
                let earlier = (0..<t).reduce(0) { $0 + tangent[$1, k] }
                return before[t, k] + later + weights[t, k] * earlier
            }
            #expect(worstError(total.reals, expected) < Self.tolerance(Scalar.self))
            #expect(total.isIntact && scratch.isIntact)
        }
        check(Float.self)
        check(Double.self)
    }
}
