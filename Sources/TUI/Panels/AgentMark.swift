/// How one of two agents is told apart in pictures.
enum AgentMark {
    static func name(of agent: Int) -> String { agent == 0 ? "meta" : "peer" }
    static func letter(of agent: Int) -> Unicode.Scalar { agent == 0 ? "m" : "p" }
    static func role(of agent: Int) -> Role { agent == 0 ? .meta : .peer }
}
