import ArgumentParser
import Learning

/// Which of a run's policies.
enum SavedPolicy: String, EnumerableFlag {
    case best
    case final
}

/// The policy of a run that somebody chose.
struct ChosenPolicy {
    var choice: SavedPolicy
    var checkpoint: Checkpoint

    /// - Parameters:
    ///   - reader: the run.
    ///   - name: what it was called, for errors.
    ///   - wanted: nil for the best if there is one, and the one at the end if not.
    /// - Throws: a sentence if the run has no such policy.
    init(_ reader: RunReader, named name: String, _ wanted: SavedPolicy?) throws {
        if wanted != .final, let best = try reader.best() {
            choice = .best
            checkpoint = best
            return
        }
        if wanted == .best { throw Failure("\"\(name)\" has no best policy: the run was never validated") }
        guard let latest = try reader.checkpoint() else {
            throw Failure("\"\(name)\" has no policy yet: the run has just begun")
        }
        choice = .final
        checkpoint = latest
    }
}
