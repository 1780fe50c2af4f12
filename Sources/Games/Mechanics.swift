/// How a game goes on from step to step.
package enum Mechanics: Sendable {
    /// All see the last joint action, or that there was none, and a table says what it pays.
    case table(MatrixGame)
    /// Every trajectory has a state that a simulation steps.
    case simulated(Simulated)
}

/// A game that is simulated.
package struct Simulated: Sendable {
    /// F, numbers by which a moment is shown to whoever watches; 0 if nothing but rewards can be shown.
    package let frameSize: Int
    /// Makes the simulation of so many trajectories.
    package let make: @Sendable (_ count: Int) throws(SimulationError) -> any Simulation

    package init(
        frameSize: Int = 0, make: @escaping @Sendable (_ count: Int) throws(SimulationError) -> any Simulation
    ) {
        self.frameSize = frameSize
        self.make = make
    }
}
