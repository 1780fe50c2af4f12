/// A part of a meta-update at whose end training can stop. In order: rollout 0, inner update 0, ... rollout L, outer
/// gradient, meta-update.
package enum Phase: Sendable, Hashable {
    /// Trajectories at joint policy l have been played.
    case rollout(Int)
    /// Every agent has learned from the trajectories of joint policy l.
    case innerUpdate(Int)
    /// The gradients of all chains are known.
    case outerGradient
    /// The parameters have moved.
    case metaUpdate

    /// All phases of a meta-update with `chainLength` inner updates, in order.
    package static func sequence(chainLength: Int) -> [Phase] {
        (0...chainLength).flatMap { step in
            step < chainLength ? [Phase.rollout(step), .innerUpdate(step)] : [.rollout(step)]
        } + [.outerGradient, .metaUpdate]
    }

    /// Words for the header, such as `rollout l=4`.
    package var title: String {
        switch self {
        case .rollout(let step): "rollout l=\(step)"
        case .innerUpdate(let step): "inner update l=\(step)"
        case .outerGradient: "outer gradient"
        case .metaUpdate: "meta-update"
        }
    }
}
