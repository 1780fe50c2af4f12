import Foundation

/// Why a run could not be written or read, as a sentence.
package struct RunFileError: Error, Sendable, Hashable, CustomStringConvertible {
    package var description: String
    /// Whether something is there already that must not be overwritten.
    var isOccupied = false
    /// Whether the run's folder is no longer where it was.
    package internal(set) var isGone = false

    init(_ description: String) { self.description = description }

    /// What the operating system just refused, with its reason (`errno`).
    static func system(_ problem: String) -> RunFileError {
        RunFileError("\(problem): \(String(cString: strerror(errno)))")
    }

    /// Whatever was thrown while reading or writing.
    static func wrapping(_ error: any Error) -> RunFileError { error as? RunFileError ?? RunFileError("\(error)") }
}
