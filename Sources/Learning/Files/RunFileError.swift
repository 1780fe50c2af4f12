import Foundation

/// Why a run could not be written or read, as a sentence.
package struct RunFileError: Error, Sendable, Hashable, CustomStringConvertible {
    package var description: String
    /// The reason alone, where there is room for little; nil if it cannot be told apart.
    package var reason: String?
    /// Whether something is there already that must not be overwritten.
    package var isOccupied = false
    /// Whether the checkpoint is missing that a run would go on from.
    package var hasNoCheckpoint = false
    /// Whether the run's folder is no longer where it was.
    package var isGone = false

    /// Whether the system refused what it may allow another time, so that waiting can help.
    package var canPass: Bool { reason != nil }
    /// Whether a file holds what it cannot have been given: trying again would not help.
    package var isDamage = false

    package init(_ description: String) { self.description = description }

    /// What a file holds that it cannot have been given.
    package static func damaged(_ path: String, _ reason: String) -> RunFileError {
        var error = RunFileError("\"\(path)\" is damaged: \(reason)")
        error.isDamage = true
        return error
    }

    /// What the operating system just refused, with its reason (`errno`).
    package static func system(_ problem: String) -> RunFileError {
        let reason = systemReason()
        var error = RunFileError("\(problem): \(reason)")
        error.reason = reason
        return error
    }

    /// Whatever was thrown while reading or writing.
    package static func wrapping(_ error: any Error) -> RunFileError {
        error as? RunFileError ?? RunFileError("\(error)")
    }
}
