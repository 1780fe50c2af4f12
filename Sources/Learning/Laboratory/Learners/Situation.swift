/// What a learner sees when it updates: the game's values and derivatives at both players' policies, of eight pairs.
///
/// A *rate* a multiplies values: learners follow derivatives of `a V`, with steps of size one and peers who step so.
/// Vectors of either player are in the order of the one who learns, *own*.
package struct Situation: Sendable {
    package let game: GameLanes
    /// Logits of the learner and of the other player.
    package let own, other: PolicyVector
    package let solution: PairSolution
    /// a, of the game.
    package let rate: Lanes
    /// Which of its variants the learner is here, such as the seed of its training.
    package let variant: Int

    @inline(__always) package init(
        _ game: GameLanes, _ own: PolicyVector, _ other: PolicyVector, _ solution: PairSolution, rate: Lanes,
        variant: Int
    ) {
        self.game = game
        self.own = own
        self.other = other
        self.solution = solution
        self.rate = rate
        self.variant = variant
    }

    /// Normalised returns.
    package var ownReturn: Lanes { solution.ownReturn }
    package var otherReturn: Lanes { solution.otherReturn }

    /// `a dV/d(logits)`.
    @inline(__always) package func gradient(of value: Seat, by policy: Seat) -> PolicyVector {
        rate * solution.gradient(of: value, by: policy)
    }

    /// `a` times the Hessian of a value times directions of the logits, read off at one player's logits.
    @inline(__always) package func product(
        of value: Seat, by policy: Seat, alongOwn x: PolicyVector? = nil, alongOther y: PolicyVector? = nil
    ) -> PolicyVector {
        rate * solution.product(of: value, by: policy, alongOwn: x, alongOther: y)
    }

    /// The same where the other player's logits are others.
    @inline(__always) package func moved(other y: PolicyVector) -> Situation {
        Situation(game, own, y, PairSolution(game, own, y), rate: rate, variant: variant)
    }

    /// The situation of the other player, in that one's order.
    @inline(__always) package var swapped: Situation {
        Situation(game.swapped, other.swapped, own.swapped, solution.swapped, rate: rate, variant: variant)
    }
}

extension Situation {
    /// What a peer that learns naively does next: `a dV2/dy`.
    @inline(__always) package var naiveStepOfOther: PolicyVector { gradient(of: .other, by: .other) }

    /// `d/dx [a dV1/dy . v]` with v the naive step of the peer: what changes in the own gradient as the peer steps.
    /// Letcher et al. (2019): `H_o` times the simultaneous gradient.
    @inline(__always) package var lookAheadTerm: PolicyVector {
        product(of: .own, by: .own, alongOther: naiveStepOfOther)
    }

    /// `d/dx [a dV2/dy . v]` with `v = a dV1/dy`: how the own policy shapes the peer's step. Letcher et al. (2019): chi.
    @inline(__always) package var shapingTerm: PolicyVector {
        product(of: .other, by: .own, alongOther: gradient(of: .own, by: .other))
    }
}
