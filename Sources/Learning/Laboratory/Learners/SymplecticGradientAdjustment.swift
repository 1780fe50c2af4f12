extension Learner {
    /// The simultaneous gradient F plus its rotation, `F - s A^T F` with A the antisymmetric part of F's derivative J, and
    /// the sign s chosen such that stable fixed points attract and others repel.
    package static let symplectic = Learner(
        name: "sga", summary: "turns its gradient against the game's rotation (symplectic gradient adjustment)",
        source: "Balduzzi et al., ICML 2018, with alignment (epsilon 0.1) as in Letcher et al. (2019)"
    ) { situation in
        let peer = situation.swapped
        let own = situation.gradient(of: .own, by: .own)
        let others = peer.gradient(of: .own, by: .own)
        let growth = situation.transposedJacobianTerm
        let othersGrowth = peer.transposedJacobianTerm
        let half = Lanes(repeating: 0.5)
        let rotation = half * (growth - situation.jacobianTerm)
        let othersRotation = half * (othersGrowth - peer.jacobianTerm)
        // In losses xi = -F, H = -J: <xi, H^T xi> = -<F, J^T F>, A^T xi = rotation, H^T xi = J^T F.
        let slope = own.dot(growth) + others.dot(othersGrowth)
        let alignment = rotation.dot(growth) + othersRotation.dot(othersGrowth)
        let sign = Lanes(repeating: 0.1).plus(slope * alignment, times: Lanes(repeating: -0.1))
        let one = Lanes(repeating: 1)
        let s = Lanes.zero.replacing(with: one, where: sign .> .zero).replacing(with: -one, where: sign .< .zero)
        return own.plus(Lanes.zero - s, times: rotation)
    }
}
