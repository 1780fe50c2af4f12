import Games

/// What trainers need of a chain besides its gradient.
extension Chain {
    /// Most updates of a peer that can be looked through.
    package static let largestLookAhead = LookAhead<Float>.largestDepth

    /// Joint policies that have been played.
    package var played: Int { workspace.played }
    /// The meta-agent's inner rates, `[L]`.
    package var innerRates: [Double] { workspace.innerRates }

    /// Inner rates of the peers, `[n - 1][L]`, instead of those of the settings.
    package func setPeerRates(_ rates: [[Double]]) { workspace.peerRates = rates }

    /// Lets the second of two players look ahead, too.
    /// - Parameters:
    ///   - game: What is played.
    ///   - seats: Of that game.
    ///   - kinds: What the policies of both are, `[2]`.
    ///   - depth: Simulated updates, at least 1.
    package func letPeerLookAhead(_ game: MatrixGame, _ seats: SeatSwap, kinds: [PolicyKind], depth: Int) {
        workspace.peerLookAhead = MirroredLookAhead(
            game: game, seats: seats, settings: settings, kinds: kinds, depth: depth)
    }

    /// Starts the models of the peers anew, if there are any.
    package func beginModels(_ key: ChainKey) { workspace.models?.begin(key) }

    /// Fits the models of the peers, if there are any, to what joint policy `step` played.
    package func modelPeers(_ step: Int) { workspace.modelPeers(step) }

    /// How far each model is from its peer at joint policy `step`, `[n - 1]`, in nats a step; empty without models, and where
    /// observations are vectors.
    package func modelErrors(_ step: Int) -> [Double] { workspace.modelErrors(step) }

    /// Whether peers are modelled.
    package var modelsPeers: Bool { workspace.models != nil }

    /// Batch-mean discounted return of the meta-agent at joint policy `step`.
    package func meanReturn(_ step: Int) -> Double { workspace.meanReturn(step) }

    /// Computes the critic's loss and leaves its gradient in `criticGradient`; before `metaGradient` it saves a second
    /// look at every step.
    package func criticLoss() -> Double { workspace.criticLoss() }

    /// d critic loss / d critic, `[criticParameterCount]`, after `criticLoss`.
    package var criticGradient: [Double] { Chain.doubles(workspace.criticGradient) }

    /// First-order gradient of an agent's inner loss at joint policy `step`, `[parameterCount]`; of a peer that of the
    /// inner update made last.
    package func updateGradient(of agent: Int, at step: Int) -> [Double] {
        Chain.doubles(agent == 0 ? workspace.updateGradients[step] : workspace.peerGradients[agent - 1])
    }
}
