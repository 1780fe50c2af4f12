extension Learner {
    /// M-FOS as it was trained, a variant a seed.
    package static func shaping(_ networks: [ShapingNetwork]) -> Learner {
        precondition(!networks.isEmpty, "at least one network")
        let kind = TrainedLearner.shaping
        return Learner(
            name: kind.name, summary: kind.summary, source: kind.source, variants: networks.count
        ) { situation in
            networks[situation.variant].logits(situation.own, situation.other) - situation.own
        }
    }

    /// Both of pairs that were trained with each other, a variant a pair, for the row and for the column.
    package static func partners(_ pairs: [ShapingPair]) -> (row: Learner, column: Learner) {
        var (row, column) = (shaping(pairs.map(\.first.network)), shaping(pairs.map(\.second.network)))
        (row.isPartnered, column.isPartnered) = (true, true)
        return (row, column)
    }
}
