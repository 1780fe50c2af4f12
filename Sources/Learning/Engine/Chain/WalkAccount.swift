/// The account of a walk back: first of the whole, then of parts of it, which only what enters at one joint policy takes.
///
/// A walk is linear in what enters but for its limits on adjoints; parts are scaled as the whole was, so that they add up
/// to it.
final class WalkAccount {
    /// The joint policy at which what is walked back enters; nil for the whole.
    var part: Int?
    /// What adjoints of joint policy l were scaled by in the whole walk, `[L + 1][n]`.
    private(set) var factors: [[Double]]
    /// Norms of the adjoints of joint policy l in the whole walk, `[L + 1]` of the agents that it passed.
    private(set) var norms: [[Double]]

    /// - Parameters:
    ///   - jointPolicies: L + 1.
    ///   - agents: n.
    init(jointPolicies: Int, agents: Int) {
        factors = Array(repeating: Array(repeating: 1, count: agents), count: jointPolicies)
        norms = Array(repeating: [], count: jointPolicies)
    }

    func enters(at step: Int) -> Bool { part.map { $0 == step } ?? true }

    /// What a part is scaled by; nil in the whole walk, which finds out.
    func factor(_ step: Int, _ agent: Int) -> Double? { part == nil ? nil : factors[step][agent] }

    func note(_ factor: Double, _ step: Int, _ agent: Int) { factors[step][agent] = factor }

    func pass(_ step: Int, _ norms: [Double]) { if part == nil { self.norms[step] = norms } }
}
