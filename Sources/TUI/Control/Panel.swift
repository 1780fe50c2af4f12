/// The panels, by the digit that focuses them.
package enum Panel: Int, Sendable, Hashable, CaseIterable {
    case reward = 1
    case policy, adaptation, gradient, events, game

    package var title: String {
        switch self {
        case .reward: "Reward"
        case .policy: "Policy"
        case .adaptation: "Adaptation"
        case .gradient: "Gradient terms"
        case .events: "Events"
        case .game: "Game"
        }
    }

    /// The role of its frame.
    package var frame: Role {
        switch self {
        case .reward: .rewardBox
        case .policy: .policyBox
        case .adaptation: .chainBox
        case .gradient: .gradientBox
        case .events: .eventBox
        case .game: .gameBox
        }
    }
}
