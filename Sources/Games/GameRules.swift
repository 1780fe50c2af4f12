/// What a game says of itself: everything that others ask of it. A new kind of game is a type that conforms, in a folder
/// of its own, and an entry in the catalogue.
package protocol GameRules: Sendable, Hashable {
    /// Name on the command line and in file names, such as `ipd`.
    var id: String { get }
    /// Full name shown to people.
    var title: String { get }
    /// n, the number of agents; agent 0 is the meta-agent.
    var players: Int { get }
    /// What all agents see.
    var observationSpace: Space { get }
    /// What each agent does.
    var actionSpace: Space { get }
    /// How it goes on from step to step.
    var mechanics: Mechanics { get }
    /// Where peers come from.
    var peers: PeerSource { get }

    /// What rewards are shown as.
    var rewardUnit: RewardUnit { get }
    /// Smallest and largest reward of any agent in a step; nil where nothing bounds rewards. A payoff table says so itself.
    var rewardBounds: ClosedRange<Double>? { get }
    /// Whether all agents are paid the same, so that one curve says everything.
    var paysTogether: Bool { get }

    /// Names of the actions; empty where they are vectors.
    var actionNames: [String] { get }
    /// What an agent does, for lists, such as `cooperate, defect`.
    var actionSummary: String { get }
    /// The joints whose torques are actions; nil where actions are something else.
    var joints: Joints? { get }

    /// What is counted of its play beside rewards; nil if nothing is.
    var tally: (any Tally)? { get }
    /// Peers that follow a rule, beside those that learn.
    var scripts: [any Script] { get }

    /// Why this build or this machine cannot play it, as the end of a sentence; nil if it can.
    var unavailability: String? { get }
    /// By what methods are compared in it, where that is an experiment of its own; nil if by nothing.
    var comparison: Comparison? { get }
    /// What the paper measured in that experiment; nil if nothing.
    var published: PublishedResult? { get }
    /// The physics that moves its bodies, for whoever steps one by hand; nil where there is none.
    var physics: (any Physics)? { get }
}

/// What most games say.
extension GameRules {
    package var peers: PeerSource { .teams(Pretraining(game: Game(self))) }
    package var rewardUnit: RewardUnit { .step }
    package var rewardBounds: ClosedRange<Double>? { nil }
    package var paysTogether: Bool { false }
    package var actionNames: [String] { [] }
    package var actionSummary: String {
        actionNames.isEmpty ? "\(actionSpace.size) numbers each" : actionNames.joined(separator: ", ")
    }
    package var joints: Joints? { nil }
    package var tally: (any Tally)? { nil }
    package var scripts: [any Script] { [] }
    package var unavailability: String? { nil }
    package var comparison: Comparison? { nil }
    package var published: PublishedResult? { nil }
    package var physics: (any Physics)? { nil }
}
