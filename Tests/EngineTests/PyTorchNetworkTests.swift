import Engine
import EngineFixtures
import Platform
import Testing

/// The formulas that policies are tested with are PyTorch's: outputs of its layers (2.15, double precision), as
/// `Tests/Peers/networks_torch.py` prints them. Networks see 5 observations, have 3 hidden units and 2 outputs.
struct PyTorchNetworkTests {
    static let outputs: [(network: NetworkClass, count: Int, outputs: [[Double]])] = [
        (
            .lstm, 122,
            [
                [-0.35036416094984, -1.33679800099425], [-0.459415139907219, -1.57753628766521],
                [-0.406855044426911, -1.43822589359133], [-0.423690774835121, -1.48584881401539],
            ]
        ),
        (
            .gru, 98,
            [
                [0.440174433408618, 1.16330441779633], [1.00732546940478, 1.76867643799585],
                [0.729903487932739, 1.26970842259799], [0.651039906959409, 1.09728440296502],
            ]
        ),
    ]

    @Test(arguments: outputs)
    func `outputs are those of PyTorch's cells`(network: NetworkClass, count: Int, outputs: [[Double]]) {
        let size = NetworkSize(inputs: 5, hidden: 3, outputs: 2)
        let seen = [0, 3, 1, 4].map { chosen in (0..<5).map { $0 == chosen ? 1.0 : 0 } }
        let parameters = (0..<count).map { sin(1.7 * Double($0) + 0.3) }
        let reference = ReferenceNetwork(network, size, trajectories: 1, horizon: seen.count, inputs: seen)
        for (ours, theirs) in zip(reference.outputs(parameters), outputs) { #expect(worstError(ours, theirs) < 1e-13) }
        #expect(network.parts(size).map { $0.shape.reduce(1, *) }.reduce(0, +) == count)
    }
}
