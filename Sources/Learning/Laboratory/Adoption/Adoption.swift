/// Which learner of a league a population would adopt, whose members meet in either seat.
package struct Adoption: Sendable, Hashable {
    /// Share of initial mixtures from which it takes over, by replicator dynamics, `[n]`.
    package let basins: [Double]
    /// Share of the time in which a finite population is of it, by alpha-rank, `[n]`.
    package let ranking: [Double]

    private static let (mixtures, steps) = (500, 1_000)

    package init(_ league: League, _ cells: [Cell]) {
        let returns = league.seatMeans(cells)
        basins = Replicator(returns).basins(mixtures: Self.mixtures, seed: league.seed, steps: Self.steps)
        ranking = AlphaRank().ranking(returns)
    }
}
