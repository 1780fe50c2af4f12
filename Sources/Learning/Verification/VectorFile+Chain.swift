import Engine
import Games

extension VectorFile {
    var kinds: [PolicyKind] { ([policy] + peers).compactMap(\.policyKind) }

    /// What the agents see: the last joint action where payoffs say what follows, else vectors.
    private var observationSpace: Space { payoffs == nil ? .reals(observationSize) : .choices(observationSize) }

    /// What an agent does, by the kind of the meta-agent's policy.
    private var actionSpace: Space {
        policy.policyKind?.head == .gaussian ? .reals(actionCount) : .choices(actionCount)
    }

    /// Checks that every array has the shape that the counts promise.
    func checkShapes(_ path: String) throws(VerificationError) {
        let problem: String? =
            if let wrong = rangeProblem {
                wrong
            } else if peers.count != agents - 1 {
                "'peers' must hold one policy for each agent but the first"
            } else if let payoffs, payoffs.count != agents || !payoffs.allSatisfy({ $0.count == jointActionCount }) {
                "'payoffs' must have the shape [agents][actionCount ^ agents]"
            } else if payoffs != nil, observationSize != 1 + jointActionCount {
                "'observationSize' must be 1 + actionCount ^ agents, which is \(1 + jointActionCount)"
            } else if payoffs != nil, policy.policyKind?.head == .gaussian {
                "payoffs are for actions to choose from, not for policies of the kind gaussian-lstm"
            } else if !kinds.allSatisfy({ $0.fits(observations: observationSpace, actions: actionSpace) }) {
                "policies of these kinds cannot play together, or not on such observations"
            } else if critic.policyKind != policy.policyKind?.critic {
                "'critic' must be of the class and size of 'policy'"
            } else if !([policy] + peers).allSatisfy({ hasShape($0, outputs: actionCount) })
                || !hasShape(critic, outputs: 1)
            {
                "a table or network does not fit \(observationSize) observations"
            } else if innerRates.count != chainLength {
                "'innerRates' must hold \(chainLength) rates"
            } else if chain.count != chainLength + 1 || !chain.allSatisfy(hasShape) {
                "'chain' must hold \(chainLength + 1) joint policies of [\(trajectories)][\(horizon)] steps"
            } else {
                nil
            }
        if let problem { throw VerificationError.malformed(path, reason: problem) }
    }

    /// Whether a joint policy's arrays have as many agents, trajectories and steps as there must be.
    private func hasShape(_ step: Step) -> Bool {
        let steps = [trajectories, horizon]
        let hasObservations =
            payoffs != nil
            || step.observations?.fit(observationSpace, trajectories: trajectories, horizon: horizon) == true
        return hasObservations && step.actions.count == agents && step.rewards.count == agents
            && step.actions.allSatisfy { $0.fit(actionSpace, trajectories: trajectories, horizon: horizon) }
            && step.rewards.allSatisfy { VectorFile.shape($0) == steps } && VectorFile.shape(step.advantage) == steps
            && (step.baseline ?? []).allSatisfy { VectorFile.shape($0) == steps }
    }

    /// Whether parameters are those of a table or network with this file's observations.
    private func hasShape(_ parameters: Parameters, outputs: Int) -> Bool {
        guard let kind = parameters.policyKind else { return false }
        if kind == .tabular { return VectorFile.shape(parameters.table ?? []) == [observationSize, outputs] }
        return VectorFile.shape(parameters.inputWeight ?? []).last == observationSize
            && parameters.flat.count == kind.parameterCount(observations: observationSize, outputs: outputs)
    }

    /// Rows and columns, or an empty array when rows differ.
    private static func shape<Element>(_ rows: [[Element]]) -> [Int] {
        let columns = rows.first?.count ?? 0
        return rows.allSatisfy { $0.count == columns } ? [rows.count, columns] : []
    }

    /// The game: a matrix game, or one of which only the sizes are known.
    private var game: any Playable {
        guard let payoffs else {
            return RecordedGame(players: agents, observations: observationSpace, actions: actionSpace)
        }
        let symbols = (0..<actionCount).map { String($0) }
        return MatrixGame(
            id: "vector", title: name, players: agents, actions: symbols, symbols: symbols, payoffs: payoffs)
    }

    /// The chain as the engine takes it.
    package var recorded: RecordedChain {
        var settings = ChainSettings(
            trajectories: trajectories, horizon: horizon, chainLength: chainLength, discount: discount,
            gaeLambda: gaeLambda, entropyWeight: entropyWeight, peerRate: peerRate, estimator: .paper,
            ownLearning: true, peerLearning: peerLearning)
        settings.baselineRidge = baselineRidge
        return RecordedChain(
            game: game, settings: settings, kinds: kinds, parameters: ([policy] + peers).map(\.flat),
            critic: critic.flat, innerRates: innerRates, actions: chain.map { $0.actions.map(\.recorded) },
            answers: payoffs == nil ? chain.map(answers) : nil)
    }

    /// What the agents saw and got at one joint policy.
    private func answers(_ step: Step) -> RecordedAnswers {
        var observations: [Double] = []
        if case .reals(let values) = step.observations?.recorded { observations = values }
        return RecordedAnswers(observations: observations, rewards: step.rewards.map { VectorFile.byStep($0) })
    }
}

extension VectorFile.Parameters {
    /// The names of kinds in files.
    static let kinds = ["tabular", "lstm", "gaussian-lstm"]

    /// What these are the parameters of; nil if unknown.
    var policyKind: PolicyKind? {
        let hidden = max(inputBias?.count ?? 0, 1)
        return switch kind {
        case "tabular": .tabular
        case "lstm": .lstm(hidden: hidden)
        case "gaussian-lstm": .gaussian(hidden: hidden)
        default: nil
        }
    }

    /// All parameters, in the engine's order.
    var flat: [Double] {
        if let table { return table.flatMap { $0 } }
        let matrices = [inputWeight, lstmInputWeight, lstmHiddenWeight, outputWeight].map { ($0 ?? []).flatMap { $0 } }
        return matrices[0] + (inputBias ?? []) + matrices[1] + matrices[2] + (lstmInputBias ?? [])
            + (lstmHiddenBias ?? []) + matrices[3] + (outputBias ?? []) + (logStd ?? [])
    }
}
