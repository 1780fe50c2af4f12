extension MemoryOneStrategy {
    /// How many times the extortioner's surplus over mutual defection exceeds the other player's.
    static let extortionFactor = 3.0

    /// The classic strategies that make sense in a game, before any softening.
    static func classic(for dilemma: SocialDilemma) -> [MemoryOneStrategy] {
        [
            MemoryOneStrategy("always-cooperate", "Cooperates whatever happens", (1, 1, 1, 1)),
            MemoryOneStrategy("always-defect", "Defects whatever happens", start: 0, (0, 0, 0, 0)),
            MemoryOneStrategy("tit-for-tat", "Does what the other player did last", (1, 0, 1, 0)),
            generousTitForTat(for: dilemma),
            MemoryOneStrategy(
                "win-stay-lose-shift", "Repeats its action after the better rewards, otherwise changes", (1, 0, 0, 1)),
            MemoryOneStrategy(
                "grim", "Cooperates only after mutual cooperation, as far as one step of memory allows", (1, 0, 0, 0)),
            extortion(for: dilemma),
        ].compactMap { $0 }
    }

    /// Tit for tat that forgives a defection with the largest probability that gives a defector no advantage:
    /// min(1 - (T - R)/(R - S), (R - P)/(T - P)). Nil where that is not strictly between 0 and 1 (chicken, stag hunt):
    /// it would be tit for tat or always cooperate.
    ///
    /// Source: Nowak and Sigmund, Tit for tat in heterogeneous populations (1992).
    private static func generousTitForTat(for dilemma: SocialDilemma) -> MemoryOneStrategy? {
        let resistsDefection = 1 - (dilemma.temptation - dilemma.reward) / (dilemma.reward - dilemma.sucker)
        let resistsDefectors =
            dilemma.temptation > dilemma.punishment
            ? (dilemma.reward - dilemma.punishment) / (dilemma.temptation - dilemma.punishment) : 1
        let generosity = min(resistsDefection, resistsDefectors)
        guard generosity > 0, generosity < 1 else { return nil }
        return MemoryOneStrategy(
            "generous-tit-for-tat", "Tit for tat that sometimes forgives a defection", (1, generosity, 1, generosity))
    }

    /// A zero-determinant strategy that enforces own mean reward - P = chi (other's mean reward - P), chi =
    /// `extortionFactor`, in an undiscounted game. Nil unless R > P, T > P and P > S, without which there is nothing to
    /// extort. The free parameter phi is half its largest value, as in the source's example.
    ///
    /// Source: Press and Dyson, Iterated prisoner's dilemma contains strategies that dominate any evolutionary opponent
    /// (2012); it leaves the first step open, which is cooperation here.
    private static func extortion(for dilemma: SocialDilemma) -> MemoryOneStrategy? {
        let chi = extortionFactor
        let reward = dilemma.reward - dilemma.punishment
        let temptation = dilemma.temptation - dilemma.punishment
        let loss = dilemma.punishment - dilemma.sucker
        guard reward > 0, temptation > 0, loss > 0 else { return nil }
        // The source's three terms, over P - S; each times phi must stay at most 1 to leave a probability.
        let terms = ((chi - 1) * reward / loss, 1 + chi * temptation / loss, chi + temptation / loss)
        let phi = 0.5 / max(terms.0, terms.1, terms.2)
        return MemoryOneStrategy(
            "extortion", "Cooperates just enough that the other player gains, and itself three times as much",
            (1 - phi * terms.0, 1 - phi * terms.1, phi * terms.2, 0))
    }
}
