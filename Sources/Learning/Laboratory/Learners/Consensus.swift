extension Learner {
    /// The simultaneous gradient F of both values, less the gradient of half its square: `F - J^T F`, with J the
    /// derivative of F.
    package static let consensus = Learner(
        name: "consensus", summary: "also makes both players' gradients smaller (consensus optimisation)",
        source: "Mescheder, Nowozin and Geiger, NeurIPS 2017; weight 1 as in Letcher et al. (2019)"
    ) { situation in
        // F is in units of a V; the weight 1 is that of the plain return, so that J is too.
        situation.gradient(of: .own, by: .own) - situation.transposedJacobianTerm
    }
}

extension Situation {
    /// The own part of `J^T F`: `sum over i of d/dx [F_i . v_i]` with `v = F` held constant. F is ascent, `a dV_i/dx_i`.
    @inline(__always) var transposedJacobianTerm: PolicyVector {
        product(of: .own, by: .own, alongOwn: gradient(of: .own, by: .own))
            + product(of: .other, by: .own, alongOther: gradient(of: .other, by: .other))
    }

    /// The own part of `J F`: how the own gradient changes as both players step.
    @inline(__always) var jacobianTerm: PolicyVector {
        product(
            of: .own, by: .own, alongOwn: gradient(of: .own, by: .own), alongOther: gradient(of: .other, by: .other))
    }
}
