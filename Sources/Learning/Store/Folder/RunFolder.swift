import Files
import Foundation
import Training

// Unsafe here is C alone: it reads strings and fills structures that are ours for as long as a call takes.

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
        let parent = DurableFiles.parent(of: target.folder)
        Leftovers.clean(parent)
        try checkFree(target, force: force)
        try DurableFiles.createFolders(parent)
        let (staged, folder, lock) = try stage(target)
        do {
            try folder.create(RunFiles.configurationName, Data(ConfigurationFile.text(of: configuration).utf8))
            let checkpoints = try folder.madeFolder(RunFiles.checkpointsName)
            let database = try RunDatabase(staged.database, writes: true)
            defer { database.close() }
            try fill(staged, database)
            try checkpoints.synchronize()
            try folder.synchronize()
            try takePlace(staged, target, force: force)
            try DurableFiles.synchronize(folder: parent)
            return (target, lock)
        } catch {
            Leftovers.remove(folder)
            withExtendedLifetime(lock) {}
            throw error
        }
    }

    /// Makes a folder beside a run's place, and takes its lock before anything else is in it: see `Leftovers`, which may
    /// be faster and remove it, be it from another process.
    private static func stage(_ target: RunFiles) throws(RunFileError) -> (RunFiles, FolderHandle, RunLock) {
        var tries = 10
        while true {
            let staged = RunFiles(try DurableFiles.createSibling(of: target.folder, named: .partial))
            do {
                let folder = try staged.open()
                return (staged, folder, try RunLock.take(staged))
            } catch {
                unsafe rmdir(staged.folder)
                tries -= 1
                guard tries > 0 else { throw error }
            }
        }
    }

    /// Removes a run.
    /// - Throws: `RunFileError`, also if somebody writes it.
    static func remove(_ files: RunFiles) throws(RunFileError) {
        let folder = try FolderHandle(files.folder)
        let isLockable = folder.status(RunFiles.lockName).map { FileKind($0.st_mode) == .file } ?? true
        // Held until it is gone, so that nobody begins to write it. What is no plain file nobody can hold.
        let lock = isLockable ? try RunLock.take(in: folder) : nil
        guard folder.isAt(files.folder) else { throw RunFileError("\"\(files.folder)\" was replaced just now") }
        let aside = DurableFiles.freeSibling(of: files.folder, named: .removed)
        guard unsafe rename(files.folder, aside) == 0 else { throw .system("cannot remove \"\(files.folder)\"") }
        try removeFolder(aside)
        withExtendedLifetime(lock) {}
    }

    /// Removes a folder that was moved aside.
    /// - Throws: `RunFileError` if something of it is left.
    static func removeFolder(_ path: String) throws(RunFileError) {
        Leftovers.remove(try FolderHandle(path))
        guard !DurableFiles.exists(path) else { throw RunFileError("cannot remove all of \"\(path)\"") }
    }

    /// Renames the folder to its target. A run to be replaced is moved aside first and comes back on failure.
    private static func takePlace(_ staged: RunFiles, _ target: RunFiles, force: Bool) throws(RunFileError) {
        try checkFree(target, force: force)
        guard force && DurableFiles.exists(target.configuration) else {
            // Never replaces a folder that has entries, should one have appeared just now.
            guard unsafe rename(staged.folder, target.folder) == 0 else {
                var error = RunFileError.system("cannot write \"\(target.folder)\"")
                error.isOccupied = errno == ENOTEMPTY || errno == EEXIST
                throw error
            }
            return
        }
        let lock = try RunLock.take(target)
        let aside = DurableFiles.freeSibling(of: target.folder, named: .replaced)
        guard unsafe rename(target.folder, aside) == 0 else { throw .system("cannot replace \"\(target.folder)\"") }
        guard unsafe rename(staged.folder, target.folder) == 0 else {
            let error = RunFileError.system("cannot write \"\(target.folder)\"")
            unsafe rename(aside, target.folder)
            throw error
        }
        // That something of it is left does not undo the rest.
        try? removeFolder(aside)
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
