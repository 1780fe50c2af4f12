import Foundation

/// Where runs are kept that were given no folder of their own.
package enum RunStore {
    /// The folder of all runs: `$XDG_STATE_HOME/metamapg/runs`, usually `~/.local/state/metamapg/runs`.
    package static func folder(environment: [String: String]) -> String {
        // A relative path is to be ignored, says the XDG base directory specification.
        if let state = environment["XDG_STATE_HOME"], state.hasPrefix("/") { return "\(state)/metamapg/runs" }
        let home = environment["HOME"].flatMap { $0.isEmpty ? nil : $0 } ?? NSHomeDirectory()
        return "\(home)/.local/state/metamapg/runs"
    }

    /// Writes a run into a new folder, named after the run: `ipd-all-meta-mapg-tabular-seed1`, then with `-2` and so on.
    /// Never replaces anything.
    /// - Returns: The folder.
    /// - Throws: `RunFileError`.
    package static func save(_ run: FinishedRun, in folder: String) throws(RunFileError) -> String {
        let name = run.configuration.name.replacingOccurrences(of: "/", with: "-")
        for number in 1...10_000 {
            let path = "\(folder)/\(number == 1 ? name : "\(name)-\(number)")"
            // Another process may take a name first; the next one is tried then.
            if DurableFiles.exists(path) { continue }
            do {
                try RunDirectory.write(run, to: path, force: false)
                return path
            } catch {
                guard error.isOccupied else { throw error }
            }
        }
        throw RunFileError("\"\(folder)\" has no free name left for \(name)")
    }
}
