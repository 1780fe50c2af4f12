/// A game whose expected returns and their first and second derivatives are known in closed form.
package protocol DifferentiableGame: Sendable {
    /// What follows from a set of parameters and is used by several derivatives.
    associatedtype Point: Sendable

    /// n, the number of agents; agent 0 is the meta-agent.
    var agents: Int { get }

    /// Everything that follows from the agents' parameters, `[n][parameterCount]`.
    func point(_ parameters: [[Double]]) -> Point

    /// Expected return of an agent.
    func value(of agent: Int, _ point: Point) -> Double

    /// Derivatives of an agent's expected return with respect to every agent's parameters.
    ///
    /// `carriesDiscount` chooses the discounted return over the paper's outer gradient (see `ExpectedReturn`); games
    /// of one step do not know the difference. `direction` asks for second derivatives along it.
    func derivatives(of agent: Int, _ point: Point, carriesDiscount: Bool, along direction: Direction?) -> Derivatives
}

/// A change of one agent's parameters.
package struct Direction: Sendable {
    package var agent: Int
    /// `[parameterCount]`.
    package var change: [Double]

    package init(agent: Int, change: [Double]) {
        self.agent = agent
        self.change = change
    }
}

/// Derivatives of one agent's return with respect to every agent's parameters.
package struct Derivatives: Sendable {
    /// `[n][parameterCount]`.
    package var gradients: [[Double]]
    /// Change of `gradients` along the direction, `[n][parameterCount]`; empty without one.
    package var tangents: [[Double]]

    package init(gradients: [[Double]], tangents: [[Double]] = []) {
        self.gradients = gradients
        self.tangents = tangents
    }
}
