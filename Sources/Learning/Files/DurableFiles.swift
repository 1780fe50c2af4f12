import Foundation

// Unsafe here is C alone: it reads strings and fills structures that are ours for as long as a call takes.

/// Paths of files and folders, and folders that must be on the disk before anybody relies on them.
package enum DurableFiles {
    /// Waits until the disk has a folder's list of entries.
    package static func synchronize(folder: String) throws(RunFileError) { try FolderHandle(folder).synchronize() }

    /// Creates a folder and those above it that are missing.
    package static func createFolders(_ path: String) throws(RunFileError) {
        if unsafe mkdir(path, 0o777) == 0 || isFolder(path) { return }
        if errno == EEXIST { throw RunFileError("\"\(path)\" is a file, but a folder is needed there") }
        guard errno == ENOENT, path != "/" else { throw .system("cannot create the folder \"\(path)\"") }
        try createFolders(parent(of: path))
        guard unsafe mkdir(path, 0o777) == 0 || errno == EEXIST else {
            throw .system("cannot create the folder \"\(path)\"")
        }
    }

    package static func isFolder(_ path: String, followsLinks: Bool = true) -> Bool {
        var status = stat()
        return unsafe (followsLinks ? stat(path, &status) : lstat(path, &status)) == 0
            && FileKind(status.st_mode) == .folder
    }

    /// Whether something has this name, be it a link to nowhere.
    package static func exists(_ path: String) -> Bool {
        var status = stat()
        return unsafe lstat(path, &status) == 0
    }

    /// Whether a path is a link itself; one with a slash at its end is where that leads.
    package static func isLink(_ path: String) -> Bool {
        var status = stat()
        return unsafe lstat(path, &status) == 0 && FileKind(status.st_mode) == .link
    }

    /// The absolute path of a file, existing or not, without links in what exists of it.
    package static func absolute(_ path: String) -> String {
        let full = path.hasPrefix("/") ? path : "\(FileManager.default.currentDirectoryPath)/\(path)"
        if let resolved = unsafe realpath(full, nil) {
            defer { unsafe free(resolved) }
            return unsafe String(cString: resolved)
        }
        let standard = URL(fileURLWithPath: full).standardized.path
        let above = parent(of: standard)
        guard above != standard else { return standard }
        return "\(absolute(above))/\(lastComponent(of: standard))".replacingOccurrences(of: "//", with: "/")
    }

    package static func parent(of path: String) -> String {
        guard let slash = path.lastIndex(of: "/"), slash != path.startIndex else { return "/" }
        return String(path[..<slash])
    }

    package static func lastComponent(of path: String) -> String {
        path.split(separator: "/").last.map(String.init) ?? ""
    }
}
