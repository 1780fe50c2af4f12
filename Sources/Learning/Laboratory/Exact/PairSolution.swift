/// The exact infinite-horizon game of eight pairs of memory-one policies, solved: both values, and all that their
/// derivatives of first and second order are made of. Seen by one player, *own*, against the *other*.
///
/// With M the transitions between joint actions and r a player's payoffs, the values of joint actions are
/// `u = (I - g M)^-1 r` and the discounted frequencies of joint actions `d = (1 - g) p0 (I - g M)^-1`. As every row of M
/// sums to one, only differences `e = u - u(DD)` matter, and `d` sums to one, so that both follow from the same 3 x 3
/// matrix `A = I - g (M - 1 M(DD))`, whose inverse is kept: `A e = r - r(DD)`, `d A = (1 - g) p0 + g M(DD)`, and
/// `V = r(DD) + d . (r - r(DD))`. A has the eigenvalues of `I - g M` but the smallest, 1 - g.
///
/// Errors against a pivoted solution of the whole system, for logits up to 9: values below 1e-12 and gradients below 1e-11
/// of the largest payoff.
package struct PairSolution: Sendable, Hashable {
    /// Probabilities of C, in the order of the own player.
    package var own, other: PolicyVector
    /// Their derivatives by the logits, p (1 - p).
    package var ownSlope, otherSlope: PolicyVector
    /// How often each state is the one to act in, discounted: `1 - g` at the start, `g d` after joint actions; sums to 1.
    package var weight: PolicyVector
    /// d, of CC, CD and DC.
    package var frequency: JointVector
    /// A^-1.
    package var inverse: JointMatrix
    /// What joint actions are worth to both, counted from DD.
    package var ownWorth, otherWorth: JointVector
    /// Normalised returns.
    package var ownReturn, otherReturn: Lanes
    /// g.
    package var discount: Lanes

    /// - Parameters:
    ///   - game: As the own player sees it.
    ///   - x: Logits of the own player.
    ///   - y: Logits of the other, in the order of the *own* player.
    @inline(__always) package init(_ game: GameLanes, _ x: PolicyVector, _ y: PolicyVector) {
        let one = Lanes(repeating: 1)
        let g = game.discount
        let p = x.map(Lanes.sigmoids)
        let q = y.map(Lanes.sigmoids)
        let start = JointVector(outcomesOf: p.start, q.start)
        let last = JointVector(outcomesOf: p.dd, q.dd)
        // Rows of g (M - M(DD)).
        @inline(__always) func row(_ p: Lanes, _ q: Lanes) -> JointVector {
            let outcomes = JointVector(outcomesOf: p, q)
            return JointVector(
                cc: g * (outcomes.cc - last.cc), cd: g * (outcomes.cd - last.cd), dc: g * (outcomes.dc - last.dc))
        }
        let a = row(p.cc, q.cc)
        let b = row(p.cd, q.cd)
        let c = row(p.dc, q.dc)
        let zero = Lanes.zero
        let inverse = JointMatrix(
            cc: JointVector(cc: one - a.cc, cd: zero - a.cd, dc: zero - a.dc),
            cd: JointVector(cc: zero - b.cc, cd: one - b.cd, dc: zero - b.dc),
            dc: JointVector(cc: zero - c.cc, cd: zero - c.cd, dc: one - c.dc)
        ).inverse
        let frequency = inverse.transposed(
            times: JointVector(
                cc: (game.remainder * start.cc).plus(g, times: last.cc),
                cd: (game.remainder * start.cd).plus(g, times: last.cd),
                dc: (game.remainder * start.dc).plus(g, times: last.dc)))
        own = p
        other = q
        ownSlope = p * p.map { one - $0 }
        otherSlope = q * q.map { one - $0 }
        weight = PolicyVector(
            start: game.remainder, cc: g * frequency.cc, cd: g * frequency.cd, dc: g * frequency.dc,
            dd: g * (one - frequency.cc - frequency.cd - frequency.dc))
        self.frequency = frequency
        self.inverse = inverse
        ownWorth = inverse.times(game.own)
        otherWorth = inverse.times(game.other)
        ownReturn = game.ownBase + frequency.dot(game.own)
        otherReturn = game.otherBase + frequency.dot(game.other)
        discount = g
    }

    /// As the other player sees it.
    @inline(__always) package var swapped: PairSolution {
        var solution = self
        (solution.own, solution.other) = (other.swapped, own.swapped)
        (solution.ownSlope, solution.otherSlope) = (otherSlope.swapped, ownSlope.swapped)
        solution.weight = weight.swapped
        solution.frequency = frequency.swapped
        solution.inverse = inverse.swapped
        (solution.ownWorth, solution.otherWorth) = (otherWorth.swapped, ownWorth.swapped)
        (solution.ownReturn, solution.otherReturn) = (otherReturn, ownReturn)
        return solution
    }
}
