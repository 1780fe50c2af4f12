import Files

/// Where a trainer gets the runs that it goes over to, and where it keeps them.
package protocol RunSource: Sendable {
    /// Meta-updates asked for; nil for no end.
    var target: Int? { get set }

    /// Folder of runs where one is saved that cannot be kept where it is.
    var refuge: String { get }

    /// Goes on with a run that has a configuration and is not finished, or begins one.
    /// - Parameters:
    ///   - configuration: What to train.
    ///   - isNew: Whether to begin one in any case.
    /// - Returns: The run, with what keeps it.
    /// - Throws: `RunFileError`.
    func open(_ configuration: RunConfiguration, isNew: Bool) throws(RunFileError) -> OpenRun

    /// Begins a branch.
    /// - Parameters:
    ///   - configuration: What to train, with its origin.
    ///   - start: What it begins with.
    /// - Returns: The run, with what keeps it.
    /// - Throws: `RunFileError`.
    func branch(_ configuration: RunConfiguration, from start: RunState) throws(RunFileError) -> OpenRun
}
