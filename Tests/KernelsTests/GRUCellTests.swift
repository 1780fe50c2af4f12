import EngineFixtures
import Kernels
import Platform
import Testing

/// One step of a GRU cell against the plain formulas; its derivatives are tested with those of policies.
struct GRUCellTests {
    /// Gates' arguments in the order a, r, z, q, and the output before.
    private func arguments<Scalar: KernelScalar>(_ count: Int, _: Scalar.Type) -> (gates: [Scalar], before: [Scalar]) {
        let gates = (0..<4 * count).map { Scalar(3 * sin(1.7 * Double($0))) }
        return (gates, (0..<count).map { Scalar(cos(0.9 * Double($0))) })
    }

    private func check<Scalar: KernelScalar>(_ count: Int, _ bound: Double, _ scalar: Scalar.Type) {
        let (arguments, before) = arguments(count, scalar)
        let (gates, state) = (Guarded(arguments), Guarded(before))
        let output = Guarded<Scalar>(zeros: count)
        Scalar.activateGRU(gates: gates.base, before: state.base, output: output.base, count: count)
        for i in 0..<count {
            func sigmoid(_ x: Double) -> Double { 1 / (1 + exp(-x)) }
            let reset = sigmoid(Double(arguments[count + i]))
            let update = sigmoid(Double(arguments[2 * count + i]))
            let new = tanh(Double(arguments[i]) + reset * Double(arguments[3 * count + i]))
            let expected = (1 - update) * new + update * Double(before[i])
            #expect(abs(Double(output.values[i]) - expected) < bound, "\(i)")
            #expect(abs(Double(gates.values[i]) - new) < bound && abs(Double(gates.values[count + i]) - reset) < bound)
            #expect(gates.values[3 * count + i] == arguments[3 * count + i])
        }
        let again = Guarded<Scalar>(zeros: count)
        Scalar.replayGRU(gates: gates.base, before: state.base, output: again.base, count: count)
        #expect(again.values == output.values)
        #expect(gates.isIntact && output.isIntact && again.isIntact)
    }

    @Test(arguments: [16, 32, 48, 160]) func `a step is that of the formulas`(count: Int) {
        check(count, 2e-6, Float.self)
        check(count, 1e-14, Double.self)
    }
}
