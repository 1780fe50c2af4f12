import Games
import Kernels

// Unsafe here are kernels and what calls them: they get whole buffers, or rows of them, of the sizes that were
// allocated for the chain's settings.

/// Everything one worker needs to play chains and walk them back, allocated once.
///
/// The files of this folder are its steps, in order: `rollout`, `innerUpdate`, `outerWeights`, `adjoint`.
final class ChainWorkspace<Scalar: KernelScalar> {
    let settings: ChainSettings
    /// What is played in.
    let environment: any Environment<Scalar>
    /// n, the number of agents; agent 0 is the meta-agent.
    let agents: Int

    /// Each agent's policy at each joint policy, `[L + 1][n]`.
    let policies: [[any Policy<Scalar>]]
    /// Parameters behind `policies`, `[L + 1][n]`.
    let parameters: [[Buffer<Scalar>]]
    /// What each joint policy played, `[L + 1]`.
    let trajectories: [Trajectories<Scalar>]
    /// The meta-agent's update direction at each inner update, `[L]`: `phi' = phi - rate * gradient`.
    let updateGradients: [Buffer<Scalar>]
    let critic: any Critic<Scalar>
    let criticParameters: Buffer<Scalar>
    /// Mean reward per step by joint policy and agent, `[L + 1][n]`.
    var meanReward: [[Double]]
    /// The meta-agent's inner rates, `[L]`.
    var innerRates: [Double]
    /// The peers' inner rates, `[n - 1][L]`: those of the settings, unless somebody sets others.
    var peerRates: [[Double]]
    /// Where the last peer's updates come from if it looks ahead itself; nil for plain updates.
    var peerLookAhead: MirroredLookAhead<Scalar>?
    /// How many joint policies have been played in this chain.
    var played = 0
    /// Why this chain does not count, as the end of a sentence: the game failed; nil if it does.
    var problem: String?

    let baseline: any Baseline<Scalar>
    /// Simulates the peers' updates for methods that look ahead.
    let lookAhead: LookAhead<Scalar>?

    /// The meta-agent's view of its peers; nil if it sees their parameters.
    let models: OpponentModels<Scalar>?
    /// The peers' update directions, `[n - 1]`.
    let peerGradients: [Buffer<Scalar>]

    // Adjoints of the parameters of the joint policy above and of the current one, `[n]`; of the peers' models if there
    // are any.
    var adjoint: [Buffer<Scalar>]
    var nextAdjoint: [Buffer<Scalar>]
    let criticGradient: Buffer<Scalar>

    /// Random words by agent, `[n][T, wordsPerStep]`.
    let bits: [Buffer<UInt32>]
    /// V at each joint policy, `[L + 1][T, K]`, and whether it has been computed for what was played.
    let values: [Buffer<Scalar>]
    var isValued: [Bool]
    let scratch: ChainScratch<Scalar>
    /// discount^t, `[T]`.
    let powers: Buffer<Scalar>

    /// Allocates everything; `lookAhead` is the number of simulated peer updates that each of the meta-agent's updates
    /// looks through, 0 for plain updates.
    ///
    /// `kinds` says what the policies of the agents are, `[n]`, and the critic is of the meta-agent's kind; nil for tables.
    init(game: any Playable, settings: ChainSettings, kinds: [PolicyKind]? = nil, lookAhead depth: Int = 0) {
        let agents = game.players
        let steps = settings.steps
        let joint = settings.chainLength + 1
        self.settings = settings
        self.agents = agents
        let kinds = kinds ?? Array(repeating: .tabular, count: agents)
        precondition(kinds.count == agents, "a kind of policy for every agent")
        let factories = kinds.enumerated().map { PolicyFactory<Scalar>($1, game: game, settings: settings, agent: $0) }
        policies = (0..<joint).map { step in factories.map { $0.policy(at: step) } }
        let counts = policies[0].map(\.parameterCount)
        func parameterBuffers() -> [Buffer<Scalar>] { counts.map { Buffer(zeros: $0) } }
        parameters = (0..<joint).map { _ in parameterBuffers() }
        environment = game.environment(
            Scalar.self, trajectories: settings.trajectories, horizon: settings.horizon)
        trajectories = (0..<joint).map { _ in
            Trajectories(game, trajectories: settings.trajectories, horizon: settings.horizon)
        }
        updateGradients = (0..<settings.chainLength).map { _ in Buffer(zeros: counts[0]) }
        let critic: any Critic<Scalar> = PolicyFactory.critic(kinds[0], game: game, settings: settings)
        self.critic = critic
        criticParameters = Buffer(zeros: critic.parameterCount)
        criticGradient = Buffer(zeros: critic.parameterCount)
        meanReward = Array(repeating: Array(repeating: 0, count: agents), count: joint)
        innerRates = Array(repeating: 0, count: settings.chainLength)
        peerRates = Array(
            repeating: Array(repeating: settings.peerRate, count: settings.chainLength), count: agents - 1)
        baseline = ChainWorkspace.baseline(game.observationSpace, settings)
        self.lookAhead = depth > 0 ? LookAhead(game: game, settings: settings, kinds: kinds, depth: depth) : nil
        let models = settings.opponentModel.map {
            OpponentModels<Scalar>($0, rate: settings.modelRate, game: game, settings: settings)
        }
        self.models = models
        peerGradients = counts.dropFirst().map { Buffer(zeros: $0) }
        func adjointBuffers() -> [Buffer<Scalar>] {
            ([counts[0]] + (models?.parameterCounts ?? Array(counts.dropFirst()))).map {
                Buffer(zeros: $0)
            }
        }
        adjoint = adjointBuffers()
        nextAdjoint = adjointBuffers()
        bits = policies[0].map { Buffer(zeros: settings.horizon * $0.wordsPerStep) }
        values = (0..<joint).map { _ in Buffer(zeros: steps) }
        isValued = Array(repeating: false, count: joint)
        scratch = ChainScratch(trajectories: settings.trajectories, horizon: settings.horizon)
        powers = Buffer(zeros: settings.horizon)
        var power = 1.0
        for t in 0..<settings.horizon {
            powers[t] = Scalar(power)
            power *= settings.discount
        }
    }

    private static func baseline(_ observations: Space, _ settings: ChainSettings) -> any Baseline<Scalar> {
        switch observations {
        case .choices(let count):
            LinearBaseline(
                observationCount: count, trajectories: settings.trajectories, horizon: settings.horizon,
                ridge: settings.baselineRidge)
        case .reals(let size):
            DenseBaseline(
                size: size, trajectories: settings.trajectories, horizon: settings.horizon,
                ridge: settings.baselineRidge)
        }
    }

    /// The policy of an agent as the meta-agent sees it: its peers' may be models.
    func seen(_ step: Int, _ agent: Int) -> any Policy<Scalar> {
        if agent > 0, let models { models.policies[step][agent - 1] } else { policies[step][agent] }
    }

    /// The inner rate of an agent as the meta-agent sees it.
    func seenRate(_ step: Int, _ agent: Int) -> Double {
        agent == 0 ? innerRates[step] : models?.rate ?? peerRates[agent - 1][step]
    }

    /// Starts a new chain from initial parameters.
    /// - Parameters:
    ///   - initial: parameters by agent, `[n][parameterCount]`.
    ///   - critic: parameters of the critic.
    ///   - innerRates: the meta-agent's rates, `[L]`.
    func begin(initial: [[Scalar]], critic: [Scalar], innerRates: [Double]) {
        precondition(initial.count == agents, "parameters for every agent")
        precondition(innerRates.count == settings.chainLength, "one inner rate for each inner update")
        for agent in 0..<agents {
            parameters[0][agent].assign(initial[agent])
            policies[0][agent].load(parameters[0][agent])
        }
        criticParameters.assign(critic)
        self.critic.load(criticParameters)
        self.innerRates = innerRates
        played = 0
        problem = nil
    }

    /// Starts a chain in which the meta-agent stands still, from the parameters of another chain's joint policy.
    func begin(at initial: [Buffer<Scalar>]) {
        for agent in 0..<agents {
            parameters[0][agent].copy(from: initial[agent])
            policies[0][agent].load(parameters[0][agent])
        }
        for step in 0..<settings.chainLength { innerRates[step] = 0 }
        played = 0
        problem = nil
    }
}

extension Buffer {
    /// Copies an array of the same size.
    func assign(_ values: [Element]) {
        precondition(values.count == count, "an array of another size than the buffer")
        copyFirst(values)
    }

    /// Copies an array that may be shorter and fills up with `padding`.
    func assign(_ values: [Element], padding: Element) {
        precondition(values.count <= count, "an array longer than the buffer")
        fill(padding)
        copyFirst(values)
    }

    private func copyFirst(_ values: [Element]) {
        unsafe values.withUnsafeBufferPointer { source in
            if let first = source.baseAddress { unsafe base.update(from: first, count: values.count) }
        }
    }
}
