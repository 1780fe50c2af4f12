import Foundation

/// A run that is being written: a hidden folder beside its final place, whose name it takes in one step when it is
/// complete. A crash leaves the hidden folder, with all metrics until then.
package final class StagedRun {
    /// Where the run will be.
    package let target: String
    /// Where it is meanwhile.
    package let folder: String
    private let force: Bool

    /// Creates the hidden folder with the configuration, so that whatever stands in the way shows before training.
    /// - Parameters:
    ///   - configuration: Of the run.
    ///   - path: Where the run will be; folders above it are created.
    ///   - force: Whether a run that is saved there may be replaced.
    /// - Throws: `RunFileError`.
    package init(_ configuration: RunConfiguration, for path: String, force: Bool) throws(RunFileError) {
        guard !path.isEmpty else { throw RunFileError("the folder for the run has no name") }
        target = DurableFiles.absolute(path)
        self.force = force
        try StagedRun.checkFree(target, force: force)
        try DurableFiles.createFolders(DurableFiles.parent(of: target))
        folder = try DurableFiles.createSibling(of: target, named: "partial")
        do {
            let text = ConfigurationFile.text(of: configuration)
            try DurableFiles.create("\(folder)/\(RunDirectory.configuration)", Data(text.utf8))
        } catch {
            discard()
            throw error
        }
    }

    /// A file for the metrics, on the disk from the first line on.
    package func metrics() throws(MetricsError) -> MetricsSpool {
        let path = "\(folder)/\(RunDirectory.metrics)"
        let spool = try MetricsSpool(path: path)
        // Readable by whoever may read the rest.
        var status = stat()
        if stat("\(folder)/\(RunDirectory.configuration)", &status) == 0 { chmod(path, status.st_mode & 0o777) }
        return spool
    }

    /// Completes the folder and gives it its name.
    /// - Throws: `RunFileError`; the folder is left for another try or `discard`.
    package func commit(_ run: FinishedRun) throws(RunFileError) {
        let best = run.best
        let score = best?.update == run.update ? best?.score : nil
        try write(RunDirectory.final, run.parameters, run.configuration, run.update, score)
        if let best {
            try write(RunDirectory.best, best.parameters, run.configuration, best.update, best.score)
        }
        try complete(run.metrics)
        try DurableFiles.synchronize(folder: folder)
        try takePlace()
        try DurableFiles.synchronize(folder: DurableFiles.parent(of: target))
    }

    /// Removes the hidden folder.
    package func discard() { try? FileManager.default.removeItem(atPath: folder) }

    private func write(
        _ name: String, _ parameters: MetaParameters, _ configuration: RunConfiguration, _ update: Int, _ score: Double?
    ) throws(RunFileError) {
        let checkpoint = Checkpoint(update: update, validationScore: score, parameters: parameters)
        try DurableFiles.create("\(folder)/\(name)", try checkpoint.tensorFile(for: configuration).data())
    }

    private func complete(_ spool: MetricsSpool) throws(RunFileError) {
        let path = "\(folder)/\(RunDirectory.metrics)"
        do {
            if DurableFiles.exists(path) {
                try spool.synchronize()
            } else {
                try DurableFiles.create(path, try spool.contents())
            }
        } catch let error as RunFileError {
            throw error
        } catch {
            throw RunFileError("\(error)")
        }
    }

    /// Renames the folder to its target. A run to be replaced is moved aside first and comes back on failure.
    private func takePlace() throws(RunFileError) {
        try StagedRun.checkFree(target, force: force)
        guard force && DurableFiles.exists(target) else {
            // Never replaces a folder that has entries, should one have appeared just now.
            guard rename(folder, target) == 0 else { throw .system("cannot write \"\(target)\"") }
            return
        }
        let aside = DurableFiles.freeSibling(of: target, named: "replaced")
        guard rename(target, aside) == 0 else { throw .system("cannot replace \"\(target)\"") }
        guard rename(folder, target) == 0 else {
            let error = RunFileError.system("cannot write \"\(target)\"")
            rename(aside, target)
            throw error
        }
        try? FileManager.default.removeItem(atPath: aside)
    }

    /// - Throws: `RunFileError` if something is there that must stay.
    private static func checkFree(_ path: String, force: Bool) throws(RunFileError) {
        guard DurableFiles.exists(path) else { return }
        var error: RunFileError
        if !DurableFiles.isFolder(path) {
            error = RunFileError("\"\(path)\" exists and is not a folder; choose another one")
        } else if (try? FileManager.default.contentsOfDirectory(atPath: path))?.isEmpty == true {
            return
        } else if !DurableFiles.exists("\(path)/\(RunDirectory.configuration)")
            || !DurableFiles.exists("\(path)/\(RunDirectory.final)")
        {
            error = RunFileError("\"\(path)\" exists and is not a saved run; choose another folder")
        } else if force {
            return
        } else {
            error = RunFileError("\"\(path)\" exists; choose another folder, or replace it with --force")
        }
        error.isOccupied = true
        throw error
    }
}
