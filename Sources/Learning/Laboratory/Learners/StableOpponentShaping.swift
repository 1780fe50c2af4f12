extension Learner {
    /// LookAhead to first order plus p times the shaping term. p is as large as keeps the step in the half-space of
    /// LookAhead's, and small near fixed points; both criteria look at both players, as if the peer did the same.
    package static let stable = Learner(
        name: "sos", summary: "shapes the peer as far as fixed points stay what they are",
        source: "Letcher et al., ICLR 2019 (a = 0.5, b = 0.1)"
    ) { situation in
        let peer = situation.swapped
        let own = situation.gradient(of: .own, by: .own)
        let others = peer.gradient(of: .own, by: .own)
        let safe = own + situation.lookAheadTerm
        let othersSafe = others + peer.lookAheadTerm
        let shaping = situation.shapingTerm
        // Inner products over both players' logits; the order of states does not matter to them.
        let agreement = shaping.dot(safe) + peer.shapingTerm.dot(othersSafe)
        let length = safe.dot(safe) + othersSafe.dot(othersSafe)
        let square = own.dot(own) + others.dot(others)
        let one = Lanes(repeating: 1)
        let bound = Lanes(repeating: -0.5) * length / agreement
        let first = one.replacing(with: bound, where: (agreement .< .zero) .& (bound .< one))
        let p = first.replacing(with: square, where: (square .< Lanes(repeating: 0.01)) .& (square .< first))
        return safe.plus(p, times: shaping)
    }
}
