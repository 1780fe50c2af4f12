import ArgumentParser
import Store
import Training

/// Which of a run's policies.
enum SavedPolicy: String, EnumerableFlag {
    case best
    case final
}

/// A saved run with the policy of it that is to be played.
struct PlayedRun {
    var configuration: RunConfiguration
    let choice: SavedPolicy
    let checkpoint: Checkpoint
    /// Meta-updates that the run has been trained for; the policy may be of an earlier one.
    let updates: Int

    /// - Parameters:
    ///   - path: The run's folder.
    ///   - policy: Which policy; nil for the best if there is one.
    /// - Throws: `RunFileError`, or `MissingPolicy` if there is no such policy.
    init(_ path: String, _ policy: SavedPolicy?) throws {
        let reader = try RunReader(path)
        configuration = reader.configuration
        updates = try reader.info.updates
        if policy != .final, let best = try reader.best() {
            choice = .best
            checkpoint = best
            return
        }
        guard let latest = try reader.checkpoint() else {
            throw MissingPolicy("\"\(path)\" has no policy yet: the run has just begun")
        }
        if policy == .best { throw MissingPolicy("\"\(path)\" has no best policy: the run was never validated") }
        choice = .final
        checkpoint = latest
    }
}

/// A run that can be read, but has not got the policy that was asked for.
struct MissingPolicy: Error, CustomStringConvertible {
    let description: String

    init(_ description: String) { self.description = description }
}
