/// How an agent is told apart in pictures and tables.
enum AgentMark {
    /// The agent's short name; peers have numbers where there are several.
    static func name(of agent: Int, among players: Int = 2) -> String {
        agent == 0 ? "meta" : players == 2 ? "peer" : "peer\(agent)"
    }
    static func letter(of agent: Int) -> Unicode.Scalar { agent == 0 ? "m" : "p" }
    static func role(of agent: Int) -> Role { agent == 0 ? .meta : .peer }
}
