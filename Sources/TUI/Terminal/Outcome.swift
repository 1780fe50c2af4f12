/// How a session with the dashboard, or in plain mode, ended.
package struct Outcome: Sendable, Hashable {
    package enum Cause: Sendable, Hashable {
        /// The person left, or there is nothing more to do.
        case quit
        /// A signal asked the process to end.
        case signal(Int32)
        /// The terminal is gone.
        case hangUp
    }

    package var cause: Cause
    /// Whether the current run was written before leaving.
    package var isSaved: Bool

    package init(_ cause: Cause, isSaved: Bool) {
        self.cause = cause
        self.isSaved = isSaved
    }

    /// What the process should exit with: 0, or 128 and the signal's number as shells report it.
    package var exitStatus: Int32 {
        switch cause {
        case .quit: 0
        case .signal(let number): 128 + number
        case .hangUp: 129
        }
    }
}
