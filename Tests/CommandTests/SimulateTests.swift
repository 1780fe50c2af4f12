import Foundation
import Games
import Testing

struct SimulateTests {
    private struct Line: Decodable {
        var step: Int
        var observation: [Double]
        var reward: Double
    }

    private let qpos: [Double] = (0..<9).map { 0.07 * cos(Double($0) * 1.9) }
    private let qvel: [Double] = (0..<9).map { 0.2 * sin(Double($0) * 3.1) }
    private let actions: [[Double]] = (0..<12).map { step in
        (0..<6).map { (joint: Int) -> Double in 1.3 * sin(Double(5 * step + 11 * joint)) }
    }

    private func simulate(
        initial: String? = nil, actions: String? = nil, _ words: String...
    ) async throws -> Program.Result {
        let program = try Program()
        defer { program.remove() }
        try program.write(initial ?? "{\"qpos\": \(qpos), \"qvel\": \(qvel)}", to: "start.json")
        try program.write(actions ?? "{\"actions\": \(self.actions)}", to: "actions.json")
        return try await program.run(
            ["simulate", "halfcheetah", "--initial", "start.json", "--actions", "actions.json"] + words)
    }

    @Test(arguments: Direction.allCases)
    func `lines are the steps of the simulation`(direction: Direction) async throws {
        let result = try await simulate("--direction", direction.rawValue)
        #expect(result.status == 0, "\(result.errors)")
        let lines = try result.output.split(separator: "\n").map {
            try JSONDecoder().decode(Line.self, from: Data($0.utf8))
        }
        #expect(lines.map(\.step) == Array(1...12))
        let simulation = try HalfCheetahSimulation(HalfCheetah(direction: direction), count: 1)
        simulation.reset(0, positions: qpos, velocities: qvel)
        for (line, row) in zip(lines, actions) {
            #expect(line.reward == simulation.advance(0, actions: row))
            var observation = Array(repeating: 0.0, count: 17)
            simulation.observe(0, into: &observation)
            #expect(line.observation == observation)
        }
    }

    @Test func `no actions give no lines`() async throws {
        let result = try await simulate(actions: "{\"actions\": []}")
        #expect(result.status == 0)
        #expect(result.output.isEmpty && result.errors.isEmpty)
    }

    @Test func `wrong files are named`() async throws {
        let zeros = "[0,0,0,0,0,0,0,0,0]"
        let cases: [(initial: String?, actions: String?, error: String)] = [
            ("{\"qpos\": [1, 2], \"qvel\": \(zeros)}", nil, "start.json: qpos needs 9 numbers, not 2."),
            ("{\"qpos\": \(zeros)}", nil, "start.json: the key \"qvel\" is missing."),
            ("{\"qpos\": 3, \"qvel\": \(zeros)}", nil, "start.json: qpos must be a list of numbers."),
            ("[", nil, "start.json: it is not valid JSON."),
            (nil, "{\"actions\": [[0,0,0,0,0,0],[0,0]]}", "actions.json: step 2 of actions needs 6 numbers, not 2."),
            (nil, "{\"actions\": [[0,0,\"a\",0,0,0]]}", "actions.json: actions[0][2] must be a number."),
        ]
        for test in cases {
            let result = try await simulate(initial: test.initial, actions: test.actions)
            #expect(result.status == 2)
            #expect(result.errors == "Error: \(test.error)\n")
            #expect(result.output.isEmpty)
        }
        let program = try Program()
        defer { program.remove() }
        let words = ["simulate", "halfcheetah", "--initial", "nowhere.json", "--actions", "nowhere.json"]
        let missing = try await program.run(words)
        #expect(missing.status == 2)
        #expect(missing.errors == "Error: nowhere.json: the file does not exist.\n")
    }

    @Test func `a state that explodes fails`() async throws {
        let result = try await simulate(initial: "{\"qpos\": [0,0,0,0,0,0,0,0,0], \"qvel\": [0,0,0,1e12,0,0,0,0,0]}")
        #expect(result.status == 1)
        #expect(result.errors == "Error: start.json: the simulation diverged.\n")
    }

    @Test func `other games have no simulation`() async throws {
        let program = try Program()
        defer { program.remove() }
        let result = try await program.run(["simulate", "ipd", "--initial", "a", "--actions", "b"])
        #expect(result.status == 2)
        #expect(result.errors.contains("halfcheetah"))
    }
}
