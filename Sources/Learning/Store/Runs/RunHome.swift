import Files
import Training

/// Where a trainer keeps its runs.
package struct RunHome: RunSource {
    package var store: RunStore
    /// Meta-updates asked for; nil for no end.
    package var target: Int?
    package var options: RunRecorder.Options
    package var refuge: String { store.folder }

    package init(_ store: RunStore, target: Int?, options: RunRecorder.Options = .init()) {
        self.store = store
        self.target = target
        self.options = options
    }

    /// Goes on with a run of the store that has a configuration and is not finished, or begins one.
    /// - Parameters:
    ///   - configuration: What to train.
    ///   - isNew: Whether to begin one in any case.
    /// - Returns: The run, being recorded.
    /// - Throws: `RunFileError`.
    package func open(_ configuration: RunConfiguration, isNew: Bool = false) throws(RunFileError) -> OpenRun {
        for path in isNew ? [] : store.unfinished(configuration) {
            do {
                return try OpenRun.resume(path, target: target, options: options)
            } catch {
                // Another process was faster, or what it goes on from is lost: the next one may be free.
                guard error.isOccupied || error.hasNoCheckpoint else { throw error }
            }
        }
        return try begin(configuration, from: nil)
    }

    /// Begins a branch in the store.
    /// - Parameters:
    ///   - configuration: What to train, with its origin.
    ///   - start: What it begins with.
    /// - Returns: The run, being recorded.
    /// - Throws: `RunFileError`.
    package func branch(_ configuration: RunConfiguration, from start: RunState) throws(RunFileError) -> OpenRun {
        try begin(configuration, from: start)
    }

    private func begin(_ configuration: RunConfiguration, from start: RunState?) throws(RunFileError) -> OpenRun {
        while true {
            do {
                return try OpenRun.create(
                    configuration, from: start, at: store.freePath(for: configuration), target: target,
                    options: options)
            } catch {
                guard error.isOccupied else { throw error }
            }
        }
    }
}
