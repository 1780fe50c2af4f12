import Platform

/// Where the object with the physics lies, and what is said if it cannot be had.
extension PhysicsLibrary {
    /// Names a path of the object, in place of those where it usually lies.
    package static let variable = "METAMAPG_PHYSICS"
    /// Debian's package with what the object is built from.
    package static let requiredPackage = "libmujoco-dev"
    /// The object's file.
    package static let fileName = "libmetamapg-mujoco.so"

    /// The paths where the object may lie, first come first served.
    /// - Parameters:
    ///   - named: What `METAMAPG_PHYSICS` says; nil or empty if nothing.
    ///   - executable: Path of the running program.
    /// - Returns: The paths, whether they exist or not.
    package static func candidates(named: String?, executable: String) -> [String] {
        SharedObject.candidates(fileName, named: named, executable: executable)
    }

    /// What is said if the object is not there, as the end of a sentence.
    package static func absence(_ candidates: [String]) -> String {
        let place = SharedObject.absence(fileName, candidates)
        return "its physics, \(place); \"make physics\" builds it from the sources, with MuJoCo's headers "
            + "(Debian's \(requiredPackage))"
    }

    /// What is said if the object cannot be loaded, as the end of a sentence.
    /// - Parameters:
    ///   - path: Of the object.
    ///   - reason: What the loader says, such as `libmujoco.so.2.2.2: cannot open shared object file: No such file or
    ///     directory`; nil if nothing.
    /// - Returns: Such as `it needs the physics library MuJoCo`.
    package static func refusal(_ path: String, _ reason: String?) -> String {
        guard let reason else { return "\"\(path)\" cannot be loaded" }
        let library = reason.prefix { $0 != ":" }
        guard library.hasPrefix("libmujoco.so"), reason.contains("cannot open shared object file") else {
            return "\"\(path)\" cannot be loaded: \(reason)"
        }
        // As Debian calls its packages of libraries.
        let version = library.dropFirst("libmujoco.so".count).drop { $0 == "." }
        return "it needs the physics library MuJoCo, \(library), which is not installed "
            + "(Debian's package libmujoco\(version))"
    }
}
