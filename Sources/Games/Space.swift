/// What one observation or one action is.
package enum Space: Sendable, Hashable {
    /// One of so many; networks see an observation of this kind as a one-hot vector.
    case choices(Int)
    /// A vector of so many real numbers.
    case reals(Int)

    /// S of observations, A of actions.
    package var size: Int {
        switch self {
        case .choices(let count), .reals(let count): count
        }
    }

    package var isDense: Bool {
        if case .reals = self { true } else { false }
    }
}
