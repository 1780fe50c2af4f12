import Games

extension VectorFile {
    /// Checks that every array has the shape that the counts promise.
    func checkShapes(_ path: String) throws(VerificationError) {
        let steps = [trajectories, horizon]
        let joint = chain.allSatisfy { step in
            step.actions.count == agents && step.actions.allSatisfy { VectorFile.shape($0) == steps }
                && VectorFile.shape(step.advantage) == steps
                && step.actions.allSatisfy { $0.allSatisfy { $0.allSatisfy { $0 < actionCount } } }
        }
        let parameters = ([policy] + peers).allSatisfy { hasShape($0, outputs: actionCount) }
        let jointActions = (0..<agents).reduce(1) { count, _ in count * actionCount }
        let problem: String? =
            if agents < 2 || peers.count != agents - 1 {
                "'peers' must hold one policy for each agent but the first"
            } else if payoffs?.count != agents || payoffs?.allSatisfy({ $0.count == jointActions }) != true {
                "'payoffs' must have the shape [agents][actionCount ^ agents]"
            } else if critic.kind != policy.kind {
                "'critic' must be of the kind of 'policy'"
            } else if !parameters || !hasShape(critic, outputs: 1) {
                "a table or network does not fit \(observationSize) observations"
            } else if innerRates.count != chainLength {
                "'innerRates' must hold \(chainLength) rates"
            } else if chain.count != chainLength + 1 || !joint {
                "'chain' must hold \(chainLength + 1) joint policies of [\(trajectories)][\(horizon)] steps"
            } else {
                nil
            }
        if let problem { throw VerificationError.malformed(path, reason: problem) }
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

    /// The chain as the engine takes it.
    package var recorded: RecordedChain {
        let symbols = (0..<actionCount).map { String($0) }
        var settings = ChainSettings(
            trajectories: trajectories, horizon: horizon, chainLength: chainLength, discount: discount,
            gaeLambda: gaeLambda, entropyWeight: entropyWeight, peerRate: peerRate, estimator: .paper,
            ownLearning: true, peerLearning: peerLearning)
        settings.baselineRidge = baselineRidge
        return RecordedChain(
            game: MatrixGame(
                id: "vector", title: name, players: agents, actions: symbols, symbols: symbols,
                payoffs: payoffs ?? []),
            settings: settings,
            kinds: ([policy] + peers).map { $0.policyKind ?? .tabular },
            parameters: ([policy] + peers).map(\.flat), critic: critic.flat, innerRates: innerRates,
            actions: chain.map { $0.actions.map { VectorFile.byStep($0) } })
    }

    /// `[K][T]` as the engine stores it, one row of K a step.
    static func byStep<Element>(_ rows: [[Element]]) -> [Element] {
        (0..<(rows.first?.count ?? 0)).flatMap { step in rows.map { $0[step] } }
    }
}

extension VectorFile.Parameters {
    /// What these are the parameters of; nil if unknown.
    var policyKind: PolicyKind? {
        switch kind {
        case "tabular": .tabular
        case "lstm": .lstm(hidden: max(inputBias?.count ?? 0, 1))
        default: nil
        }
    }

    /// All parameters, in the engine's order.
    var flat: [Double] {
        if let table { return table.flatMap { $0 } }
        let matrices = [inputWeight, lstmInputWeight, lstmHiddenWeight, outputWeight].map { ($0 ?? []).flatMap { $0 } }
        return matrices[0] + (inputBias ?? []) + matrices[1] + matrices[2] + (lstmInputBias ?? [])
            + (lstmHiddenBias ?? []) + matrices[3] + (outputBias ?? [])
    }
}
