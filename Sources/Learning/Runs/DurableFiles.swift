import Foundation

/// Paths of files and folders, and folders that must be on the disk before anybody relies on them.
enum DurableFiles {
    /// Waits until the disk has a folder's list of entries.
    static func synchronize(folder: String) throws(RunFileError) { try FolderHandle(folder).synchronize() }

    /// Creates a folder and those above it that are missing.
    static func createFolders(_ path: String) throws(RunFileError) {
        if mkdir(path, 0o777) == 0 || isFolder(path) { return }
        if errno == EEXIST { throw RunFileError("\"\(path)\" is a file, but a folder is needed there") }
        guard errno == ENOENT, path != "/" else { throw .system("cannot create the folder \"\(path)\"") }
        try createFolders(parent(of: path))
        guard mkdir(path, 0o777) == 0 || errno == EEXIST else {
            throw .system("cannot create the folder \"\(path)\"")
        }
    }

    /// Creates an empty folder beside `path` whose name nobody else uses.
    /// - Returns: Its path.
    static func createSibling(of path: String, named what: Leftovers.Purpose) throws(RunFileError) -> String {
        while true {
            let sibling = freeSibling(of: path, named: what)
            if mkdir(sibling, 0o777) == 0 { return sibling }
            guard errno == EEXIST else { throw .system("cannot create a folder in \"\(parent(of: path))\"") }
        }
    }

    /// Bytes of a name that are kept in those of siblings; a file name has at most 255.
    static let longestName = 200

    /// A path beside `path` that is most likely free, hidden from plain listings.
    static func freeSibling(of path: String, named what: Leftovers.Purpose) -> String {
        let name = String(decoding: lastComponent(of: path).utf8.prefix(longestName), as: UTF8.self)
        let suffix = String(UInt32.random(in: 0...(.max)), radix: 16)
        return "\(parent(of: path))/.\(name).\(what.rawValue)-\(suffix)".replacingOccurrences(of: "//", with: "/")
    }

    static func isFolder(_ path: String, followsLinks: Bool = true) -> Bool {
        var status = stat()
        return (followsLinks ? stat(path, &status) : lstat(path, &status)) == 0 && FileKind(status.st_mode) == .folder
    }

    /// Whether something has this name, be it a link to nowhere.
    static func exists(_ path: String) -> Bool {
        var status = stat()
        return lstat(path, &status) == 0
    }

    /// Whether a path is a link itself; one with a slash at its end is where that leads.
    static func isLink(_ path: String) -> Bool {
        var status = stat()
        return lstat(path, &status) == 0 && FileKind(status.st_mode) == .link
    }

    /// The absolute path of a file, existing or not, without links in what exists of it.
    static func absolute(_ path: String) -> String {
        let full = path.hasPrefix("/") ? path : "\(FileManager.default.currentDirectoryPath)/\(path)"
        if let resolved = realpath(full, nil) {
            defer { free(resolved) }
            return String(cString: resolved)
        }
        let standard = URL(fileURLWithPath: full).standardized.path
        let above = parent(of: standard)
        guard above != standard else { return standard }
        return "\(absolute(above))/\(lastComponent(of: standard))".replacingOccurrences(of: "//", with: "/")
    }

    static func parent(of path: String) -> String {
        guard let slash = path.lastIndex(of: "/"), slash != path.startIndex else { return "/" }
        return String(path[..<slash])
    }

    static func lastComponent(of path: String) -> String {
        path.split(separator: "/").last.map(String.init) ?? ""
    }
}
