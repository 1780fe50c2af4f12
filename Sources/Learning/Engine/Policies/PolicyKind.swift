import Games

/// What kind of function an agent's policy is, or a critic.
public enum PolicyKind: Sendable, Hashable {
    /// A table, `[S, A]`.
    case tabular
    /// A recurrent network with that many hidden units; a policy draws one of its outputs.
    case lstm(hidden: Int)
    /// A recurrent network with that many hidden units, whose outputs are means of normal distributions.
    case gaussian(hidden: Int)

    /// The critic that goes with a policy: of the same class and size.
    package var critic: PolicyKind {
        if case .gaussian(let hidden) = self { .lstm(hidden: hidden) } else { self }
    }

    /// H; nil for tables.
    package var hidden: Int? {
        switch self {
        case .tabular: nil
        case .lstm(let hidden), .gaussian(let hidden): hidden
        }
    }

    /// Whether a policy of this kind can play with such observations and actions.
    package func fits(observations: Space, actions: Space) -> Bool {
        switch self {
        case .tabular: !observations.isDense && !actions.isDense
        case .lstm: !actions.isDense
        case .gaussian: actions.isDense
        }
    }

    /// The named parts of the flat vector of parameters, with S observations and A outputs.
    package func parts(observations: Int, outputs: Int) -> [LSTMShape.Part] {
        switch self {
        case .tabular:
            return [LSTMShape.Part(name: "table", shape: [observations, outputs], offset: 0)]
        case .lstm(let hidden):
            return LSTMShape(inputs: observations, hidden: hidden, outputs: outputs).parts
        case .gaussian(let hidden):
            let shape = LSTMShape(inputs: observations, hidden: hidden, outputs: outputs)
            return shape.parts + [LSTMShape.Part(name: "logStd", shape: [outputs], offset: shape.parameterCount)]
        }
    }

    /// Number of parameters with S observations and A outputs.
    package func parameterCount(observations: Int, outputs: Int) -> Int {
        parts(observations: observations, outputs: outputs).reduce(0) { $0 + $1.count }
    }
}
