extension Learner {
    /// `x += a dV1/dx`.
    package static let naive = Learner(
        name: "naive", summary: "follows the gradient of its own return, as if the peer stood still",
        source: "Singh, Kearns and Mansour (2000)"
    ) { situation in
        situation.gradient(of: .own, by: .own)
    }
}
