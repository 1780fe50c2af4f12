// Unsafe here are the loaded object's body, which lives as long as this object, and controls of the caller, whose size
// the doc comment states.

/// One cheetah stepped by MuJoCo and nothing else: what the speed of simulations is measured against.
@safe package final class BareHalfCheetah: BareBody {
    private let model: HalfCheetahModel
    private let body: OpaquePointer

    package init() throws(SimulationError) {
        model = try HalfCheetahModel.shared()
        guard let body = unsafe model.calls.makeBody(model.pointer) else {
            throw SimulationError("there is no memory")
        }
        unsafe self.body = body
    }

    deinit { unsafe model.calls.freeBody(body) }

    /// Starts at zero and takes `frameSkip` steps with each of `count` rows of controls, `[count, controlCount]`.
    package func run(_ controls: UnsafePointer<Double>, count: Int) {
        unsafe model.calls.run(model.pointer, body, controls, Int32(count), Int32(HalfCheetah.frameSkip))
    }
}
