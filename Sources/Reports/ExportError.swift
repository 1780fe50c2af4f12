import Foundation

/// Why something could not be exported, as a sentence.
package struct ExportError: Error, Sendable, Hashable, CustomStringConvertible {
    package var description: String

    /// What the operating system just refused, with its reason (`errno`).
    static func system(_ problem: String) -> ExportError {
        ExportError(description: "\(problem): \(String(cString: strerror(errno)))")
    }
}
