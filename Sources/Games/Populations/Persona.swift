/// Which part of a population a persona belongs to. The meta-agent trains on `train` and never sees the others.
package enum PersonaSplit: String, Sendable, Hashable, Codable, CaseIterable {
    case train
    case validation
    case test
}

/// A peer's initial policy, drawn from a population.
package struct Persona: Sendable, Hashable {
    /// What the policy is.
    package enum Policy: Sendable, Hashable {
        /// Probability of each action in each observation, `[S, A]` row-major; every entry is positive.
        case table([Double])
        /// Parameters of a network.
        case network([Float])
        /// The rule of this number among the game's scripts.
        case script(Int)
        /// It could not be read, for a reason that ends a sentence.
        case missing(String)
    }

    /// What kind of peer this is, such as `cooperating` or `tit-for-tat`.
    package let kind: String
    /// Number of this persona among those of its kind and split, from 0.
    package let index: Int
    /// The split it belongs to.
    package let split: PersonaSplit
    package let policy: Policy

    package init(kind: String, index: Int, split: PersonaSplit, policy: Policy) {
        self.kind = kind
        self.index = index
        self.split = split
        self.policy = policy
    }

    /// A table, `[S, A]` row-major.
    package init(kind: String, index: Int, split: PersonaSplit, probabilities: [Double]) {
        self.init(kind: kind, index: index, split: split, policy: .table(probabilities))
    }

    /// Probability of each action in each observation, `[S, A]` row-major; empty if it is not a table.
    package var probabilities: [Double] {
        if case .table(let probabilities) = policy { probabilities } else { [] }
    }

    /// Kind and number, such as `cooperating#12`.
    package var name: String { "\(kind)#\(index)" }
}
