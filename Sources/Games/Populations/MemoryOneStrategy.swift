/// A strategy that remembers the last joint action: P(cooperate) after each, seen by the player who follows it.
package struct MemoryOneStrategy: Sendable, Hashable {
    /// Short name, such as `tit-for-tat`.
    package let name: String
    /// What it does, in one sentence.
    package let title: String
    /// P(cooperate) in the first step of an episode.
    package let start: Double
    /// P(cooperate) after both cooperated.
    package let afterCC: Double
    /// P(cooperate) after this player cooperated and the other one defected.
    package let afterCD: Double
    /// P(cooperate) after this player defected and the other one cooperated.
    package let afterDC: Double
    /// P(cooperate) after both defected.
    package let afterDD: Double

    /// That none follows its rule always, for people.
    static let trembling = "trembles by 1 %"

    /// `cooperation` is P(cooperate) after CC, CD, DC and DD, the player's own action first.
    init(_ name: String, _ title: String, start: Double = 1, _ cooperation: (Double, Double, Double, Double)) {
        self.name = name
        self.title = title
        self.start = start
        (afterCC, afterCD, afterDC, afterDD) = cooperation
    }

    /// P(cooperate) in the shared observation `observation` for the player in `seat`.
    ///
    /// The observation lists the players in a fixed order, the meta-agent first; the strategy is stated from the player's
    /// own side, so its own last action and the other player's are read out by seat. `cooperate` is the index of the action
    /// that counts as cooperating.
    func cooperation(in observation: Int, seat: Int, game: MatrixGame, cooperate: Int) -> Double {
        guard observation > 0 else { return start }
        let own = game.action(of: seat, in: observation - 1) == cooperate
        let other = game.action(of: 1 - seat, in: observation - 1) == cooperate
        return switch (own, other) {
        case (true, true): afterCC
        case (true, false): afterCD
        case (false, true): afterDC
        case (false, false): afterDD
        }
    }
}
