import Foundation
import Games
import Testing

/// Where the parts of the body are.
struct HalfCheetahShapeTests {
    @Test func `at rest the body stands on its feet`() {
        let limbs = HalfCheetah.limbs(Array(repeating: 0, count: HalfCheetah.freedomCount))
        #expect(limbs.map(\.part) == HalfCheetah.Part.allCases)
        #expect(limbs.map(\.part.agent) == [nil, nil, 0, 0, 0, 1, 1, 1])
        let lowest = limbs.map { min($0.start.z, $0.end.z) - $0.radius }
        // The feet are lowest, both near the ground.
        #expect(lowest[4] == lowest.min())
        #expect([lowest[4], lowest[7]].allSatisfy { (0..<0.15).contains($0) }, "\(lowest)")
        #expect(abs(limbs[0].start.z - 0.7) < 1e-12 && abs(limbs[0].end.z - 0.7) < 1e-12)
        #expect(abs(abs(limbs[0].end.x - limbs[0].start.x) - 1) < 1e-12)
        #expect(min(limbs[1].start.z, limbs[1].end.z) > 0.7)
    }

    @Test func `a frame of a motion is placed by its positions`() {
        let positions: [Double] = [3, 0.125, -0.5, 0.25, 0.5, -0.25, 0.125, -0.5, 0.25]
        let motion = HalfCheetahMotion(positions: Array(repeating: 0, count: 9) + positions.map(Float.init))
        #expect(motion.limbs(1) == HalfCheetah.limbs(positions))
        #expect(motion.limbs(0) != motion.limbs(1))
    }

    @Test func `the parts are where MuJoCo has them`() throws {
        let simulation = try HalfCheetahSimulation(HalfCheetah(), count: 1)
        for pose in 0..<20 {
            let positions = (0..<HalfCheetah.freedomCount).map { (i: Int) -> Double in
                pose == 0 ? 0 : 1.5 * sin(2.3 * Double(i) + 1.7 * Double(pose))
            }
            let velocities = Array(repeating: 0.0, count: HalfCheetah.freedomCount)
            try #require(simulation.reset(0, positions: positions, velocities: velocities))
            for (own, limb) in zip(HalfCheetah.limbs(positions), simulation.limbs(0)) {
                #expect(own.part == limb.part && abs(own.radius - limb.radius) < 1e-9)
                let straight = max(distance(own.start, limb.start), distance(own.end, limb.end))
                let reversed = max(distance(own.start, limb.end), distance(own.end, limb.start))
                #expect(min(straight, reversed) < 1e-9, "\(own.part) in pose \(pose)")
            }
        }
    }

    private func distance(_ one: HalfCheetah.Point, _ other: HalfCheetah.Point) -> Double {
        hypot(one.x - other.x, one.z - other.z)
    }
}
