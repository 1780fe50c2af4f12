#if MuJoCo
import CMuJoCo

// Unsafe here are MuJoCo's model and data, which live as long as this object.

/// One cheetah stepped by MuJoCo and nothing else: what the speed of simulations is measured against.
@safe package final class BareHalfCheetah: BareBody {
    private let model: HalfCheetahModel
    private let data: UnsafeMutablePointer<mjData>

    package init() throws(SimulationError) {
        model = try HalfCheetahModel.shared()
        guard let data = unsafe mj_makeData(model.pointer) else { throw SimulationError("there is no memory") }
        unsafe self.data = data
    }

    deinit { unsafe mj_deleteData(data) }

    /// Starts at zero and takes `frameSkip` steps with each of `count` rows of controls, `[count, controlCount]`.
    package func run(_ controls: UnsafePointer<Double>, count: Int) {
        unsafe mj_resetData(model.pointer, data)
        for row in 0..<count {
            unsafe data.pointee.ctrl.update(
                from: controls + row * HalfCheetah.controlCount, count: HalfCheetah.controlCount)
            for _ in 0..<HalfCheetah.frameSkip { unsafe mj_step(model.pointer, data) }
        }
    }
}
#endif
