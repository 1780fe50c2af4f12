/// How the action probabilities of a kind of persona are drawn.
package struct PersonaKind: Sendable, Hashable {
    /// A distribution of tables of action probabilities, `[S, A]`.
    package enum Distribution: Sendable, Hashable {
        /// P(`action`) is uniform on [1/A, 1], independently in each observation; the other actions share the rest
        /// evenly. Source: Kim et al. (2021), appendix, for IPD and RPS.
        case favouring(action: Int)
        /// P(`cooperate`) is uniform on [3/4, 1] in each observation of one group and on [0, 1/4] in each of the other,
        /// independently, and on [0, 1] in the first step; for two-player games of two actions. The groups are the
        /// observations after the other player cooperated and after it defected, the first being the cooperative one
        /// if `returns`. No persona of `favouring` is like that: in those all probabilities lie on one side of 1/2.
        case contingent(cooperate: Int, returns: Bool)
        /// One memory-one strategy of a two-player game whose cooperating action is `cooperate`; nothing is drawn.
        case memoryOne(MemoryOneStrategy, cooperate: Int)
        /// Every action with the same probability 1/A in every observation; nothing is drawn.
        case uniform
    }

    /// Name of the kind, such as `cooperating`.
    package let name: String
    /// What its personas are drawn from.
    package let distribution: Distribution

    package init(name: String, distribution: Distribution) {
        self.name = name
        self.distribution = distribution
    }

    /// Whether it is a classic strategy, which leaves its rule now and then (`tremble`).
    package var trembles: Bool {
        if case .memoryOne = distribution { true } else { false }
    }

    /// How many personas of this kind a split has. Drawn kinds: 200, 20 and 20 for training, validation and test, which
    /// makes the paper's 400, 40, 40 in the IPD and 600, 60, 60 in RPS. Kinds in which nothing is drawn: 1.
    package func count(_ split: PersonaSplit) -> Int {
        switch distribution {
        case .favouring, .contingent: split == .train ? 200 : 20
        case .memoryOne, .uniform: 1
        }
    }
}
