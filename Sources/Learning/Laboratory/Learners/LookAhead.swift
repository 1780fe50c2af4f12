extension Learner {
    /// The gradient of `a V1(x, y + a dV2/dy)` with the peer's step held constant.
    package static let lookAhead = Learner(
        name: "lookahead", summary: "expects the peer's next naive step, and does not try to change it",
        source: "Zhang and Lesser (2010); Letcher et al., ICLR 2019"
    ) { situation in
        situation.moved(other: situation.other + situation.naiveStepOfOther).gradient(of: .own, by: .own)
    }
}
