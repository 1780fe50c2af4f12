import Games
import Kernels

/// A chain in which somebody from outside sits in a peer's seat and says its actions one after the other, such as a
/// person. All others play and learn as in any chain: by the same rollouts and inner updates, with the same random
/// numbers. Who sits there learns by itself, so that its seat makes no update.
///
/// What is known of it is a model, a table fitted to its actions as opponent modelling fits one (docs/method.md, section
/// 5). Updates that look through those of the peers look through its model's.
///
/// The order of calls is: `begin`; then for every joint policy `act` for each of T steps of each of K trajectories, one
/// trajectory after the other, and, but for the last joint policy, `learn`.
package final class SeatedChain {
    private let chain: Chain
    private var workspace: ChainWorkspace<Float> { chain.workspace }
    private let key: ChainKey
    /// In which seat, in 1..<n.
    package let seat: Int
    /// The model's parameters before the actions of this joint policy.
    private var modelStart: [Float] = []

    /// l, the joint policy that is played.
    package private(set) var jointPolicy = 0
    /// k, the trajectory that is played; K once all have been.
    package private(set) var trajectory = 0
    /// t, the step whose action is next.
    package private(set) var step = 0

    /// One step, once it has been played.
    package struct Outcome: Sendable, Hashable {
        /// By agent, `[n]`.
        package var actions: [Int]
        /// By agent, in the game's unit, `[n]`.
        package var rewards: [Double]
    }

    /// Allocates everything and begins the chain: everybody else has chosen what to do first.
    /// - Parameters:
    ///   - game: What is played.
    ///   - settings: Sizes and rates. `modelRate` is the rate at which the model of who sits in the seat is thought to
    ///     learn between joint policies; 0 leaves what is known of it as it is.
    ///   - kinds: What the policies of the agents are, `[n]`; the seat's is a table.
    ///   - lookAhead: As for ``Chain``.
    ///   - seat: In 1..<n.
    ///   - others: Parameters by agent, `[n]`; those of the seat do not count.
    ///   - innerRates: The meta-agent's rates, `[L]`.
    ///   - key: Names the random numbers.
    package init(
        _ game: MatrixGame, _ settings: ChainSettings, kinds: [PolicyKind], lookAhead: Int, seat: Int,
        others: [[Float]], innerRates: [Double], key: ChainKey
    ) {
        precondition((1..<game.players).contains(seat) && kinds[seat] == .tabular, "a seat of a peer, with a table")
        var settings = settings
        settings.opponentModel = .tabular
        // Nobody walks back.
        settings.keptBytes = 0
        chain = Chain(game, settings, kinds: kinds, lookAhead: lookAhead)
        self.seat = seat
        self.key = key
        var initial = others
        initial[seat] = Array(repeating: 0, count: chain.parameterCount(of: seat))
        chain.begin(initial: initial, innerRates: innerRates)
        workspace.peerRates[seat - 1] = Array(repeating: 0, count: settings.chainLength)
        chain.beginModels(key)
        beginJointPolicy()
    }

    /// Whether all trajectories of this joint policy have been played.
    package var isPlayed: Bool { trajectory == chain.settings.trajectories }
    /// Whether nothing follows.
    package var isOver: Bool { isPlayed && jointPolicy == chain.settings.chainLength }

    /// What is seen before the next action.
    package var observation: Int { workspace.observation(jointPolicy, step, trajectory) }

    /// P(action) of an agent at the next step, from which its action has been drawn, `[A]`; in 0..<n, not of the seat.
    package func probabilities(of agent: Int) -> [Double] {
        workspace.policies[jointPolicy][agent].probabilities(at: step, trajectory: trajectory)
    }

    /// Parameters of an agent at a joint policy reached, `[parameterCount]`; of the seat those of its model.
    package func parameters(of agent: Int, at step: Int) -> [Float] { chain.parameters(of: agent, at: step) }

    /// P(action | observation) of an agent at joint policy `step`, as it is shown (see ``Chain``).
    package func table(of agent: Int, at step: Int) -> [Double] { chain.probabilities(of: agent, at: step) }

    /// P(action | observation) of the model of the seat, fitted to all that was played at this joint policy, `[S * A]`.
    package var model: [Double] { workspace.models?.policies[jointPolicy][seat - 1].probabilities() ?? [] }

    /// Plays a step: everybody acts at once.
    /// - Parameter action: Of the seat, in 0..<A.
    /// - Returns: What all did, and what they got for it.
    /// - Precondition: Not all trajectories have been played.
    package func act(_ action: Int) -> Outcome {
        precondition(!isPlayed, "a step of a trajectory")
        let outcome = workspace.take(action, of: seat, at: jointPolicy, step, trajectory)
        step += 1
        if step == chain.settings.horizon { (trajectory, step) = (trajectory + 1, 0) }
        if isPlayed {
            workspace.finishRollout(jointPolicy)
        } else {
            workspace.actBeside(seat, at: jointPolicy, step)
        }
        fitModel()
        return outcome
    }

    /// Everybody else learns from the trajectories of this joint policy, which gives the next one.
    /// - Precondition: All trajectories have been played, and this is not the last joint policy.
    package func learn() {
        precondition(isPlayed && !isOver, "an inner update after the trajectories of a joint policy")
        workspace.seat(seat, at: jointPolicy)
        chain.innerUpdate(jointPolicy, key: key)
        jointPolicy += 1
        beginJointPolicy()
    }

    private func beginJointPolicy() {
        (trajectory, step) = (0, 0)
        modelStart = workspace.models?.parameters[jointPolicy][seat - 1].array ?? []
        workspace.beginRollout(jointPolicy, key: key)
        workspace.actBeside(seat, at: jointPolicy, 0)
        fitModel()
    }

    /// From what was known before this joint policy and all of its actions so far.
    private func fitModel() {
        guard let models = workspace.models else { return }
        models.parameters[jointPolicy][seat - 1].assign(modelStart)
        if isPlayed {
            chain.modelPeers(jointPolicy)
        } else {
            models.fit(
                jointPolicy, seat - 1, workspace.trajectories[jointPolicy], horizon: chain.settings.horizon,
                played: (trajectory, step))
        }
    }
}
