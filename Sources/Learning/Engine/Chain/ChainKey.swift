import Kernels

/// Where random numbers come from: every use has a stream of its own, so that no use can shift another's.
///
/// The numbers are part of every result: none ever changes, and one of a use that is gone is not given to another.
public enum RandomStream: UInt32, Sendable, CaseIterable {
    /// Trajectories of training.
    case training = 1
    /// Which personas a meta-update meets.
    case personas = 2
    /// The order of gradient projections.
    case projection = 3
    /// Trajectories on validation personas.
    case validation = 4
    /// Trajectories of the watched chain.
    case watching = 5
    /// Trajectories of `evaluate`.
    case evaluation = 6
    /// Initial parameters.
    case initialisation = 7
    /// Trajectories of tournaments.
    case tournament = 8
    /// What the second players of tournaments simulate.
    case mirroredTournament = 9
    /// Where opponent models start in chains of training.
    case trainingModels = 10
    /// Where opponent models start in watched chains.
    case watchingModels = 11
    /// Where opponent models start in chains of validation and `evaluate`.
    case evaluationModels = 12
    /// Trajectories in which a team is pretrained.
    case pretraining = 13
    /// Trajectories in which a person plays.
    case playing = 14
    /// Where the models of persons who play start.
    case playingModels = 15
}

/// Names one chain's random numbers: a pure function of seed, stream, meta-update and chain.
public struct ChainKey: Sendable, Hashable {
    /// The run's seed: any number.
    public var seed: UInt64
    /// What the numbers are for.
    public var stream: RandomStream
    /// Meta-update, from 0.
    public var update: Int
    /// Chain of the meta-update, or persona of an evaluation, from 0.
    public var chain: Int

    /// Names a chain: without more than a seed the first of a training run.
    /// - Parameters:
    ///   - seed: Any number.
    ///   - stream: What the numbers are for.
    ///   - update: Meta-update, from 0.
    ///   - chain: Chain of the meta-update, from 0.
    public init(seed: UInt64, stream: RandomStream = .training, update: Int = 0, chain: Int = 0) {
        self.seed = seed
        self.stream = stream
        self.update = update
        self.chain = chain
    }

    /// The number under which the environment draws, which no agent has.
    package static var environment: Int { 255 }

    /// How often a rollout is played at most if the game fails.
    static var attempts: Int { 4 }

    /// The random words of one agent at one joint policy.
    /// - Parameters:
    ///   - jointPolicy: l.
    ///   - simulated: 0 for real trajectories, 1 + s for the s-th simulated ones of a look-ahead.
    ///   - agent: the agent who draws.
    ///   - attempt: how often the game has failed before.
    /// - Returns: a generator whose numbers no other arguments share.
    package func philox(jointPolicy: Int = 0, simulated: Int = 0, agent: Int = 0, attempt: Int = 0) -> Philox {
        let place = UInt32(attempt) << 28 | UInt32(jointPolicy) << 16 | UInt32(simulated) << 8 | UInt32(agent)
        return Philox(
            key: SIMD2(
                UInt32(truncatingIfNeeded: seed),
                UInt32(truncatingIfNeeded: seed >> 32) &+ stream.rawValue &* 0x85EB_CA6B),
            stream: SIMD3(
                place, UInt32(truncatingIfNeeded: chain), UInt32(truncatingIfNeeded: update)))
    }
}
