extension MatrixGame: GameRules {
    package var observationSpace: Space { .choices(observationCount) }
    package var actionSpace: Space { .choices(actionCount) }
    package var mechanics: Mechanics { .table(self) }
    package var peers: PeerSource { .drawn(self) }
    package var actionNames: [String] { actions }
}
