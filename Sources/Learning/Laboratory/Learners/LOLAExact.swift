extension Learner {
    /// The whole gradient of `a V1(x, y + a dV2/dy(x, y))`, no series: as LOLA-DiCE estimates it from samples.
    package static let lolaExact = Learner(
        name: "lola-exact", summary: "expects the peer's next naive step and shapes it, exactly",
        source: "Foerster et al., ICML 2018 (DiCE)"
    ) { situation in
        let after = situation.moved(other: situation.other + situation.naiveStepOfOther)
        return after.gradient(of: .own, by: .own)
            + situation.product(of: .other, by: .own, alongOther: after.gradient(of: .own, by: .other))
    }
}
