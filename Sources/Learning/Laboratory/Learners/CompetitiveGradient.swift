extension Learner {
    /// The Nash equilibrium of the game's bilinear approximation with quadratic costs of steps:
    /// `x' = (I - Dxy f Dyx g)^-1 (dx f + Dxy f dy g)`, f and g the two values times a.
    package static let competitive = Learner(
        name: "cgd", summary: "plays the equilibrium of the local bilinear game (competitive gradient descent)",
        source: "Schaefer and Anandkumar, NeurIPS 2019"
    ) { situation in
        var matrix = SquareSystem()
        for state in 0..<5 {
            // Column by column: a unit step of the own logits, what the peer answers, what that does to the own gradient.
            var unit = PolicyVector(repeating: 0)
            unit[state] = Lanes(repeating: 1)
            let answer = situation.product(of: .other, by: .other, alongOwn: unit)
            matrix.setColumn(state, unit - situation.product(of: .own, by: .own, alongOther: answer))
        }
        return matrix.solve(situation.gradient(of: .own, by: .own) + situation.lookAheadTerm)
    }
}
