extension Learner {
    /// Exact Meta-MAPG as it was trained, a variant a seed: naive steps at its rate from its start.
    package static func metaMAPG(_ trained: [MetaTraining]) -> Learner {
        meta(
            name: "meta-mapg", summary: "starts where its own and its peers' naive learning end well", trained,
            source: "Kim et al., ICML 2021; exact as M-MAML in Cooijmans et al. (2023)")
    }

    /// Exact Meta-PG as it was trained: the same, blind to what peers learn from it.
    package static func metaPG(_ trained: [MetaTraining]) -> Learner {
        meta(
            name: "meta-pg", summary: "starts where its own naive learning ends well", trained,
            source: "Al-Shedivat et al., ICLR 2018")
    }

    private static func meta(name: String, summary: String, _ trained: [MetaTraining], source: String) -> Learner {
        precondition(!trained.isEmpty, "at least one training")
        let rates = trained.map { Lanes(repeating: $0.rate) }
        return Learner(
            name: name, summary: summary, source: source, variants: trained.count,
            starts: trained.map { PolicyVector($0.start) }
        ) { situation in
            rates[situation.variant] * situation.gradient(of: .own, by: .own)
        }
    }
}
