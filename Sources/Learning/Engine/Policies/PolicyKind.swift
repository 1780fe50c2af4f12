import Games
import Kernels

/// What kind of function an agent's policy is, or a critic: a table, a network and what its outputs mean, or a rule of the
/// game.
public struct PolicyKind: Sendable, Hashable {
    /// The class of the network; nil for a table.
    package let network: NetworkClass?
    /// H; nil for tables.
    package let hidden: Int?
    /// What draws actions from the outputs.
    package let head: HeadKind
    /// Whether a rule of the game is followed.
    package let isScripted: Bool

    /// A table, `[S, A]`.
    public static let tabular = PolicyKind(network: nil, hidden: nil, head: .categorical)

    /// One of the game's scripts; its number is the one parameter.
    package static let scripted = PolicyKind(network: nil, hidden: nil, head: .categorical, isScripted: true)

    /// A network with that many hidden units.
    package init(_ network: NetworkClass, hidden: Int, head: HeadKind) {
        self.init(network: network, hidden: hidden, head: head)
    }

    private init(network: NetworkClass?, hidden: Int?, head: HeadKind, isScripted: Bool = false) {
        self.network = network
        self.hidden = hidden
        self.head = head
        self.isScripted = isScripted
    }

    /// An LSTM with that many hidden units; a policy draws one of its outputs.
    public static func lstm(hidden: Int) -> PolicyKind { PolicyKind(.lstm, hidden: hidden, head: .categorical) }

    /// An LSTM with that many hidden units, whose outputs are means of normal distributions.
    public static func gaussian(hidden: Int) -> PolicyKind { PolicyKind(.lstm, hidden: hidden, head: .gaussian) }

    /// The critic that goes with a policy: of the same class and size.
    package var critic: PolicyKind { PolicyKind(network: network, hidden: hidden, head: .categorical) }

    /// Whether a policy of this kind can play with such observations and actions.
    package func fits(observations: Space, actions: Space) -> Bool {
        head == HeadKind(actions) && (network != nil || isScripted || !observations.isDense)
    }

    /// The named parts of the flat vector of parameters, with S observations and A outputs.
    package func parts(observations: Int, outputs: Int) -> [ParameterPart] {
        if isScripted { return [ParameterPart(name: "script", shape: [1], offset: 0)] }
        guard let network, let hidden else {
            return [ParameterPart(name: "table", shape: [observations, outputs], offset: 0)]
        }
        let parts = network.parts(NetworkSize(inputs: observations, hidden: hidden, outputs: outputs))
        return parts + head.parts(outputs: outputs, from: parts.reduce(0) { $0 + $1.count })
    }

    /// Number of parameters with S observations and A outputs.
    package func parameterCount(observations: Int, outputs: Int) -> Int {
        parts(observations: observations, outputs: outputs).reduce(0) { $0 + $1.count }
    }
}

extension PolicyKind: CustomStringConvertible {
    public var description: String {
        guard let network, let hidden else { return isScripted ? "scripted" : "tabular" }
        return "\(head == .gaussian ? "gaussian-" : "")\(network.id) of \(hidden)"
    }
}
