import Engine
import EngineFixtures
import Kernels
import Testing

/// Networks before any learning.
struct InitialNetworkTests {
    private let size = NetworkSize(inputs: 5, hidden: 8, outputs: 2)

    private func parameters(_ network: NetworkClass, scale: Double = 1, bias: Double = 0) -> [Double] {
        let kind = PolicyKind(network, hidden: size.hidden, head: .categorical)
        let random = ChainKey(seed: 7, stream: .initialisation, update: 0, chain: 0).philox(agent: 0)
        return kind.initial(
            observations: size.inputs, outputs: size.outputs, weightScale: scale, forgetBias: bias, random)
    }

    /// What a network puts out at the end of what it sees.
    private func last(_ network: NetworkClass, _ parameters: [Double], seen: [Int]) -> [Double] {
        let inputs = seen.map { chosen in (0..<size.inputs).map { $0 == chosen ? 1.0 : 0 } }
        let reference = ReferenceNetwork(network, size, trajectories: 1, horizon: inputs.count, inputs: inputs)
        return reference.outputs(parameters).last ?? []
    }

    private func distance(_ a: [Double], _ b: [Double]) -> Double { zip(a, b).reduce(0) { $0 + abs($1.0 - $1.1) } }

    @Test(arguments: NetworkClass.all)
    func `a bias is that of one gate alone, the second of PyTorch's order`(network: NetworkClass) {
        let (plain, biased) = (parameters(network), parameters(network, bias: 2.5))
        let gates = network.parts(size)[4]
        let changed = plain.indices.filter { plain[$0] != biased[$0] }
        #expect(changed == Array(gates.offset + size.hidden..<gates.offset + 2 * size.hidden))
        #expect(changed.allSatisfy { plain[$0] == 0 && biased[$0] == 2.5 })
    }

    @Test(arguments: NetworkClass.all)
    func `with a bias what is seen first is remembered for longer`(network: NetworkClass) {
        func trace(bias: Double) -> Double {
            let rest = Array(repeating: [1, 3, 2], count: 10).joined()
            let parameters = parameters(network, bias: bias)
            return distance(
                last(network, parameters, seen: [0] + rest), last(network, parameters, seen: [4] + rest))
        }
        #expect(trace(bias: 0) < 1e-6)
        #expect(trace(bias: 3) > 1e-3)
    }

    @Test(arguments: NetworkClass.all)
    func `a scale is that of all weights but the last layer's`(network: NetworkClass) {
        let (plain, scaled) = (parameters(network), parameters(network, scale: 3))
        let output = network.parts(size).last { $0.shape.count == 2 }
        for part in network.parts(size) {
            for i in part.offset..<part.offset + part.count {
                #expect(scaled[i] == (part == output ? plain[i] : 3 * plain[i]))
            }
        }
    }

    /// How far what two things seen in turn make of the output is from the sum of what each makes: small weights leave a
    /// network nearly linear.
    @Test(arguments: NetworkClass.all)
    func `with a scale what was seen before changes what is made of what is seen`(network: NetworkClass) {
        func interaction(scale: Double) -> Double {
            let parameters = parameters(network, scale: scale)
            func y(_ a: Int, _ b: Int) -> Double { last(network, parameters, seen: [0, a, b])[0] }
            return abs(y(1, 1) - y(1, 2) - y(2, 1) + y(2, 2)) / (abs(y(1, 1) - y(1, 2)) + abs(y(1, 1) - y(2, 1)))
        }
        #expect(interaction(scale: 1) < 0.1)
        #expect(interaction(scale: 3) > 3 * interaction(scale: 1))
    }

    @Test func `tables begin at zero whatever networks do`() {
        let random = ChainKey(seed: 7, stream: .initialisation, update: 0, chain: 0).philox(agent: 0)
        let table = PolicyKind.tabular.initial(observations: 5, outputs: 2, weightScale: 3, forgetBias: 2, random)
        #expect(table == Array(repeating: 0, count: 10))
    }
}
