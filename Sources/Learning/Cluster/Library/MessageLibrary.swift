import CMPI
import Platform

// Unsafe here are the calls of the loaded object, which is never unloaded, and buffers that live as long as a call.

/// The object with MPI, loaded by a process that was started as a rank: a shared library beside the program. So the
/// program itself needs no MPI.
@safe package struct MessageLibrary: @unchecked Sendable {
    // Written before the object gives them out and never again.
    let calls: MessagesObject
    /// Name and version for people, such as `Open MPI 4.1.4`.
    let title: String

    /// Loads an object.
    /// - Parameters:
    ///   - candidates: Paths where it may lie; the first that is there is taken.
    ///   - ranks: How many ranks were started, for the error.
    /// - Throws: Why it cannot be used.
    init(_ candidates: [String], ranks: Int) throws(ClusterError) {
        guard let path = candidates.first(where: { unsafe access($0, F_OK) == 0 }) else {
            throw ClusterError(MessageLibrary.absence(candidates, ranks: ranks))
        }
        // Its names are for all, as plugins of MPI look for those of the library.
        guard let handle = unsafe dlopen(path, RTLD_NOW | RTLD_GLOBAL) else {
            throw ClusterError(MessageLibrary.refusal(path, unsafe dlerror().map { unsafe String(cString: $0) }))
        }
        guard let symbol = unsafe dlsym(handle, MESSAGES_ENTRY) else {
            throw ClusterError("\"\(path)\" is no MPI of this program")
        }
        let entry = unsafe unsafeBitCast(symbol, to: MessagesEntry.self)
        guard let object = unsafe entry(), unsafe object.pointee.interface == MESSAGES_INTERFACE else {
            throw ClusterError("\"\(path)\" belongs to another version of this program")
        }
        unsafe calls = object.pointee
        unsafe title = "\(String(cString: calls.library)) \(String(cString: calls.version))"
    }

    /// The reason of the failure before.
    var problem: String { unsafe calls.problem().map { unsafe String(cString: $0) } ?? "nothing is wrong" }
}
