/// What a chain is judged by.
enum AdaptedReward {
    /// Mean over joint policies 1 to L of the meta-agent's reward per step.
    /// - Parameter rewards: By joint policy and agent, `[L + 1][n]`.
    /// - Returns: In the game's unit.
    static func mean(_ rewards: [[Double]]) -> Double {
        let adapted = rewards.dropFirst()
        return adapted.reduce(0) { $0 + $1[0] } / Double(max(adapted.count, 1))
    }

    /// The same of rewards that come by agent and joint policy, `[n][L + 1]`.
    static func mean(byAgent rewards: [[Double]]) -> Double {
        let adapted = (rewards.first ?? []).dropFirst()
        return adapted.reduce(0, +) / Double(max(adapted.count, 1))
    }
}
