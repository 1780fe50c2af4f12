#if MuJoCo
import CMuJoCo
import MuJoCoGuard

// Unsafe here are MuJoCo's files and model: the files live until the function ends, the model as long as this object.

/// The body as MuJoCo's compiled model. Read-only, so that all threads share it.
@safe package final class HalfCheetahModel: @unchecked Sendable {
    // Never written after `init`; MuJoCo takes models as constants.
    let pointer: UnsafeMutablePointer<mjModel>

    private static let loaded = Result { () throws(SimulationError) in
        try HalfCheetahModel(text: HalfCheetah.bodyText)
    }

    /// The one model of all cheetahs, loaded when it is first asked for.
    package static func shared() throws(SimulationError) -> HalfCheetahModel { try loaded.get() }

    /// Compiles a model.
    /// - Parameter text: MJCF of a body with as many degrees of freedom and controls as a cheetah's.
    /// - Throws: What the library does not understand, or that it is not the one this program was built for.
    package init(text: String) throws(SimulationError) {
        guard mj_version() == mjVERSION_HEADER else {
            throw SimulationError(
                "the library MuJoCo has version \(mj_version()), but this program was built for \(mjVERSION_HEADER)")
        }
        guardInstallHandlers()
        unsafe pointer = try HalfCheetahModel.compile(text)
        let sizes = unsafe (pointer.pointee.nq, pointer.pointee.nv, pointer.pointee.nu)
        let (freedoms, controls) = (Int32(HalfCheetah.freedomCount), Int32(HalfCheetah.controlCount))
        // From here on `deinit` frees the model, also when this fails.
        guard sizes == (freedoms, freedoms, controls) else {
            throw SimulationError(
                "its body has \(sizes.1) degrees of freedom and \(sizes.2) controls instead of \(freedoms) and "
                    + "\(controls)")
        }
    }

    deinit { unsafe mj_deleteModel(pointer) }

    /// Compiles through MuJoCo's file system in memory, so that nothing is written to disk.
    private static func compile(_ text: String) throws(SimulationError) -> UnsafeMutablePointer<mjModel> {
        // Two megabytes: too much for the stack.
        let files = UnsafeMutablePointer<mjVFS>.allocate(capacity: 1)
        unsafe mj_defaultVFS(files)
        defer {
            unsafe mj_deleteVFS(files)
            unsafe files.deallocate()
        }
        let name = "cheetah.xml"
        let bytes = Array(text.utf8)
        guard unsafe mj_makeEmptyFileVFS(files, name, Int32(bytes.count)) == 0,
            let offset = unsafe MemoryLayout<mjVFS>.offset(of: \.filedata)
        else { throw SimulationError("MuJoCo cannot hold its body in memory") }
        // Imported as a tuple of 2000 elements: indexed as memory.
        let slots = unsafe (UnsafeMutableRawPointer(files) + offset).assumingMemoryBound(
            to: UnsafeMutableRawPointer?.self)
        guard let file = unsafe slots[Int(mj_findFileVFS(files, name))] else {
            throw SimulationError("MuJoCo cannot hold its body in memory")
        }
        unsafe file.copyMemory(from: bytes, byteCount: bytes.count)
        var reason = [CChar](repeating: 0, count: 1_000)
        guard let model = unsafe mj_loadXML(name, files, &reason, Int32(reason.count)) else {
            throw SimulationError("MuJoCo does not understand its body: \(sentence(reason))")
        }
        return unsafe model
    }
}

/// The text in a C buffer as the end of a sentence: without line breaks and full stop.
func sentence(_ buffer: [CChar]) -> String {
    let text = String(decoding: buffer.prefix { $0 != 0 }.map(UInt8.init(bitPattern:)), as: UTF8.self)
    let words = text.split(whereSeparator: \.isWhitespace).joined(separator: " ")
    return words.hasSuffix(".") ? String(words.dropLast()) : words
}
#endif
