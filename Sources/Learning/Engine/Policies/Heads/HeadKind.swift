import Games
import Kernels

/// What kinds of heads there are.
package enum HeadKind: Sendable, Hashable {
    /// One of A actions, by a softmax of the outputs.
    case categorical
    /// A vector of A numbers, with the outputs as means.
    case gaussian

    /// The kind that draws such actions.
    init(_ actions: Space) { self = actions.isDense ? .gaussian : .categorical }

    /// The named parts of its own parameters behind those of a network.
    func parts(outputs: Int, from start: Int) -> [ParameterPart] {
        switch self {
        case .categorical: []
        case .gaussian: [ParameterPart(name: "logStd", shape: [outputs], offset: start)]
        }
    }

    func head<Scalar: KernelScalar>(_ shape: OutputShape) -> any Head<Scalar> {
        switch self {
        case .categorical: CategoricalHead(shape)
        case .gaussian: GaussianHead(shape)
        }
    }
}
