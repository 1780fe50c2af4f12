import Engine

/// A part of a meta-update at whose end training can stop. In order: rollout 0, inner update 0, ... rollout L, the walk
/// back from L to 1, outer gradient, meta-update.
package enum Phase: Sendable, Hashable {
    /// Trajectories at joint policy l have been played.
    case rollout(Int)
    /// Every agent has learned from the trajectories of joint policy l.
    case innerUpdate(Int)
    /// The gradient has been walked back from joint policy L to l, where what l got has entered.
    case walkBack(Int)
    /// It has arrived at `phi_0`: the gradients of all chains are known.
    case outerGradient
    /// The parameters have moved.
    case metaUpdate

    /// All phases of a meta-update, in order.
    /// - Parameters:
    ///   - chainLength: L, the number of inner updates.
    ///   - walksBack: Whether the outer gradient comes back through them, instead of from the first one alone.
    /// - Returns: 2 L + 3 phases, and L more with the walk back.
    package static func sequence(chainLength: Int, walksBack: Bool) -> [Phase] {
        let forward = (0...chainLength).flatMap { step in
            step < chainLength ? [Phase.rollout(step), .innerUpdate(step)] : [.rollout(step)]
        }
        let back = walksBack ? stride(from: chainLength, to: 0, by: -1).map(Phase.walkBack) : []
        return forward + back + [.outerGradient, .metaUpdate]
    }

    /// Words for the header, such as `rollout l=4`.
    package var title: String {
        switch self {
        case .rollout(let step): "rollout l=\(step)"
        case .innerUpdate(let step): "inner update l=\(step)"
        case .walkBack(let step): "walk back l=\(step)"
        case .outerGradient: "outer gradient"
        case .metaUpdate: "meta-update"
        }
    }
}
