import Engine
import EngineFixtures
import Kernels
import Testing

/// Networks before any learning whose forget gates are biased.
struct ForgetBiasTests {
    private let size = NetworkSize(inputs: 5, hidden: 8, outputs: 2)

    private func parameters(_ network: NetworkClass, bias: Double) -> [Double] {
        let kind = PolicyKind(network, hidden: size.hidden, head: .categorical)
        let random = ChainKey(seed: 7, stream: .initialisation, update: 0, chain: 0).philox(agent: 0)
        return kind.initial(observations: size.inputs, outputs: size.outputs, forgetBias: bias, random)
    }

    /// How far apart two trajectories of 31 steps end that differ in what is seen first alone.
    private func trace(_ network: NetworkClass, bias: Double) -> Double {
        func last(first: Int) -> [Double] {
            let seen = [first] + Array(repeating: [1, 3, 2], count: 10).joined()
            let inputs = seen.map { chosen in (0..<size.inputs).map { $0 == chosen ? 1.0 : 0 } }
            let reference = ReferenceNetwork(network, size, trajectories: 1, horizon: inputs.count, inputs: inputs)
            return reference.outputs(parameters(network, bias: bias)).last ?? []
        }
        return zip(last(first: 0), last(first: 4)).reduce(0) { $0 + abs($1.0 - $1.1) }
    }

    @Test(arguments: NetworkClass.all)
    func `biases of one gate alone are set, the second of PyTorch's order`(network: NetworkClass) throws {
        let (plain, biased) = (parameters(network, bias: 0), parameters(network, bias: 2.5))
        let gates = network.parts(size)[4]
        let changed = plain.indices.filter { plain[$0] != biased[$0] }
        #expect(changed == Array(gates.offset + size.hidden..<gates.offset + 2 * size.hidden))
        #expect(changed.allSatisfy { plain[$0] == 0 && biased[$0] == 2.5 })
    }

    @Test(arguments: NetworkClass.all)
    func `what is seen first is remembered for longer`(network: NetworkClass) {
        #expect(trace(network, bias: 0) < 1e-6)
        #expect(trace(network, bias: 3) > 1e-3)
    }

    @Test func `tables have no gates`() {
        let random = ChainKey(seed: 7, stream: .initialisation, update: 0, chain: 0).philox(agent: 0)
        let table = PolicyKind.tabular.initial(observations: 5, outputs: 2, forgetBias: 2, random)
        #expect(table == Array(repeating: 0, count: 10))
    }
}
