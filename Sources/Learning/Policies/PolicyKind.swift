/// What kind of function an agent's policy is, or a critic.
package enum PolicyKind: Sendable, Hashable {
    /// A table, `[S, A]`.
    case tabular
    /// A recurrent network with that many hidden units.
    case lstm(hidden: Int)

    /// Number of parameters with S observations and A outputs.
    package func parameterCount(observations: Int, outputs: Int) -> Int {
        switch self {
        case .tabular: observations * outputs
        case .lstm(let hidden):
            LSTMShape(inputs: observations, hidden: hidden, outputs: outputs).parameterCount
        }
    }
}
