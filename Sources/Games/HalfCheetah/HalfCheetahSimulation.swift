// Unsafe here are calls of the loaded object, its bodies, which live as long as this object, and arrays of callers,
// whose sizes the doc comments state.

/// Cheetahs side by side, those of one worker: each is reset and driven on its own. Nothing is shared with other
/// simulations but the model, and what a cheetah does follows from its last reset and its actions since.
@safe package final class HalfCheetahSimulation {
    /// How many cheetahs there are.
    package let count: Int
    /// What went wrong last, as the end of a sentence; nil if nothing has since it was last set to nil.
    package var problem: String?

    let model: HalfCheetahModel
    private let sign: Double
    /// A cheetah in the loaded object, and where its state lies there.
    @safe struct State {
        let body: OpaquePointer
        let positions: UnsafePointer<Double>
        let velocities: UnsafePointer<Double>
    }
    /// The state of each cheetah, `[count]`.
    private(set) var states: [State] = []
    /// Controls as they are applied, `[controlCount]`.
    private let controls = UnsafeMutablePointer<Double>.allocate(capacity: HalfCheetah.controlCount)
    /// Where the cheetahs' trunks started, `[count]`, in metres to the right.
    var starts: [Double]
    /// Of a start, `[freedomCount]`.
    let startPositions = UnsafeMutablePointer<Double>.allocate(capacity: HalfCheetah.freedomCount)
    let startVelocities = UnsafeMutablePointer<Double>.allocate(capacity: HalfCheetah.freedomCount)
    private var message = [CChar](repeating: 0, count: 1_000)

    /// - Throws: If MuJoCo cannot be used, or has no memory.
    package convenience init(_ game: HalfCheetah, count: Int) throws(SimulationError) {
        try self.init(game, count: count, model: HalfCheetahModel.shared())
    }

    /// The same with a model of one's own.
    package init(_ game: HalfCheetah, count: Int, model: HalfCheetahModel) throws(SimulationError) {
        self.count = count
        self.model = model
        sign = game.direction.sign
        starts = Array(repeating: 0, count: count)
        for _ in 0..<count {
            guard let state = makeState() else {
                throw SimulationError("there is no memory for \(count) simulations")
            }
            states.append(state)
        }
    }

    deinit {
        for state in states { unsafe model.calls.freeBody(state.body) }
        unsafe controls.deallocate()
        unsafe startPositions.deallocate()
        unsafe startVelocities.deallocate()
    }

    /// Puts cheetah `index` into a state, `[freedomCount]` each, at rest otherwise.
    /// - Returns: false if that failed, for which `problem` then says the reason.
    @discardableResult
    package func reset(
        _ index: Int, positions: UnsafePointer<Double>, velocities: UnsafePointer<Double>
    ) -> Bool {
        let size = Int32(message.count)
        let status = unsafe model.calls.reset(
            model.pointer, states[index].body, positions, velocities, &message, size)
        return check(index, status)
    }

    /// Drives cheetah `index` for `frameSkip` steps.
    /// - Parameters:
    ///   - index: Which one.
    ///   - actions: Of all agents, `[controlCount]`; what lies beyond [-1, 1] counts as the nearest end.
    /// - Returns: The reward of both agents, not scaled: velocity to where the game runs in metres per second, less
    ///   what the controls cost. nil if the simulation failed, for which `problem` then says the reason; the cheetah
    ///   must be reset before it is driven again.
    package func advance(_ index: Int, actions: UnsafePointer<Double>) -> Double? {
        var squares = 0.0
        for i in 0..<HalfCheetah.controlCount {
            guard unsafe actions[i].isFinite else {
                problem = "an action is not a finite number"
                return nil
            }
            unsafe controls[i] = min(max(actions[i], -1), 1)
            unsafe squares += controls[i] * controls[i]
        }
        let state = states[index]
        let before = unsafe state.positions[0]
        let size = Int32(message.count)
        let status = unsafe model.calls.steps(
            model.pointer, state.body, controls, Int32(HalfCheetah.frameSkip), &message, size)
        guard check(index, status) else { return nil }
        let velocity = unsafe (state.positions[0] - before) / (Double(HalfCheetah.frameSkip) * HalfCheetah.timeStep)
        return sign * velocity - HalfCheetah.controlCost * squares
    }

    /// Writes what both agents see of cheetah `index`, `[observationCount]`.
    package func observe(_ index: Int, into observation: UnsafeMutablePointer<Double>) {
        let state = states[index]
        let positions = HalfCheetah.freedomCount - 1
        unsafe observation.update(from: state.positions + 1, count: positions)
        unsafe (observation + positions).update(from: state.velocities, count: HalfCheetah.freedomCount)
    }

    /// Where the trunk of cheetah `index` is, in metres to the right; agents do not see it.
    package func place(_ index: Int) -> Double { unsafe states[index].positions[0] }

    /// Whether a guarded call went well.
    private func check(_ index: Int, _ status: Int32) -> Bool {
        if status == 0 {
            if unsafe model.calls.warnings(states[index].body) == 0 { return true }
            // MuJoCo has reset the state by itself.
            problem = "the simulation diverged"
            return false
        }
        problem = "MuJoCo reports: \(sentence(message))"
        // What an error leaves behind cannot be used again, not even to reset it.
        if let fresh = makeState() {
            unsafe model.calls.freeBody(states[index].body)
            states[index] = fresh
        }
        return false
    }

    /// A cheetah more; nil if there is no memory.
    private func makeState() -> State? {
        guard let body = unsafe model.calls.makeBody(model.pointer),
            let positions = unsafe model.calls.positions(body), let velocities = unsafe model.calls.velocities(body)
        else { return nil }
        return unsafe State(body: body, positions: positions, velocities: velocities)
    }
}
