import CPhysics
import Platform

// Unsafe here are the calls of the loaded object, which is never unloaded, and buffers that live as long as a call.

/// The object with the physics, loaded when a game first needs it: a shared library beside the program, which calls
/// MuJoCo. So the program itself needs no MuJoCo.
@safe package struct PhysicsLibrary: @unchecked Sendable {
    // Written before the object gives them out and never again.
    let calls: PhysicsObject

    /// Its name and version for people, such as `MuJoCo 2.2.2`.
    package let title: String

    private static let loaded = Result { () throws(SimulationError) in
        let environment = unsafe getenv(variable).map { unsafe String(cString: $0) }
        return try PhysicsLibrary(candidates(named: environment, executable: Executable.path))
    }

    /// The one of this process.
    package static func shared() throws(SimulationError) -> PhysicsLibrary { try loaded.get() }

    /// Loads an object.
    /// - Parameter candidates: Paths where it may lie; the first that is there is taken.
    /// - Throws: Why it cannot be used, as the end of a sentence.
    package init(_ candidates: [String]) throws(SimulationError) {
        let (symbol, path): (UnsafeMutableRawPointer, String)
        do throws(SharedObject.Problem) {
            unsafe (symbol, path) = try SharedObject.symbol(PHYSICS_ENTRY, in: candidates, isGlobal: false)
        } catch {
            let problem =
                switch error {
                case .absent: PhysicsLibrary.absence(candidates)
                case .refused(let path, let reason): PhysicsLibrary.refusal(path, reason)
                case .foreign(let path): "\"\(path)\" is no physics of this program"
                }
            throw SimulationError(problem)
        }
        let entry = unsafe unsafeBitCast(symbol, to: PhysicsEntry.self)
        var message = [CChar](repeating: 0, count: 1_000)
        guard let object = unsafe entry(&message, Int32(message.count)) else {
            throw SimulationError(sentence(message))
        }
        guard unsafe object.pointee.interface == PHYSICS_INTERFACE else {
            throw SimulationError("\"\(path)\" belongs to another version of this program")
        }
        unsafe calls = object.pointee
        unsafe title = "\(String(cString: calls.library)) \(String(cString: calls.version))"
    }
}

/// The text in a C buffer as the end of a sentence: without line breaks and full stop.
func sentence(_ buffer: [CChar]) -> String {
    let text = String(decoding: buffer.prefix { $0 != 0 }.map(UInt8.init(bitPattern:)), as: UTF8.self)
    let words = text.split(whereSeparator: \.isWhitespace).joined(separator: " ")
    return words.hasSuffix(".") ? String(words.dropLast()) : words
}
