/// What is switched on in a learning algorithm. A method is data: the chain, the adjoint and the trainer read these
/// fields and know no method by name. Source: Kim et al. (2021), table in section 4 and appendix.
package struct Method: Sendable, Hashable {
    /// Short name used on the command line, such as `meta-mapg`.
    package let id: String
    /// Name shown to people, such as `Meta-MAPG`.
    package let title: String
    /// One sentence on what it does.
    package let summary: String
    /// Whether `phi_0` follows the meta-gradient through the chain; otherwise it follows the gradient of its own update.
    package let isMetaLearned: Bool
    /// Whether trajectories under the meta-agent's updated policies are differentiated (the second term).
    package let ownLearning: Bool
    /// Whether trajectories under the peers' updated policies are differentiated (the third term); this also puts the
    /// log-probabilities of all agents into every inner loss (joint nodes) instead of the learner's alone (own nodes).
    package let peerLearning: Bool
    /// Whether the meta-agent's own updates differentiate through simulated updates of its peers (LOLA-DiCE).
    package let looksAhead: Bool
}

extension Method {
    package static let metaMAPG = Method(
        id: "meta-mapg", title: "Meta-MAPG",
        summary: "meta-gradient through its own and its peers' learning",
        isMetaLearned: true, ownLearning: true, peerLearning: true, looksAhead: false)
    package static let metaPG = Method(
        id: "meta-pg", title: "Meta-PG",
        summary: "meta-gradient through its own learning only",
        isMetaLearned: true, ownLearning: true, peerLearning: false, looksAhead: false)
    package static let withoutOwnLearning = Method(
        id: "no-own-learning", title: "No own learning",
        summary: "Meta-MAPG without the own-learning term",
        isMetaLearned: true, ownLearning: false, peerLearning: true, looksAhead: false)
    package static let lolaDiCE = Method(
        id: "lola-dice", title: "LOLA-DiCE",
        summary: "every update looks ahead through simulated updates of its peers",
        isMetaLearned: false, ownLearning: false, peerLearning: true, looksAhead: true)
    package static let reinforce = Method(
        id: "reinforce", title: "REINFORCE",
        summary: "plain policy gradient with a linear baseline",
        isMetaLearned: false, ownLearning: false, peerLearning: false, looksAhead: false)

    /// Every method, in the order in which the dashboard cycles through them.
    package static let all: [Method] = [.metaMAPG, .metaPG, .withoutOwnLearning, .lolaDiCE, .reinforce]

    /// The method called `id`, or nil.
    package static func named(_ id: String) -> Method? { all.first { $0.id == id } }
}
