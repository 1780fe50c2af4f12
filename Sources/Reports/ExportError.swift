import Foundation

// Unsafe here is C alone: it reads strings and fills structures that are ours for as long as a call takes.

/// Why something could not be exported, as a sentence.
package struct ExportError: Error, Sendable, Hashable, CustomStringConvertible {
    package var description: String

    /// What the operating system just refused, with its reason (`errno`).
    static func system(_ problem: String) -> ExportError {
        ExportError(description: unsafe "\(problem): \(String(cString: strerror(errno)))")
    }
}
