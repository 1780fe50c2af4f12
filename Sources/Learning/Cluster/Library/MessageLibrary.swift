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
        let (symbol, path): (UnsafeMutableRawPointer, String)
        do throws(SharedObject.Problem) {
            // Its names are for all, as plugins of MPI look for those of the library.
            unsafe (symbol, path) = try SharedObject.symbol(MESSAGES_ENTRY, in: candidates, isGlobal: true)
        } catch {
            let problem =
                switch error {
                case .absent: MessageLibrary.absence(candidates, ranks: ranks)
                case .refused(let path, let reason): MessageLibrary.refusal(path, reason)
                case .foreign(let path): "\"\(path)\" is no MPI of this program"
                }
            throw ClusterError(problem)
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
