/// Derivatives of both values with respect to both players' logits. Vectors of both players are in the order of the own
/// player.
extension PairSolution {
    @inline(__always) private func worth(_ value: Seat) -> JointVector {
        switch value {
        case .own: ownWorth
        case .other: otherWorth
        }
    }

    /// What the own player gains by C instead of D in each state: `dV / dp = weight advantage`.
    @inline(__always) private func ownAdvantage(_ e: JointVector) -> PolicyVector {
        let interaction = e.interaction
        return other.map { e.cd.plus($0, times: interaction) }
    }

    /// The same for the other player's choice.
    @inline(__always) private func otherAdvantage(_ e: JointVector) -> PolicyVector {
        let interaction = e.interaction
        return own.map { e.dc.plus($0, times: interaction) }
    }

    /// The gradient of a player's value with respect to a player's logits.
    @inline(__always) package func gradient(of value: Seat, by policy: Seat) -> PolicyVector {
        switch policy {
        case .own: ownSlope * weight * ownAdvantage(worth(value))
        case .other: otherSlope * weight * otherAdvantage(worth(value))
        }
    }

    /// How a value's parts change as logits go in a direction: a solve for the worths and one for the frequencies.
    package struct Tangent {
        package var value: Seat
        /// Changes of probabilities, of whom the direction has.
        package var own, other: PolicyVector?
        /// Change of the worths of joint actions.
        package var worth: JointVector
        /// Change of the weights of states; none at the start.
        package var weight: PolicyVector
    }

    /// The tangent of a player's value along changes of the own logits, the other's, or both.
    @inline(__always) package func tangent(of value: Seat, own x: PolicyVector?, other y: PolicyVector?) -> Tangent {
        let e = worth(value)
        // Changes of what comes after each state, worths as they are; sums of weighted changes of outcomes.
        var change = PolicyVector(repeating: 0)
        var outcomes = JointVector(cc: .zero, cd: .zero, dc: .zero)
        var tangent = Tangent(value: value, own: nil, other: nil, worth: outcomes, weight: change)
        if let x {
            let p = ownSlope * x
            change = p * ownAdvantage(e)
            let moved = weight * p
            let together = other.dot(moved)
            outcomes = JointVector(cc: together, cd: moved.sum - together, dc: Lanes.zero - together)
            tangent.own = p
        }
        if let y {
            let q = otherSlope * y
            let moved = weight * q
            let together = own.dot(moved)
            let more = q * otherAdvantage(e)
            let apart = moved.sum - together
            if x == nil {
                change = more
                outcomes = JointVector(cc: together, cd: Lanes.zero - together, dc: apart)
            } else {
                change = change + more
                outcomes = JointVector(
                    cc: outcomes.cc + together, cd: outcomes.cd - together, dc: outcomes.dc + apart)
            }
            tangent.other = q
        }
        tangent.worth = inverse.times(
            JointVector(
                cc: discount * (change.cc - change.dd), cd: discount * (change.cd - change.dd),
                dc: discount * (change.dc - change.dd)))
        let frequency = inverse.transposed(times: outcomes)
        tangent.weight = PolicyVector(
            start: .zero, cc: discount * frequency.cc, cd: discount * frequency.cd, dc: discount * frequency.dc,
            dd: Lanes.zero - discount * (frequency.cc + frequency.cd + frequency.dc))
        return tangent
    }

    /// The change of `gradient(of: value, by: policy)` along a tangent: a product with the value's Hessian.
    @inline(__always) package func gradientChange(_ tangent: Tangent, by policy: Seat) -> PolicyVector {
        let e = worth(tangent.value)
        let interaction = e.interaction
        let changed = tangent.worth.interaction
        let advantage: PolicyVector
        var rise: PolicyVector
        let crossing: PolicyVector?
        let along: PolicyVector?
        let slope: PolicyVector
        let probability: PolicyVector
        switch policy {
        case .own:
            advantage = ownAdvantage(e)
            rise = other.map { tangent.worth.cd.plus($0, times: changed) }
            (crossing, along, slope, probability) = (tangent.other, tangent.own, ownSlope, own)
        case .other:
            advantage = otherAdvantage(e)
            rise = own.map { tangent.worth.dc.plus($0, times: changed) }
            (crossing, along, slope, probability) = (tangent.own, tangent.other, otherSlope, other)
        }
        if let crossing { rise = rise.plus(interaction, times: crossing) }
        let bend = slope * (tangent.weight * advantage + weight * rise)
        guard let along else { return bend }
        let two = Lanes(repeating: 2)
        let curvature = probability.map { Lanes(repeating: 1) - two * $0 }
        return bend + curvature * along * weight * advantage
    }

    /// `d/d(policy) of [gradient of a value along a direction]`: the Hessian of a player's value times a direction of the
    /// own logits, of the other's or of both, read off at one player's logits.
    @inline(__always) package func product(
        of value: Seat, by policy: Seat, alongOwn x: PolicyVector? = nil, alongOther y: PolicyVector? = nil
    ) -> PolicyVector {
        gradientChange(tangent(of: value, own: x, other: y), by: policy)
    }
}
