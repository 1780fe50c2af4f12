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
        let tables = ([policy] + peers).allSatisfy {
            VectorFile.shape($0.table ?? []) == [observationSize, actionCount]
        }
        let jointActions = (0..<agents).reduce(1) { count, _ in count * actionCount }
        let problem: String? =
            if agents < 2 || peers.count != agents - 1 {
                "'peers' must hold one policy for each agent but the first"
            } else if payoffs?.count != agents || payoffs?.allSatisfy({ $0.count == jointActions }) != true {
                "'payoffs' must have the shape [agents][actionCount ^ agents]"
            } else if !tables || critic.table?.count != observationSize {
                "a table does not have one row for each of \(observationSize) observations"
            } else if innerRates.count != chainLength {
                "'innerRates' must hold \(chainLength) rates"
            } else if chain.count != chainLength + 1 || !joint {
                "'chain' must hold \(chainLength + 1) joint policies of [\(trajectories)][\(horizon)] steps"
            } else {
                nil
            }
        if let problem { throw VerificationError.malformed(path, reason: problem) }
    }

    /// Rows and columns, or an empty array when rows differ.
    private static func shape<Element>(_ rows: [[Element]]) -> [Int] {
        let columns = rows.first?.count ?? 0
        return rows.allSatisfy { $0.count == columns } ? [rows.count, columns] : []
    }

    /// The chain as the engine takes it.
    var recorded: RecordedChain {
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
            parameters: ([policy] + peers).map { ($0.table ?? []).flatMap { $0 } },
            critic: (critic.table ?? []).flatMap { $0 }, innerRates: innerRates,
            actions: chain.map { $0.actions.map { VectorFile.byStep($0) } })
    }

    /// `[K][T]` as the engine stores it, one row of K a step.
    static func byStep<Element>(_ rows: [[Element]]) -> [Element] {
        (0..<(rows.first?.count ?? 0)).flatMap { step in rows.map { $0[step] } }
    }
}
