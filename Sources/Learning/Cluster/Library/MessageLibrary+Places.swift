import Platform

/// Where the object with MPI lies, and what is said if it cannot be had.
extension MessageLibrary {
    /// Names a path of the object, in place of those where it usually lies.
    package static let variable = "METAMAPG_MPI"
    /// Debian's package with what the object is built from.
    package static let requiredPackage = "libopenmpi-dev"
    /// The object's file.
    package static let fileName = "libmetamapg-mpi.so"

    /// The paths where the object may lie, first come first served.
    /// - Parameters:
    ///   - named: What `METAMAPG_MPI` says; nil or empty if nothing.
    ///   - executable: Path of the running program.
    /// - Returns: The paths, whether they exist or not.
    package static func candidates(named: String?, executable: String) -> [String] {
        SharedObject.candidates(fileName, named: named, executable: executable)
    }

    /// What is said if the object is not there.
    package static func absence(_ candidates: [String], ranks: Int) -> String {
        let place = SharedObject.absence(fileName, candidates)
        return "this was started as \(ranks) ranks, but what ranks talk by, \(place); \"make mpi\" builds it from the "
            + "sources, with MPI's headers (Debian's \(requiredPackage)); to train on one machine leave mpirun out"
    }

    /// What is said if the object cannot be loaded.
    /// - Parameters:
    ///   - path: Of the object.
    ///   - reason: What the loader says, such as `libmpi.so.40: cannot open shared object file: No such file or
    ///     directory`; nil if nothing.
    /// - Returns: The sentence.
    package static func refusal(_ path: String, _ reason: String?) -> String {
        guard let reason else { return "\"\(path)\" cannot be loaded" }
        let library = reason.prefix { $0 != ":" }
        guard library.hasPrefix("libmpi"), reason.contains("cannot open shared object file") else {
            return "\"\(path)\" cannot be loaded: \(reason)"
        }
        return
            "\"\(path)\" needs the library \(library) of MPI, which is not installed here (Debian's package openmpi-bin "
            + "for Open MPI)"
    }
}
