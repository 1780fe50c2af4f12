extension Learner {
    /// The gradient of `a V1 + (a dV1/dy) . (a dV2/dy)`, the first factor held constant.
    package static let lola = Learner(
        name: "lola", summary: "shapes the peer's next naive step, to first order in it",
        source: "Foerster et al., AAMAS 2018"
    ) { situation in
        situation.gradient(of: .own, by: .own) + situation.shapingTerm
    }
}
