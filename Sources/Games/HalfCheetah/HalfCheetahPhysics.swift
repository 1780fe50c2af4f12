/// The physics of HalfCheetah, by MuJoCo.
struct HalfCheetahPhysics: Physics {
    var name: String { "HalfCheetah" }
    var library: String { "MuJoCo" }
    var freedoms: Int { HalfCheetah.freedomCount }
    var controls: Int { HalfCheetah.controlCount }
    var stepsPerAction: Int { HalfCheetah.frameSkip }
    var remark: String {
        "the observation is the 8 positions without x, then the 9 velocities, and the reward is not divided for training"
    }
    var title: String? { try? PhysicsLibrary.shared().title }

    func bodies(paid direction: Direction, count: Int) throws(SimulationError) -> any BodySimulation {
        try HalfCheetahSimulation(HalfCheetah(direction: direction), count: count)
    }

    func bareBody() throws(SimulationError) -> any BareBody { try BareHalfCheetah() }
}
