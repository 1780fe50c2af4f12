import ArgumentParser
import Games

// Unsafe here are arrays handed to the simulation, of the sizes that it asks for.

/// `metamapg simulate`.
struct Simulate: ParsableCommand {
    static let configuration = CommandConfiguration(
        abstract: "Step the simulation of a game through given actions.",
        discussion: """
            Prints a line of JSON for each step with its number from 1, what all agents see after it, and their reward: \
            {"step":1,"observation":[...],"reward":0.5}. Of halfcheetah the observation is the 8 positions without x, \
            then the 9 velocities, and the reward is not divided for training.
            """)

    /// Games that have a simulation.
    enum Simulated: String, CaseIterable, ExpressibleByArgument {
        case halfcheetah
    }

    @Argument(help: ArgumentHelp("The game: halfcheetah.", valueName: "game"))
    var game: Simulated
    @Option(
        help: ArgumentHelp(
            "State before the first step, a JSON file: {\"qpos\": [9 numbers], \"qvel\": [9 numbers]}.",
            valueName: "file"))
    var initial: String
    @Option(
        help: ArgumentHelp(
            "Actions of both agents together, a JSON file: {\"actions\": [[6 numbers] for each step]}.",
            valueName: "file"))
    var actions: String
    @Option(help: "Where running is paid for: left or right.")
    var direction = HalfCheetah.Direction.right

    func run() throws {
        let start = try SimulatedState(path: initial)
        let rows = try SimulatedActions(path: actions).actions
        #if MuJoCo
        let simulation = try HalfCheetahSimulation(HalfCheetah(direction: direction), count: 1)
        guard unsafe simulation.reset(0, positions: start.qpos, velocities: start.qvel) else {
            throw Failure("\(initial): \(simulation.problem ?? "the state cannot be simulated").")
        }
        var observation = Array(repeating: 0.0, count: HalfCheetah.observationCount)
        for (step, row) in rows.enumerated() {
            guard let reward = unsafe simulation.advance(0, actions: row) else {
                throw Failure("\(actions), step \(step + 1): \(simulation.problem ?? "the simulation failed").")
            }
            unsafe simulation.observe(0, into: &observation)
            let line = JSON.object([
                ("step", .integer(step + 1)), ("observation", .numbers(observation)), ("reward", .number(reward)),
            ])
            try StandardOutput.print(line.text)
        }
        #else
        throw SimulationError(HalfCheetah.unavailability ?? "it is not built in")
        #endif
    }
}

extension HalfCheetah.Direction: ExpressibleByArgument {}
