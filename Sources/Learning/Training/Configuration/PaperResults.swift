import Games

/// What the paper reports (Kim et al. 2021) of games by their payoffs; of others they say it themselves
/// (`Game.published`). Curves are mean rewards per step along the chain, digitised from its figures to about .005; means
/// over 10 seeds.
package enum PaperResults {
    /// The published curve that can be compared with a run and a kind of peer; nil if none can.
    ///
    /// Game, payoffs, number of players, chain length, algorithm and the peer's kind have to be those of the figure.
    package static func curve(of run: RunConfiguration, peers kind: String) -> [Double]? {
        if let published = run.game.published {
            let isOfSize = run.chainLength == published.chainLength && run.tested.horizon == published.horizon
            return isOfSize ? published.curves[run.method.id] : nil
        }
        guard let game = run.game.table, game.players == 2, run.chainLength == 7 else { return nil }
        switch (game.payoffs[0], game.payoffs[1]) {
        case ([0.5, -1.5, 1.5, -0.5], [0.5, 1.5, -1.5, -0.5]): return prisoners[kind]?[run.method.id]
        case ([0, -1, 1, 1, 0, -1, -1, 1, 0], [0, 1, -1, -1, 0, 1, 1, -1, 0]):
            return ["rock", "paper", "scissors", "overall"].contains(kind) ? rockPaperScissors[run.method.id] : nil
        default: return nil
        }
    }

    /// By kind of peer and algorithm (figure 5).
    private static let prisoners: [String: [String: [Double]]] = [
        "cooperating": [
            "meta-mapg": [0.41, 1.50, 1.50, 1.47, 1.46, 1.43, 1.40, 1.35],
            "meta-pg": [0.47, 0.26, -0.27, -0.39, -0.43, -0.45, -0.47, -0.48],
            "lola-dice": [0.93, 0.22, -0.14, -0.25, -0.30, -0.35, -0.38, -0.39],
            "reinforce": [0.97, -0.03, -0.32, -0.40, -0.44, -0.47, -0.47, -0.48],
        ],
        "defecting": [
            "meta-mapg": [-0.51, 1.31, 1.23, 1.14, 1.05, 1.00, 0.93, 0.92],
            "meta-pg": [-0.52, -0.46, -0.48, -0.49, -0.49, -0.49, -0.49, -0.49],
            "lola-dice": [-0.05, -0.43, -0.44, -0.44, -0.44, -0.44, -0.44, -0.44],
            "reinforce": [-0.03, -0.49, -0.50, -0.50, -0.50, -0.50, -0.50, -0.50],
        ],
    ]

    /// By algorithm (figure 5); the figure does not tell the peers apart.
    private static let rockPaperScissors: [String: [Double]] = [
        "meta-mapg": [-0.03, 0.39, 0.54, 0.63, 0.67, 0.70, 0.71, 0.64],
        "meta-pg": [0.19, 0.36, 0.24, 0.18, 0.15, 0.09, 0.05, 0.00],
        "lola-dice": [0.41, 0.27, 0.19, 0.14, 0.11, 0.08, 0.07, 0.06],
        "reinforce": [0.50, 0.31, 0.23, 0.17, 0.14, 0.12, 0.10, 0.10],
    ]

    /// Areas under the chain that the paper gives for the prisoner's dilemma against trajectories per joint policy
    /// (figure 6a). They exceed what the payoffs allow, 7 x 1.5, so that some scale is unstated: of use for rankings
    /// alone.
    package static let areaByTrajectories: [Int: Double] = [4: 9.97, 8: 10.62, 16: 10.66, 32: 11.98, 64: 13.83]
    /// On the same scale: opponent modelling, the centralised method, and Meta-PG (figure 6b).
    package static let areaModelled = 9.05
    package static let areaCentralised = 13.83
    package static let areaMetaPG = 6.13
    /// On the same scale, with personas out of distribution.
    package static let areaOutOfDistribution = ["meta-mapg": 11.12, "meta-pg": 7.60]
    /// Areas in rock-paper-scissors by algorithm and players.
    package static let areaByPlayers: [String: [Int: Double]] = [
        "meta-mapg": [2: 4.28, 3: 1.45, 4: 1.10], "meta-pg": [2: 1.06, 3: 0.64, 4: 0.73],
    ]
    /// Areas in rock-paper-scissors with a term left out. Without the peer-learning term the method is Meta-PG.
    package static let areaByAblation: [String: Double] = ["meta-mapg": 4.28, "meta-pg": 1.06, "no-own-learning": 0]
}
