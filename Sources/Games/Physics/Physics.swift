/// The physics of a game whose bodies a library moves: what it takes to step one by hand, and to measure the speed.
package protocol Physics: Sendable {
    /// Short name of the game for tables, such as `Ant`.
    var name: String { get }
    /// The library.
    var library: String { get }
    /// The library with its version, such as `MuJoCo 2.2.2`; nil if it cannot be used here.
    var title: String? { get }
    /// Generalised positions of a body, and as many velocities.
    var freedoms: Int { get }
    /// Numbers that all agents together drive a body with.
    var controls: Int { get }
    /// Steps of the library between two actions.
    var stepsPerAction: Int { get }
    /// What is seen of a body and how it is paid, in a sentence that goes on after the game's name.
    var remark: String { get }

    /// Bodies that can be put into any state.
    /// - Parameters:
    ///   - direction: Where running is paid for.
    ///   - count: How many.
    /// - Returns: Their simulation.
    /// - Throws: `SimulationError` if they cannot be simulated here.
    func bodies(paid direction: Direction, count: Int) throws(SimulationError) -> any BodySimulation

    /// One body stepped by the library and nothing else: what the speed of simulations is measured against.
    func bareBody() throws(SimulationError) -> any BareBody
}

/// Bodies side by side.
package protocol BodySimulation: Simulation {
    /// Puts a body into a state, `[freedoms]` each, at rest otherwise.
    /// - Returns: false if that failed, for which `problem` then says the reason.
    @discardableResult
    func reset(_ index: Int, positions: UnsafePointer<Double>, velocities: UnsafePointer<Double>) -> Bool

    /// Drives a body until the next action.
    /// - Parameters:
    ///   - index: Which one.
    ///   - actions: Of all agents, `[controls]`.
    /// - Returns: The reward of all agents, not scaled; nil if that failed, for which `problem` then says the reason.
    func advance(_ index: Int, actions: UnsafePointer<Double>) -> Double?
}

/// A body without a game.
package protocol BareBody: AnyObject {
    /// Starts at zero and drives the body with each of `count` rows of controls, `[count, controls]`.
    func run(_ controls: UnsafePointer<Double>, count: Int)
}

/// Where running is paid for.
package enum Direction: String, Sendable, Hashable, CaseIterable {
    case left
    case right

    /// What forward velocity counts: -1 or 1.
    package var sign: Double { self == .left ? -1 : 1 }
}
