extension Learner {
    /// Exact Meta-MAPG as it was trained, a variant a seed: naive steps at its rate from its start.
    package static func metaMAPG(_ trained: [MetaTraining]) -> Learner {
        meta(.metaMAPG, trained)
    }

    /// Exact Meta-PG as it was trained: the same, blind to what peers learn from it.
    package static func metaPG(_ trained: [MetaTraining]) -> Learner {
        meta(.metaPG, trained)
    }

    private static func meta(_ kind: TrainedLearner, _ trained: [MetaTraining]) -> Learner {
        precondition(!trained.isEmpty, "at least one training")
        let rates = trained.map { Lanes(repeating: $0.rate) }
        return Learner(
            name: kind.name, summary: kind.summary, source: kind.source, variants: trained.count,
            starts: trained.map { PolicyVector($0.start) }
        ) { situation in
            rates[situation.variant] * situation.gradient(of: .own, by: .own)
        }
    }
}
