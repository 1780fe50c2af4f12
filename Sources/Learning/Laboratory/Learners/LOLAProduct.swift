extension Learner {
    /// The gradient of `a V1 + (a dV1/dy) . (a dV2/dy)`, both factors differentiated: LookAhead's and the shaping term.
    package static let lolaProduct = Learner(
        name: "lola-product", summary: "expects the peer's next naive step and shapes it, to first order in it",
        source: "Letcher et al., ICLR 2019; Lu et al., ICML 2022, whose peer it is"
    ) { situation in
        situation.gradient(of: .own, by: .own) + situation.lookAheadTerm + situation.shapingTerm
    }
}
