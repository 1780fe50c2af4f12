import Training

/// The terms of the meta-gradient with their share of the summed norms. What an algorithm lacks is nil.
struct TermShares {
    /// Norms of the current-policy, own-learning and peer-learning terms.
    let norms: [Double?]
    let sum: Double

    init(_ terms: GradientTerms) {
        norms = [terms.current, terms.own, terms.peer]
        sum = norms.reduce(0) { $0 + ($1 ?? 0) }
    }

    /// Share of the sum; nil where there is no term or nothing to share.
    func share(_ term: Int) -> Double? {
        guard let norm = norms[term], sum > 0 else { return nil }
        return norm / sum
    }

    func text(_ term: Int) -> String {
        guard norms[term] != nil else { return "n/a" }
        guard let share = share(term) else { return "--" }
        return share > 0 && share < 0.005 ? "<1%" : "\(Text.percent(share))%"
    }
}
