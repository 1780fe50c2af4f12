import CPhysics

// Unsafe here are calls of the loaded object and its model, which lives as long as this object.

/// The body as MuJoCo's compiled model. Read-only, so that all threads share it.
@safe package final class HalfCheetahModel: @unchecked Sendable {
    // Never written after `init`; MuJoCo takes models as constants.
    let pointer: OpaquePointer
    let calls: PhysicsObject

    private static let loaded = Result { () throws(SimulationError) in
        try HalfCheetahModel(text: HalfCheetah.bodyText)
    }

    /// The one model of all cheetahs, loaded when it is first asked for.
    package static func shared() throws(SimulationError) -> HalfCheetahModel { try loaded.get() }

    /// Compiles a model.
    /// - Parameter text: MJCF of a body with as many degrees of freedom and controls as a cheetah's.
    /// - Throws: What the library does not understand, or why it cannot be loaded.
    package init(text: String) throws(SimulationError) {
        unsafe calls = try PhysicsLibrary.shared().calls
        var reason = [CChar](repeating: 0, count: 1_000)
        guard let model = unsafe calls.compile(text, Int32(text.utf8.count), &reason, Int32(reason.count)) else {
            throw SimulationError("MuJoCo does not understand its body: \(sentence(reason))")
        }
        unsafe pointer = model
        var sizes: [Int32] = [0, 0, 0]
        unsafe calls.sizes(pointer, &sizes)
        let (freedoms, controls) = (Int32(HalfCheetah.freedomCount), Int32(HalfCheetah.controlCount))
        // From here on `deinit` frees the model, also when this fails.
        guard sizes == [freedoms, freedoms, controls] else {
            throw SimulationError(
                "its body has \(sizes[1]) degrees of freedom and \(sizes[2]) controls instead of \(freedoms) and "
                    + "\(controls)")
        }
    }

    deinit { unsafe calls.freeModel(pointer) }
}
