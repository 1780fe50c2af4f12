/// 2-Agent HalfCheetah: a cheetah in the plane whose legs belong to two agents, which are paid together for running.
///
/// Agent 0 drives the three joints of the back leg, agent 1 those of the front leg; both see all of the body. Source:
/// Kim et al. (2021), section 5; the body is that of Wawrzyński (2007) as OpenAI Gym knows it (`HalfCheetahModel`).
package struct HalfCheetah: Sendable, Hashable {
    /// Where running is paid for. The paper's personas were trained to run left; the task is to run right.
    package var direction: Direction

    package init(direction: Direction = .right) { self.direction = direction }

    /// Name on the command line and in file names.
    package static let id = "halfcheetah"
    package static let title = "2-Agent HalfCheetah"
    package static let playerCount = 2

    /// Generalised positions and velocities each: of the trunk x, height and pitch; then the joints of the thigh, shin
    /// and foot of the back leg and of the front leg. Metres and radians; a second for velocities.
    package static let freedomCount = 9
    /// All positions but x, then all velocities.
    package static let observationCount = 17
    /// Torques of all agents together, each as a share of its joint's largest, in [-1, 1].
    package static let controlCount = 6
    /// Torques of one agent.
    package static let actionCount = 3

    /// Seconds of one step of the simulation.
    package static let timeStep = 0.01
    /// Steps of the simulation between two actions.
    package static let frameSkip = 5
    /// What the sum of squared controls costs.
    package static let controlCost = 0.1
    /// Every position starts uniform within so much of zero.
    package static let positionNoise = 0.1
    /// Standard deviation of the velocities at the start.
    package static let velocityNoise = 0.1
    /// What agents learn from is the reward times this. Source: Kim et al. (2021), appendix.
    package static let rewardScale = 0.01

    /// The population that comes with the program.
    package static let usualPopulation = "left"

    /// Why this build or this machine cannot play it, as the end of a sentence; nil if it can.
    package static var unavailability: String? {
        do {
            _ = try HalfCheetahModel.shared()
            return nil
        } catch {
            return error.problem
        }
    }
}
