import Foundation
import Games
import Testing

/// The half-cheetah's simulation. One test after the other: where a model is compiled, MuJoCo takes its error handler
/// back for a moment.
@Suite(.serialized)
struct HalfCheetahTests {
    typealias State = (positions: [Double], velocities: [Double])

    /// Actions that look random, `[steps][6]`, in (-1, 1).
    private func actions(_ steps: Int, seed: Double = 0) -> [[Double]] {
        (0..<steps).map { step in
            (0..<6).map { (joint: Int) -> Double in sin(1.7 * Double(7 * step + 13 * joint) + seed) }
        }
    }

    private let start: State = (
        positions: (0..<9).map { (i: Int) -> Double in 0.1 * sin(2.3 * Double(i) + 1) },
        velocities: (0..<9).map { (i: Int) -> Double in 0.3 * cos(Double(i)) }
    )

    /// Plays one cheetah of a simulation; rewards are nil from a failure on.
    private func play(
        _ simulation: HalfCheetahSimulation, _ index: Int = 0, from start: State, _ actions: [[Double]]
    ) -> (observations: [[Double]], rewards: [Double?]) {
        simulation.reset(index, positions: start.positions, velocities: start.velocities)
        var observations: [[Double]] = []
        let rewards = actions.map { simulation.advance(index, actions: $0, into: &observations) }
        return (observations, rewards)
    }

    @Test(arguments: [0.0, 1, 2]) func `states and rewards are those of gymnasium's model`(seed: Double) throws {
        let packages = URL(fileURLWithPath: #filePath).deletingLastPathComponent().deletingLastPathComponent()
            .deletingLastPathComponent().appending(path: ".build/python/lib")
        let models = try FileManager.default.contentsOfDirectory(atPath: packages.path).map {
            packages.appending(path: "\($0)/site-packages/gymnasium/envs/mujoco/assets/half_cheetah.xml").path
        }
        let model = try #require(
            models.first(where: FileManager.default.fileExists), "run `make python-tools` to install gymnasium")
        let (steps, actions) = (60, actions(60, seed: seed))
        var observations = Array(repeating: 0.0, count: 17 * steps)
        var rewards = Array(repeating: 0.0, count: steps)
        var message = [CChar](repeating: 0, count: 1_000)
        let reference = try HalfCheetahTests.reference()
        let status = reference(
            model, start.positions, start.velocities, actions.flatMap { $0 }, Int32(steps), &observations, &rewards,
            &message, Int32(message.count))
        try #require(status == 0, "\(model) cannot be loaded")

        let played = play(try HalfCheetahSimulation(HalfCheetah(), count: 1), from: start, actions)
        #expect(zip(played.observations.joined(), observations).allSatisfy { abs($0 - $1) < 1e-6 })
        #expect(zip(played.rewards, rewards).allSatisfy { abs(($0 ?? .nan) - $1) < 1e-6 })
        #expect(HalfCheetah.unavailability == nil)
        #expect(played.observations.count == steps && (observations.last ?? 0) != 0)
    }

    /// `cheetahReference` of Tests/CheetahReference, against the same MuJoCo as the physics.
    private typealias Reference =
        @convention(c) (
            UnsafePointer<CChar>, UnsafePointer<Double>, UnsafePointer<Double>, UnsafePointer<Double>, Int32,
            UnsafeMutablePointer<Double>, UnsafeMutablePointer<Double>, UnsafeMutablePointer<CChar>, Int32
        ) -> Int32

    private static func reference() throws -> Reference {
        let path = URL(fileURLWithPath: #filePath).deletingLastPathComponent().deletingLastPathComponent()
            .deletingLastPathComponent().appending(path: ".build/release/libcheetah-reference.so").path
        let library = try #require(dlopen(path, RTLD_NOW), "run `make reference` to build \(path)")
        return unsafeBitCast(try #require(dlsym(library, "cheetahReference")), to: Reference.self)
    }

    @Test func `a cheetah depends on its own reset and actions alone`() throws {
        let alone = play(try HalfCheetahSimulation(HalfCheetah(), count: 1), from: start, actions(40))
        let simulation = try HalfCheetahSimulation(HalfCheetah(), count: 3)
        simulation.reset(0, positions: start.positions.map { -$0 }, velocities: start.velocities)
        _ = play(simulation, 1, from: (start.velocities, start.positions), actions(25, seed: 3))
        simulation.reset(1, positions: start.positions, velocities: start.velocities)
        var observations: [[Double]] = []
        let rewards = actions(40).map { row in
            _ = simulation.advance(0, actions: row.map { -$0 })
            return simulation.advance(1, actions: row, into: &observations)
        }
        #expect(rewards == alone.rewards)
        #expect(observations == alone.observations)
    }

    @Test func `threads do not meet`() async throws {
        let alone = play(try HalfCheetahSimulation(HalfCheetah(), count: 1), from: start, actions(100))
        let runs = try await withThrowingTaskGroup(of: [Double?].self) { group in
            for _ in 0..<8 {
                group.addTask {
                    play(try HalfCheetahSimulation(HalfCheetah(), count: 1), from: start, actions(100)).rewards
                }
            }
            return try await group.reduce(into: []) { $0.append($1) }
        }
        #expect(runs.count == 8 && runs.allSatisfy { $0 == alone.rewards })
    }

    @Test func `running left is paid the other way round`() throws {
        let right = play(try HalfCheetahSimulation(HalfCheetah(direction: .right), count: 1), from: start, actions(20))
        let left = play(try HalfCheetahSimulation(HalfCheetah(direction: .left), count: 1), from: start, actions(20))
        #expect(left.observations == right.observations)
        for (index, action) in actions(20).enumerated() {
            let cost = action.reduce(0) { $0 + 0.1 * $1 * $1 }
            let (towards, away) = (try #require(right.rewards[index]), try #require(left.rewards[index]))
            #expect(abs(towards + away + 2 * cost) < 1e-12)
        }
    }

    @Test func `actions beyond their range count as its ends`() throws {
        let simulation = try HalfCheetahSimulation(HalfCheetah(), count: 1)
        let wild = play(simulation, from: start, actions(10).map { $0.map { 5 * ($0 < 0 ? -1 : 1) } })
        let ends = play(simulation, from: start, actions(10).map { $0.map { $0 < 0 ? -1 : 1 } })
        #expect(wild.rewards == ends.rewards)
    }

    @Test func `numbers that are not finite fail and a reset repairs`() throws {
        let simulation = try HalfCheetahSimulation(HalfCheetah(), count: 1)
        let good = play(simulation, from: start, actions(3)).rewards
        let failed = play(simulation, from: start, [[0, 0, .nan, 0, 0, 0]]).rewards
        #expect(failed == [nil])
        #expect(simulation.problem == "an action is not a finite number")
        simulation.problem = nil
        for value in [Double.nan, .infinity, 1e300] {
            var positions = start.positions
            positions[4] = value
            #expect(!simulation.reset(0, positions: positions, velocities: start.velocities))
            #expect(simulation.problem == "the simulation diverged")
        }
        simulation.problem = nil
        #expect(play(simulation, from: start, actions(3)).rewards == good)
        #expect(simulation.problem == nil)
    }

    @Test func `what MuJoCo would die of is a failure`() throws {
        // Enough to compile the body and let it hang in the air, but not for joints at their limits.
        // The size that counts, and the words for having too little, differ between versions.
        let isFormer = try PhysicsLibrary.shared().title.hasPrefix("MuJoCo 2.")
        let tight = HalfCheetah.bodyText.replacingOccurrences(
            of: "nstack=\"20000\"", with: isFormer ? "nstack=\"200\"" : "memory=\"2600\"")
        func isOverflow(_ problem: String?) -> Bool {
            isFormer
                ? problem == "MuJoCo reports: Stack overflow"
                : problem?.hasPrefix("MuJoCo reports: mj_stackAlloc: out of memory, stack overflow") == true
        }
        let model = try HalfCheetahModel(text: tight)
        let simulation = try HalfCheetahSimulation(HalfCheetah(), count: 2, model: model)
        let still = Array(repeating: 0.0, count: 9)
        let bent: [Double] = [0, 0, 0, 2, 2, 2, 2, 2, 2]
        for _ in 0..<2 {
            #expect(!simulation.reset(0, positions: bent, velocities: still))
            #expect(isOverflow(simulation.problem), "\(simulation.problem ?? "nothing")")
            simulation.problem = nil
            #expect(simulation.reset(0, positions: still, velocities: still))
            #expect(simulation.reset(1, positions: still, velocities: still))
            #expect(simulation.problem == nil)
        }
        // Full torque bends the joints in the air.
        let bend = Array(repeating: 1.0, count: 6)
        #expect((0..<20).map { _ in simulation.advance(1, actions: bend) }.contains(nil))
        #expect(isOverflow(simulation.problem), "\(simulation.problem ?? "nothing")")
    }

    @Test func `a bad body is an error in words`() throws {
        let unknown = HalfCheetah.bodyText.replacingOccurrences(of: "<geom name=\"head\"", with: "<gem name=\"head\"")
        let error = try #require(throws: SimulationError.self) { try HalfCheetahModel(text: unknown) }
        #expect(error.problem.hasPrefix("MuJoCo does not understand its body: "))
        #expect(error.problem.contains("gem"))
        let lame = HalfCheetah.bodyText.replacingOccurrences(of: "<motor joint=\"front foot\" gear=\"30\"/>", with: "")
        #expect(throws: SimulationError("its body has 9 degrees of freedom and 5 controls instead of 9 and 6")) {
            try HalfCheetahModel(text: lame)
        }
    }
}

extension HalfCheetahSimulation {
    /// Drives a cheetah and notes what is seen afterwards.
    fileprivate func advance(_ index: Int, actions: [Double], into observations: inout [[Double]]) -> Double? {
        let reward = advance(index, actions: actions)
        var row = Array(repeating: 0.0, count: HalfCheetah.observationCount)
        observe(index, into: &row)
        observations.append(row)
        return reward
    }
}
