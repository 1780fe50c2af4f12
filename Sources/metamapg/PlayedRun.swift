import ArgumentParser
import Learning

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

    /// - Parameters:
    ///   - path: The run's folder.
    ///   - policy: Which policy; nil for the best if there is one.
    /// - Throws: `RunFileError`, or `Failure` if there is no such policy.
    init(_ path: String, _ policy: SavedPolicy?) throws {
        let reader = try RunReader(path)
        configuration = reader.configuration
        if policy != .final, let best = try reader.best() {
            choice = .best
            checkpoint = best
            return
        }
        if policy == .best { throw Failure("\"\(path)\" has no best policy: the run was never validated") }
        guard let latest = try reader.checkpoint() else {
            throw Failure("\"\(path)\" has no policy yet: the run has just begun")
        }
        choice = .final
        checkpoint = latest
    }
}
