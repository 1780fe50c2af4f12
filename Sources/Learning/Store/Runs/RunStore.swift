import Files
import Foundation
import Training

// Unsafe here is C alone: it reads strings and fills structures that are ours for as long as a call takes.

/// A folder of runs, each in a folder named after it: `ipd-all-meta-mapg-tabular-seed1`, then with `-2` and so on.
package struct RunStore: Sendable, Hashable {
    package let folder: String

    package init(_ folder: String) { self.folder = folder }

    /// Where runs are kept that were given no folder of their own: `$XDG_STATE_HOME/metamapg/runs`, usually
    /// `~/.local/state/metamapg/runs`.
    package init(environment: [String: String]) {
        // A relative path is to be ignored, says the XDG base directory specification.
        if let state = environment["XDG_STATE_HOME"], state.hasPrefix("/") {
            folder = "\(state)/metamapg/runs"
        } else {
            let home = environment["HOME"].flatMap { $0.isEmpty ? nil : $0 } ?? NSHomeDirectory()
            folder = "\(home)/.local/state/metamapg/runs"
        }
    }

    /// Folders of all runs, by name.
    package var paths: [String] {
        let names = (try? FileManager.default.contentsOfDirectory(atPath: folder)) ?? []
        return names.filter { !$0.hasPrefix(".") }.sorted { $0.compare($1, options: .numeric) == .orderedAscending }
            .map { "\(folder)/\($0)" }.filter { DurableFiles.exists(RunFiles($0).configuration) }
    }

    /// The folder that a person means by `run`: a path, or the name of a run in this store.
    /// - Throws: `RequestError` if a plain name is that of a run of this store and of another one where we are.
    package func path(of run: String) throws(RequestError) -> String {
        let stored = "\(folder)/\(run)"
        guard !run.contains("/"), DurableFiles.exists(stored) else { return run }
        guard isRun(run), DurableFiles.absolute(run) != DurableFiles.absolute(stored) else { return stored }
        guard isRun(stored) else { return run }
        throw RequestError("there are two runs \"\(run)\": say \"./\(run)\" for the one here, or \"\(stored)\"")
    }

    private func isRun(_ path: String) -> Bool { DurableFiles.exists(RunFiles(path).configuration) }

    /// The shortest way to name a folder to this program again.
    package func name(of path: String) -> String {
        DurableFiles.parent(of: path) == DurableFiles.absolute(folder) ? DurableFiles.lastComponent(of: path) : path
    }

    /// Folders of runs with a configuration that can go on and that nobody writes, the one worked on last first.
    package func unfinished(_ configuration: RunConfiguration) -> [String] {
        runs(configuration) { $0.status == .interrupted }
    }

    /// Folders of runs with a configuration that have exactly that many meta-updates, the one worked on last first.
    package func trained(_ configuration: RunConfiguration, updates: Int) -> [String] {
        runs(configuration) { $0.status == .finished && $0.updates == updates }
    }

    /// Folders of runs with a configuration, the one worked on last first.
    private func runs(_ configuration: RunConfiguration, where isWanted: (RunInfo) -> Bool) -> [String] {
        let base = RunStore.name(configuration)
        let runs = paths.filter { path in
            let name = DurableFiles.lastComponent(of: path)
            return name == base || name.hasPrefix("\(base)-") && Int(name.dropFirst(base.count + 1)) != nil
        }.compactMap { path -> (path: String, modified: Double)? in
            guard let reader = try? RunReader(path), reader.configuration == configuration, let info = try? reader.info,
                isWanted(info)
            else { return nil }
            return (path, info.modified)
        }
        return runs.sorted { $0.modified > $1.modified }.map(\.path)
    }

    /// A folder for a new run; another process may take it first.
    /// - Throws: `RunFileError` if there is none left.
    package func freePath(for configuration: RunConfiguration) throws(RunFileError) -> String {
        let path = "\(folder)/\(RunStore.name(configuration))"
        return DurableFiles.exists(path) ? try RunStore.freePath(like: path) : path
    }

    /// Removes a run, or a link to one.
    /// - Parameter path: Its folder.
    /// - Returns: Where the run stays if `path` is a link to it, which alone is removed; nil if the run is gone.
    /// - Throws: `RunFileError`, also if it is none or if a process writes it.
    @discardableResult package static func remove(_ path: String) throws(RunFileError) -> String? {
        try checkRemovable(path)
        guard let target = linkTarget(path) else {
            try RunFolder.remove(RunFiles(DurableFiles.absolute(path)))
            return nil
        }
        guard unsafe unlink(trimmed(path)) == 0 else { throw .system("cannot remove the link \"\(path)\"") }
        return target
    }

    /// Where a run is if a path is a link to it; nil if it is there itself.
    package static func linkTarget(_ path: String) -> String? {
        DurableFiles.isLink(trimmed(path)) ? DurableFiles.absolute(path) : nil
    }

    /// - Throws: `RunFileError` if there is no run in a folder or if a process writes it. One that is damaged may go.
    package static func checkRemovable(_ path: String) throws(RunFileError) {
        let files = RunFiles(path)
        guard DurableFiles.exists(path) else { throw RunFileError("there is no folder \"\(path)\"") }
        guard RunFolder.isRun(files) else { throw RunFileError("\"\(path)\" is not a saved run") }
        // A run that is written does not need the links to it.
        guard linkTarget(path) == nil, let holder = RunLock.holder(files) else { return }
        throw RunLock.isTaken(path, by: holder)
    }

    /// Without slashes at its end, behind which a link would be followed.
    private static func trimmed(_ path: String) -> String {
        let end = path.lastIndex { $0 != "/" }
        return end.map { String(path[...$0]) } ?? path
    }

    /// A path that is not taken: `run-2` for `run`, and so on.
    static func freePath(like path: String) throws(RunFileError) -> String {
        for number in 2...10_000 where !DurableFiles.exists("\(path)-\(number)") { return "\(path)-\(number)" }
        throw RunFileError("\"\(DurableFiles.parent(of: path))\" has no free name left for a run like \"\(path)\"")
    }

    /// The name of a run as that of a folder.
    private static func name(_ configuration: RunConfiguration) -> String {
        configuration.name.replacingOccurrences(of: "/", with: "-")
    }
}
