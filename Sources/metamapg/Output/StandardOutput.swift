import Files
import Foundation
import Games
import Synchronization

/// Standard output, checked like any other file: what cannot be written ends the command as a failure.
enum StandardOutput {
    /// Why something could not be written, once that has happened.
    private static let problem = Atomic<Int32>(0)

    /// Writes text for people, in which nothing moves the cursor or hides.
    /// - Parameters:
    ///   - text: One or more lines.
    ///   - terminator: What ends the last of them.
    /// - Throws: `OutputError`.
    static func print(_ text: String, terminator: String = "\n") throws(OutputError) {
        try write(text.visibleLines + terminator)
    }

    /// Writes text as it is, for programs.
    /// - Throws: `OutputError`.
    static func write(_ text: String) throws(OutputError) {
        ProgressLines.finish()
        let error = Descriptor.write(text, to: STDOUT_FILENO)
        guard error != 0 else { return }
        note(error)
        throw OutputError(error)
    }

    /// Writes a line about work that must not end because nobody can read of it. The command still fails in the end if
    /// that is a matter of the disk.
    /// - Parameters:
    ///   - line: The line.
    ///   - terminator: What ends it.
    static func tell(_ line: String, terminator: String = "\n") {
        ProgressLines.finish()
        tell(exactly: line.visibleLines + terminator)
    }

    /// The same for text that steers the terminal, and for that of `ProgressLines`.
    static func tell(exactly text: String) {
        let error = Descriptor.write(text, to: STDOUT_FILENO)
        // Whoever looked on has left, as they may.
        if error != 0, error != EPIPE { note(error) }
    }

    /// Remembers what kept somebody else from writing (`errno`); 0 for nothing.
    static func note(_ error: Int32) {
        if error != 0 { problem.store(error, ordering: .relaxed) }
    }

    /// Makes sure at the end that everything was written.
    /// - Throws: `OutputError`.
    static func finish() throws(OutputError) {
        ProgressLines.finish()
        let error = problem.load(ordering: .relaxed)
        if error != 0 { throw OutputError(error) }
        // Some file systems say only now that there was no room. One that was never open was not written to.
        guard close(STDOUT_FILENO) == 0 || errno == EBADF else { throw OutputError(errno) }
    }
}

/// Standard output could not be written.
struct OutputError: Error, CustomStringConvertible {
    /// Whether it was read by somebody who has left, which is nobody's fault.
    let isAbandoned: Bool
    let description: String

    /// - Parameter error: What was refused (`errno`).
    init(_ error: Int32) {
        isAbandoned = error == EPIPE
        description = "cannot write standard output: \(systemReason(error))"
    }
}
