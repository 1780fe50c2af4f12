#if MuJoCo
import CMuJoCo

/// One cheetah stepped by MuJoCo and nothing else: what the speed of simulations is measured against.
package final class BareHalfCheetah: BareBody {
    private let model: HalfCheetahModel
    private let data: UnsafeMutablePointer<mjData>

    package init() throws(SimulationError) {
        model = try HalfCheetahModel.shared()
        guard let data = mj_makeData(model.pointer) else { throw SimulationError("there is no memory") }
        self.data = data
    }

    deinit { mj_deleteData(data) }

    /// Starts at zero and takes `frameSkip` steps with each of `count` rows of controls, `[count, controlCount]`.
    package func run(_ controls: UnsafePointer<Double>, count: Int) {
        mj_resetData(model.pointer, data)
        for row in 0..<count {
            data.pointee.ctrl.update(from: controls + row * HalfCheetah.controlCount, count: HalfCheetah.controlCount)
            for _ in 0..<HalfCheetah.frameSkip { mj_step(model.pointer, data) }
        }
    }
}
#endif
