/// A symmetric game of two players with two actions, one of which is to cooperate.
///
/// The letters are the usual ones: reward R for mutual cooperation, sucker's payoff S for cooperating alone, temptation T
/// for defecting alone, punishment P for mutual defection, each per step.
struct SocialDilemma: Sendable, Hashable {
    /// Index of the cooperating action; the other one is 1 - this.
    let cooperate: Int
    let reward: Double
    let sucker: Double
    let temptation: Double
    let punishment: Double

    /// Reads a game as a dilemma; nil when it is none.
    ///
    /// Conditions (Macy and Flache, Learning dynamics in social dilemmas, 2002): R > P and R > S, and either greed (T > R)
    /// or fear (P > S) speaks for defecting. Their fourth condition, 2R > T + S, only rules out taking turns and is not
    /// asked for.
    init?(_ game: MatrixGame) {
        guard game.players == 2, game.actionCount == 2 else { return nil }
        let own = game.payoffs[0]
        guard game.payoffs[1] == [own[0], own[2], own[1], own[3]] else { return nil }
        cooperate = own[0] > own[3] ? 0 : 1
        reward = cooperate == 0 ? own[0] : own[3]
        sucker = cooperate == 0 ? own[1] : own[2]
        temptation = cooperate == 0 ? own[2] : own[1]
        punishment = cooperate == 0 ? own[3] : own[0]
        guard reward > punishment, reward > sucker, temptation > reward || punishment > sucker else { return nil }
    }
}
