import Foundation

/// Files that must be on the disk before anybody relies on them.
enum DurableFiles {
    /// Creates a file with the given contents and waits until the disk has it.
    /// - Throws: `RunFileError`, also if the file exists.
    static func create(_ path: String, _ contents: Data) throws(RunFileError) {
        let descriptor = open(path, O_WRONLY | O_CREAT | O_EXCL | O_CLOEXEC, 0o666)
        guard descriptor >= 0 else { throw .system("cannot create \"\(path)\"") }
        defer { close(descriptor) }
        try write(contents, to: descriptor, path)
    }

    /// Replaces a file, or creates it: at any moment, also after a power loss, it is there as it was or as it is to be.
    /// Nobody else may write it at the same time.
    /// - Throws: `RunFileError`; the file is as it was then.
    static func replace(_ path: String, _ contents: Data) throws(RunFileError) {
        let partial = "\(path).partial"
        let descriptor = open(partial, O_WRONLY | O_CREAT | O_TRUNC | O_CLOEXEC, 0o666)
        guard descriptor >= 0 else { throw .system("cannot create \"\(partial)\"") }
        do {
            defer { close(descriptor) }
            try write(contents, to: descriptor, path)
        } catch {
            // What is half written would only take room.
            unlink(partial)
            throw error
        }
        guard rename(partial, path) == 0 else { throw .system("cannot replace \"\(path)\"") }
        try synchronize(folder: parent(of: path))
    }

    private static func write(_ contents: Data, to descriptor: Int32, _ path: String) throws(RunFileError) {
        var rest = contents[...]
        while !rest.isEmpty {
            let count = rest.withUnsafeBytes { Foundation.write(descriptor, $0.baseAddress, $0.count) }
            if count < 0 && errno == EINTR { continue }
            guard count > 0 else { throw .system("cannot write \"\(path)\"") }
            rest = rest.dropFirst(count)
        }
        guard fsync(descriptor) == 0 else { throw .system("cannot write \"\(path)\"") }
    }

    /// Waits until the disk has a folder's list of entries.
    static func synchronize(folder: String) throws(RunFileError) {
        let descriptor = open(folder, O_RDONLY | O_DIRECTORY | O_CLOEXEC)
        guard descriptor >= 0 else { throw .system("cannot open \"\(folder)\"") }
        defer { close(descriptor) }
        // Some file systems cannot synchronise folders, and then need not.
        guard fsync(descriptor) == 0 || errno == EINVAL else { throw .system("cannot write \"\(folder)\"") }
    }

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
    static func createSibling(of path: String, named what: String) throws(RunFileError) -> String {
        while true {
            let sibling = freeSibling(of: path, named: what)
            if mkdir(sibling, 0o777) == 0 { return sibling }
            guard errno == EEXIST else { throw .system("cannot create a folder in \"\(parent(of: path))\"") }
        }
    }

    /// A path beside `path` that is most likely free, hidden from plain listings.
    static func freeSibling(of path: String, named what: String) -> String {
        // A file name has at most 255 bytes.
        let name = String(decoding: lastComponent(of: path).utf8.prefix(200), as: UTF8.self)
        let suffix = String(UInt32.random(in: 0...(.max)), radix: 16)
        return "\(parent(of: path))/.\(name).\(what)-\(suffix)".replacingOccurrences(of: "//", with: "/")
    }

    static func isFolder(_ path: String) -> Bool {
        var status = stat()
        return stat(path, &status) == 0 && status.st_mode & S_IFMT == S_IFDIR
    }

    /// Whether something has this name, be it a link to nowhere.
    static func exists(_ path: String) -> Bool {
        var status = stat()
        return lstat(path, &status) == 0
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
