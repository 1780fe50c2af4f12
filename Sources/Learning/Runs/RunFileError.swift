import Foundation

/// Why a run could not be written or read, as a sentence.
package struct RunFileError: Error, Sendable, Hashable, CustomStringConvertible {
    package var description: String
    /// The reason alone, where there is room for little; nil if it cannot be told apart.
    package internal(set) var reason: String?
    /// Whether something is there already that must not be overwritten.
    var isOccupied = false
    /// Whether the checkpoint is missing that a run would go on from.
    var hasNoCheckpoint = false
    /// Whether the run's folder is no longer where it was.
    package internal(set) var isGone = false

    init(_ description: String) { self.description = description }

    /// What the operating system just refused, with its reason (`errno`).
    static func system(_ problem: String) -> RunFileError {
        let reason = String(cString: strerror(errno))
        var error = RunFileError("\(problem): \(reason)")
        error.reason = reason
        return error
    }

    /// Whatever was thrown while reading or writing.
    static func wrapping(_ error: any Error) -> RunFileError { error as? RunFileError ?? RunFileError("\(error)") }
}
