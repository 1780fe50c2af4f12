import Foundation

/// A run's folder as it comes into being: made hidden beside its place, whose name it takes in one step when it is
/// complete. What stands there already is never harmed.
enum RunFolder {
    /// Creates the folder of a run, with its configuration and an empty database, and takes its lock.
    /// - Parameters:
    ///   - configuration: Of the run.
    ///   - path: Where; folders above it are created.
    ///   - force: Whether a run that is saved there may be replaced.
    ///   - fill: Writes what there is to begin with.
    /// - Returns: The files, and the lock.
    /// - Throws: `RunFileError`; nothing has changed then.
    static func create(
        _ configuration: RunConfiguration, at path: String, force: Bool,
        fill: (RunFiles, RunDatabase) throws(RunFileError) -> Void
    ) throws(RunFileError) -> (files: RunFiles, lock: RunLock) {
        guard !path.isEmpty else { throw RunFileError("the folder for the run has no name") }
        let target = RunFiles(DurableFiles.absolute(path))
        try checkFree(target, force: force)
        try DurableFiles.createFolders(DurableFiles.parent(of: target.folder))
        let staged = RunFiles(try DurableFiles.createSibling(of: target.folder, named: "partial"))
        do {
            let text = ConfigurationFile.text(of: configuration)
            try DurableFiles.create(staged.configuration, Data(text.utf8))
            try DurableFiles.createFolders(staged.checkpoints)
            let lock = try RunLock.take(staged)
            let database = try RunDatabase(staged.database, writes: true)
            defer { database.close() }
            try fill(staged, database)
            try DurableFiles.synchronize(folder: staged.checkpoints)
            try DurableFiles.synchronize(folder: staged.folder)
            try takePlace(staged, target, force: force)
            try DurableFiles.synchronize(folder: DurableFiles.parent(of: target.folder))
            return (target, lock)
        } catch {
            remove(staged.folder)
            throw error
        }
    }

    /// Removes a run.
    /// - Throws: `RunFileError`, also if somebody writes it.
    static func remove(_ files: RunFiles) throws(RunFileError) {
        // Held until it is gone, so that nobody begins to write it.
        let lock = try RunLock.take(files)
        let aside = DurableFiles.freeSibling(of: files.folder, named: "removed")
        guard rename(files.folder, aside) == 0 else { throw .system("cannot remove \"\(files.folder)\"") }
        remove(aside)
        withExtendedLifetime(lock) {}
        guard !DurableFiles.exists(aside) else { throw RunFileError("cannot remove all of \"\(aside)\"") }
    }

    private static func remove(_ folder: String) { try? FileManager.default.removeItem(atPath: folder) }

    /// Renames the folder to its target. A run to be replaced is moved aside first and comes back on failure.
    private static func takePlace(_ staged: RunFiles, _ target: RunFiles, force: Bool) throws(RunFileError) {
        try checkFree(target, force: force)
        guard force && DurableFiles.exists(target.configuration) else {
            // Never replaces a folder that has entries, should one have appeared just now.
            guard rename(staged.folder, target.folder) == 0 else {
                var error = RunFileError.system("cannot write \"\(target.folder)\"")
                error.isOccupied = errno == ENOTEMPTY || errno == EEXIST
                throw error
            }
            return
        }
        let lock = try RunLock.take(target)
        let aside = DurableFiles.freeSibling(of: target.folder, named: "replaced")
        guard rename(target.folder, aside) == 0 else { throw .system("cannot replace \"\(target.folder)\"") }
        guard rename(staged.folder, target.folder) == 0 else {
            let error = RunFileError.system("cannot write \"\(target.folder)\"")
            rename(aside, target.folder)
            throw error
        }
        remove(aside)
        withExtendedLifetime(lock) {}
    }

    /// - Throws: `RunFileError` if something is there that must stay.
    private static func checkFree(_ target: RunFiles, force: Bool) throws(RunFileError) {
        let path = target.folder
        guard DurableFiles.exists(path) else { return }
        var error: RunFileError
        if !DurableFiles.isFolder(path) {
            error = RunFileError("\"\(path)\" exists and is not a folder; choose another one")
        } else if (try? FileManager.default.contentsOfDirectory(atPath: path))?.isEmpty == true {
            return
        } else if !isRun(target) {
            error = RunFileError("\"\(path)\" exists and is not a saved run; choose another folder")
        } else if let holder = RunLock.holder(target) {
            error = RunLock.isTaken(path, by: holder)
        } else if force {
            return
        } else {
            error = RunFileError(
                "\"\(path)\" exists; choose another folder, replace it with --force, or go on with it by metamapg resume"
            )
        }
        error.isOccupied = true
        throw error
    }

    /// Whether a folder holds a run, of this version or of those before there was a database.
    static func isRun(_ files: RunFiles) -> Bool {
        DurableFiles.exists(files.configuration)
            && (DurableFiles.exists(files.database) || DurableFiles.exists("\(files.folder)/final.safetensors"))
    }
}
