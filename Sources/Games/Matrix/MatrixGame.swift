/// An n-player repeated matrix game whose observation is the last joint action.
///
/// Observation 0 is the start of an episode; observation `1 + j` follows joint action `j`. A joint action is the
/// row-major index of the players' actions, player 0 most significant. Source: Kim et al. (2021), section 5.
public struct MatrixGame: Sendable, Hashable, Codable {
    /// Short name used on the command line and in file names, such as `ipd`.
    public let id: String
    /// Full name shown to people.
    public let title: String
    /// Number of players, n; at least 2. Player 0 is the meta-agent.
    public let players: Int
    /// Names of the A actions; every player has the same ones.
    public let actions: [String]
    /// One-letter labels of the actions, used in observation labels; all different.
    public let symbols: [String]
    /// Reward of each player by joint action, `[n][A^n]`, per step.
    public let payoffs: [[Double]]

    /// - Precondition: `payoffs` has shape `[players][actions.count ^ players]` and `symbols` matches `actions`.
    public init(
        id: String, title: String, players: Int, actions: [String], symbols: [String], payoffs: [[Double]]
    ) {
        let jointActions = (0..<players).reduce(1) { count, _ in count * actions.count }
        precondition(players >= 2, "a game needs at least two players")
        precondition(actions.count >= 2 && symbols.count == actions.count, "one symbol for each of two or more actions")
        precondition(
            payoffs.count == players && payoffs.allSatisfy { $0.count == jointActions },
            "payoffs need the shape [players][actions ^ players]")
        self.id = id
        self.title = title
        self.players = players
        self.actions = actions
        self.symbols = symbols
        self.payoffs = payoffs
    }

    /// A, the number of actions of each player.
    public var actionCount: Int { actions.count }
    /// A^n, the number of joint actions.
    public var jointActionCount: Int { payoffs[0].count }
    /// S = 1 + A^n, the number of observations.
    public var observationCount: Int { 1 + jointActionCount }
    /// Smallest and largest reward per step of the meta-agent.
    public var rewardRange: ClosedRange<Double> {
        (payoffs[0].min() ?? 0)...(payoffs[0].max() ?? 0)
    }

    /// How many joint-action indices apart two neighbouring actions of `player` lie: A^(n - 1 - player).
    public func stride(of player: Int) -> Int {
        (player + 1..<players).reduce(1) { stride, _ in stride * actionCount }
    }

    /// The action that `player` plays in joint action `jointAction`.
    public func action(of player: Int, in jointAction: Int) -> Int {
        jointAction / stride(of: player) % actionCount
    }

    /// The index of a joint action given one action for each player, `[n]`.
    public func jointAction(_ actions: [Int]) -> Int {
        actions.reduce(0) { $0 * actionCount + $1 }
    }

    /// What the meta-agent sees in words: `start`, then the players' action symbols, the meta-agent's first (`CD`).
    public func label(ofObservation observation: Int) -> String {
        observation == 0 ? "start" : label(ofJointAction: observation - 1)
    }

    /// The players' action symbols in joint action `jointAction`, the meta-agent's first, such as `CD`.
    public func label(ofJointAction jointAction: Int) -> String {
        (0..<players).map { symbols[action(of: $0, in: jointAction)] }.joined()
    }
}
