/// Trajectories of a game side by side, those of one worker: each starts and goes on by itself. Buffers belong to the
/// caller; spaces of choices have one number, the index.
package protocol Simulation: AnyObject {
    /// Numbers drawn uniformly from (0, 1) and from the standard normal distribution for each start.
    var startNoise: (uniforms: Int, normals: Int) { get }
    /// Numbers drawn uniformly from (0, 1) for each step of a trajectory.
    var stepUniforms: Int { get }
    /// What went wrong last, as the end of a sentence; nil if nothing has since it was last set to nil.
    var problem: String? { get set }

    /// Starts a trajectory anew.
    /// - Parameters:
    ///   - index: Which one.
    ///   - uniforms: Random numbers, `[startNoise.uniforms]`.
    ///   - normals: The same, `[startNoise.normals]`.
    /// - Returns: false if that failed, for which `problem` then says the reason.
    func start(_ index: Int, uniforms: UnsafePointer<Double>, normals: UnsafePointer<Double>) -> Bool

    /// Goes on by a step.
    /// - Parameters:
    ///   - index: Which trajectory.
    ///   - actions: Of all agents, `[n, A]`; where actions are choices, `[n]`.
    ///   - uniforms: Random numbers, `[stepUniforms]`.
    ///   - rewards: Receives what agents learn from, `[n]`.
    /// - Returns: false if that failed, for which `problem` then says the reason; the trajectory must be started anew.
    func step(
        _ index: Int, actions: UnsafePointer<Double>, uniforms: UnsafePointer<Double>,
        rewards: UnsafeMutablePointer<Double>
    ) -> Bool

    /// Writes what all agents see of a trajectory, `[S]`; where observations are choices, one number.
    func observe(_ index: Int, into observation: UnsafeMutablePointer<Double>)

    /// Writes by what a trajectory is shown now, `[F]`.
    func show(_ index: Int, into frame: UnsafeMutablePointer<Double>)
}

/// A simulation that goes on in all its trajectories by one call, where one by one would take longer than the game itself.
/// Actions are choices, observations vectors, and no step fails. It does the same as its steps one by one.
package protocol BatchSimulation: Simulation {
    /// Goes on by a step.
    /// - Parameters:
    ///   - actions: Of each agent, `[n][K]`.
    ///   - uniforms: Random numbers, `[K, stepUniforms]`.
    ///   - rewards: Receives what agents learn from, `[n, K]`.
    func stepAll(
        actions: [UnsafeMutablePointer<UInt16>], uniforms: UnsafePointer<Double>, rewards: UnsafeMutablePointer<Double>)

    /// Writes what all agents see, `[K, S]`.
    func observeAll(into observations: UnsafeMutablePointer<Double>)
}

extension Simulation {
    package var startNoise: (uniforms: Int, normals: Int) { (0, 0) }
    package var stepUniforms: Int { 0 }
    package func show(_ index: Int, into frame: UnsafeMutablePointer<Double>) {}
}

/// What keeps a simulated game from being played.
package struct SimulationError: Error, Sendable, Hashable, CustomStringConvertible {
    /// What is wrong, as the end of a sentence.
    package let problem: String
    /// Of which game.
    package let name: String

    package init(_ problem: String, of name: String) {
        self.problem = problem
        self.name = name
    }

    package var description: String { "\(name) cannot be played: \(problem)." }
}
