import Kernels

/// What a class of networks is, in one type of its own folder; `NetworkClass.all` has an entry for it.
protocol NetworkDescription: Sendable {
    /// Its name on the command line and in files, such as `lstm`.
    var id: String { get }

    /// What it is, in a few words, such as `a network of long short-term memory`.
    var summary: String { get }

    /// The parts of the flat vector of parameters, in order. The first is the weight of the input layer, `[H, S]`: whoever
    /// changes seats in a game changes its columns. Weights have two dimensions; they alone begin at random.
    func parts(_ size: NetworkSize) -> [ParameterPart]

    /// Where in the flat vector the biases are, `[H]`, of the gate by which units keep their memory: the larger they are, the
    /// longer it lasts.
    func forgetBiases(_ size: NetworkSize) -> Range<Int>

    /// Memory for the networks of one agent at all joint policies of a chain, each of which plays K trajectories of T steps.
    /// `isDense` says whether observations are vectors, not one-hot.
    func memory<Scalar: KernelScalar>(
        _: Scalar.Type, _ size: NetworkSize, isDense: Bool, trajectories: Int, horizon: Int
    ) -> any NetworkMemory<Scalar>
}

/// A class of networks, known by its name.
package struct NetworkClass: Sendable, Hashable {
    private let description: any NetworkDescription

    init(_ description: any NetworkDescription) { self.description = description }

    /// Its name on the command line and in files, such as `lstm`.
    package var id: String { description.id }
    /// What it is, in a few words.
    package var summary: String { description.summary }

    /// The parts of the flat vector of parameters, in order.
    package func parts(_ size: NetworkSize) -> [ParameterPart] { description.parts(size) }

    /// Where the biases are of the gate by which units keep their memory, `[H]`.
    func forgetBiases(_ size: NetworkSize) -> Range<Int> { description.forgetBiases(size) }

    func memory<Scalar: KernelScalar>(
        _ scalar: Scalar.Type, _ size: NetworkSize, isDense: Bool, trajectories: Int, horizon: Int
    ) -> any NetworkMemory<Scalar> {
        description.memory(scalar, size, isDense: isDense, trajectories: trajectories, horizon: horizon)
    }

    package static func == (a: NetworkClass, b: NetworkClass) -> Bool { a.id == b.id }
    package func hash(into hasher: inout Hasher) { hasher.combine(id) }
}
