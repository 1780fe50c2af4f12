import Files
import Games

/// Saved runs as those see them who look and never write: lists to choose from, curves, contestants. Calls wait for the
/// disk, so that they belong on threads of their own.
package protocol SavedRuns: Sendable {
    /// The runs of a game, whose rewards can be compared, the one worked on last first. Those that cannot be read are
    /// left out.
    func runs(of game: Game) -> [SavedRun]

    /// The curves of a run in bounded memory.
    /// - Parameters:
    ///   - path: Its folder.
    ///   - rawCapacity: See `History`.
    /// - Returns: The curves, without a latest sample.
    /// - Throws: `RunFileError`.
    func history(of path: String, rawCapacity: Int) throws(RunFileError) -> History

    /// A run's best policy on validation personas, or its last one if it was never validated.
    /// - Parameters:
    ///   - name: What to call it.
    ///   - path: Its folder.
    /// - Returns: The policy with the way in which it learns.
    /// - Throws: `RunFileError`, also if it has no policy yet.
    func contestant(_ name: String, at path: String) throws(RunFileError) -> Contestant

    /// The same policy, for somebody who wants to play with it.
    func policy(at path: String) throws(RunFileError) -> TrainedPolicy
}
