import Files
import Foundation

// Unsafe here is C alone: it reads strings and fills structures that are ours for as long as a call takes.

/// What is left of processes that were killed while a folder came into being or went: `.NAME.partial-1a2b3c4d` beside the
/// place of a run, and private copies of databases. Removed is only what is certainly abandoned: it has the name and
/// nothing but the files that this program gives it, belongs to this user, and nobody has its lock, which is taken before
/// anything else is written and goes last. A run whose place nothing has taken gets it back.
enum Leftovers {
    /// What the folders are for, by their names.
    enum Purpose: String {
        /// Becoming a run.
        case partial
        /// A run that was asked to be removed.
        case removed
        /// A run that another one was to take the place of, which may not have happened.
        case replaced
    }

    /// Names of private copies begin with this.
    static let copyPrefix = "metamapg-attach-"

    /// Cleans a folder in which runs are created.
    static func clean(_ path: String) {
        guard let parent = try? FolderHandle(path) else { return }
        for name in parent.entries {
            guard let (original, purpose) = parts(of: name), let folder = own(name, in: parent) else { continue }
            if folder.entries.isEmpty {
                // Whoever has just made it makes another one.
                unsafe unlinkat(parent.descriptor, name, AT_REMOVEDIR)
            } else if purpose == .replaced, !parent.exists(original) {
                guard let lock = abandoned(folder) else { continue }
                unsafe renameat(parent.descriptor, name, parent.descriptor, original)
                withExtendedLifetime(lock) {}
            } else if holdsOnlyRun(folder), let lock = abandoned(folder) {
                remove(folder)
                withExtendedLifetime(lock) {}
            }
        }
    }

    /// Cleans a folder for temporary files of private copies.
    static func cleanCopies(_ path: String) {
        guard let parent = try? FolderHandle(path) else { return }
        let files = Set(RunFiles.databaseNames(RunFiles.databaseName) + [RunFiles.lockName])
        for name in parent.entries where name.hasPrefix(copyPrefix) {
            guard let folder = own(name, in: parent), Set(folder.entries).isSubset(of: files),
                let lock = abandoned(folder)
            else { continue }
            remove(folder)
            withExtendedLifetime(lock) {}
        }
    }

    /// Removes a folder with all that is in it, the lock last, so that whatever is left after a kill is still known to be
    /// abandoned.
    static func remove(_ folder: FolderHandle) {
        for name in folder.entries where name != RunFiles.lockName {
            // Links are removed, not followed.
            try? FileManager.default.removeItem(atPath: "\(folder.path)/\(name)")
        }
        guard folder.entries.allSatisfy({ $0 == RunFiles.lockName }) else { return }
        try? FileManager.default.removeItem(atPath: folder.path)
    }

    /// The name and the purpose in `.NAME.partial-1a2b3c4d`; nil for other names.
    private static func parts(of name: String) -> (original: String, Purpose)? {
        guard name.hasPrefix("."), let dot = name.lastIndex(of: "."), dot > name.startIndex else { return nil }
        let ending = name[name.index(after: dot)...].split(separator: "-", omittingEmptySubsequences: false)
        let original = name[..<dot].dropFirst()
        // Longer names are cut.
        guard ending.count == 2, let purpose = Purpose(rawValue: String(ending[0])),
            !original.isEmpty, original.utf8.count < DurableFiles.longestName,
            let number = UInt32(ending[1], radix: 16), String(number, radix: 16) == ending[1]
        else { return nil }
        return (String(original), purpose)
    }

    /// A folder of this user's own.
    private static func own(_ name: String, in parent: FolderHandle) -> FolderHandle? {
        guard let folder = try? parent.folder(name), folder.status(".")?.st_uid == geteuid() else { return nil }
        return folder
    }

    /// The lock of a folder that nobody else has and that is still in its place.
    private static func abandoned(_ folder: FolderHandle) -> RunLock? {
        guard let lock = try? RunLock.take(in: folder, creates: false), folder.isAt(folder.path) else { return nil }
        return lock
    }

    private static func holdsOnlyRun(_ folder: FolderHandle) -> Bool {
        let files = RunFiles.databaseNames(RunFiles.databaseName) + [RunFiles.configurationName, RunFiles.lockName]
        let folders = [RunFiles.checkpointsName, RunFiles.picturesName]
        let others = folder.entries.filter { !RunFiles.isPlay($0) }
        guard Set(others).isSubset(of: files + folders) else { return false }
        if folder.exists(RunFiles.picturesName) {
            guard let pictures = try? folder.folder(RunFiles.picturesName) else { return false }
            guard pictures.entries.allSatisfy(isPicture) else { return false }
        }
        guard folder.exists(RunFiles.checkpointsName) else { return true }
        guard let checkpoints = try? folder.folder(RunFiles.checkpointsName) else { return false }
        return checkpoints.entries.allSatisfy(isCheckpoint)
    }

    /// What a dashboard saves there.
    private static func isPicture(_ name: String) -> Bool { [".txt", ".svg", ".csv"].contains { name.hasSuffix($0) } }

    private static func isCheckpoint(_ name: String) -> Bool {
        let name = name.hasSuffix(".partial") ? String(name.dropLast(8)) : name
        return name == RunFiles.latestName || RunFiles.bestUpdate(name) != nil
    }
}
