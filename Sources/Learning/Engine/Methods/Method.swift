/// A learning algorithm, as a description of how it learns: the chain, the outer step and whoever shows them read it and
/// know no method by name. Source: Kim et al. (2021), table in section 4 and appendix.
package struct Method: Sendable, Hashable {
    /// Short name used on the command line, such as `meta-mapg`.
    package let id: String
    /// Name shown to people, such as `Meta-MAPG`.
    package let title: String
    /// One sentence on what it does.
    package let summary: String
    /// What meta-updates change.
    package let learned: Learned
    /// How the meta-agent updates along a chain; its peers follow the gradients of their own losses.
    package let updates: InnerUpdates
    /// What meta-updates follow.
    package let outer: OuterStep
}

extension Method {
    package static let metaMAPG = Method(
        id: "meta-mapg", title: "Meta-MAPG",
        summary: "meta-gradient through its own and its peers' learning",
        learned: .all, updates: .simultaneous, outer: .chainAdjoint([.own, .peer]))
    package static let metaPG = Method(
        id: "meta-pg", title: "Meta-PG",
        summary: "meta-gradient through its own learning only",
        learned: .all, updates: .simultaneous, outer: .chainAdjoint([.own]))
    package static let withoutOwnLearning = Method(
        id: "no-own-learning", title: "No own learning",
        summary: "Meta-MAPG without the own-learning term",
        learned: .all, updates: .simultaneous, outer: .chainAdjoint([.peer]))
    package static let lolaDiCE = Method(
        id: "lola-dice", title: "LOLA-DiCE",
        summary: "every update looks ahead through simulated updates of its peers",
        learned: .policy, updates: .lookAhead, outer: .ownUpdate)
    package static let reinforce = Method(
        id: "reinforce", title: "REINFORCE",
        summary: "plain policy gradient with a linear baseline",
        learned: .policy, updates: .simultaneous, outer: .ownUpdate)

    /// Every method, in the order in which the dashboard cycles through them.
    package static let all: [Method] = [.metaMAPG, .metaPG, .withoutOwnLearning, .lolaDiCE, .reinforce]

    /// The method called `id`, or nil.
    package static func named(_ id: String) -> Method? { all.first { $0.id == id } }
}
