/// Which part of a population a persona belongs to. The meta-agent trains on `train` and never sees the others.
package enum PersonaSplit: String, Sendable, Hashable, Codable, CaseIterable {
    case train
    case validation
    case test
}

/// A peer's initial policy, drawn from a population.
package struct Persona: Sendable, Hashable {
    /// What kind of peer this is, such as `cooperating` or `tit-for-tat`.
    package let kind: String
    /// Number of this persona among those of its kind and split, from 0.
    package let index: Int
    /// The split it belongs to.
    package let split: PersonaSplit
    /// Probability of each action in each observation, `[S, A]` row-major; every entry is positive.
    package let probabilities: [Double]

    package init(kind: String, index: Int, split: PersonaSplit, probabilities: [Double]) {
        self.kind = kind
        self.index = index
        self.split = split
        self.probabilities = probabilities
    }

    /// Kind and number, such as `cooperating#12`.
    package var name: String { "\(kind)#\(index)" }
}
