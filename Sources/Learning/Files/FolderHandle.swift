import Foundation

// Unsafe here is C alone: it reads strings and fills structures that are ours for as long as a call takes.

/// An open folder. What is in it is reached from here by the names of its own entries, whatever becomes of its path, and
/// never through a link: what a stranger has put there cannot lead out of it. Nothing but plain files and folders is
/// opened, so that nothing waits for the other end of a pipe.
package final class FolderHandle: Sendable {
    /// Where it was found, for errors.
    package let path: String
    package let descriptor: Int32

    /// Opens a folder. Links on the way to it are somebody's choice, such as runs on another disk, and are followed.
    /// - Throws: `RunFileError`.
    package convenience init(_ path: String) throws(RunFileError) {
        let descriptor = unsafe Foundation.open(path, O_RDONLY | O_DIRECTORY | O_CLOEXEC)
        guard descriptor >= 0 else { throw .system("cannot open the folder \"\(path)\"") }
        self.init(path, descriptor)
    }

    private init(_ path: String, _ descriptor: Int32) {
        self.path = path
        self.descriptor = descriptor
    }

    deinit { close(descriptor) }

    /// What `stat` knows of an entry itself; nil if there is none.
    package func status(_ name: String) -> stat? {
        var status = stat()
        return unsafe fstatat(descriptor, name, &status, AT_SYMLINK_NOFOLLOW) == 0 ? status : nil
    }

    /// Whether something has this name, be it a link to nowhere.
    package func exists(_ name: String) -> Bool { status(name) != nil }

    /// Whether it is the folder that now has a path.
    package func isAt(_ path: String) -> Bool {
        var there = stat()
        guard unsafe lstat(path, &there) == 0, let own = status(".") else { return false }
        return own.st_ino == there.st_ino && own.st_dev == there.st_dev
    }

    /// Makes sure that an entry, if there is one, is of a kind.
    /// - Throws: `RunFileError`, which names the entry and says what it is instead.
    package func check(_ name: String, is kind: FileKind) throws(RunFileError) {
        guard let status = status(name) else { return }
        let actual = FileKind(status.st_mode)
        guard actual == kind else {
            throw RunFileError("\"\(path)/\(name)\" is \(actual.name), but must be \(kind.name)")
        }
    }

    /// Opens a plain file.
    /// - Parameters:
    ///   - name: Of the entry.
    ///   - flags: As for `open`.
    /// - Returns: Its descriptor, to be closed; nil if there is none and `flags` do not create it.
    /// - Throws: `RunFileError`.
    package func open(_ name: String, _ flags: Int32) throws(RunFileError) -> Int32? {
        // Looked at first, since opening a device can have effects, and again, should it have changed meanwhile.
        try check(name, is: .file)
        let file = unsafe openat(descriptor, name, flags | O_NOFOLLOW | O_NONBLOCK | O_NOCTTY | O_CLOEXEC, 0o666)
        guard file >= 0 else {
            if errno == ENOENT && flags & O_CREAT == 0 { return nil }
            throw .system("cannot \(flags & (O_WRONLY | O_RDWR) == 0 ? "read" : "write") \"\(path)/\(name)\"")
        }
        var status = stat()
        guard unsafe fstat(file, &status) == 0, FileKind(status.st_mode) == .file else {
            close(file)
            throw RunFileError("\"\(path)/\(name)\" is not a plain file")
        }
        return file
    }

    /// Opens a folder in this one.
    /// - Returns: The folder; nil if there is none.
    /// - Throws: `RunFileError`.
    package func folder(_ name: String) throws(RunFileError) -> FolderHandle? {
        try check(name, is: .folder)
        let folder = unsafe openat(descriptor, name, O_RDONLY | O_DIRECTORY | O_NOFOLLOW | O_CLOEXEC)
        guard folder >= 0 else {
            if errno == ENOENT { return nil }
            throw .system("cannot open the folder \"\(path)/\(name)\"")
        }
        return FolderHandle("\(path)/\(name)", folder)
    }

    /// Opens a folder in this one, and creates it if it is missing.
    /// - Throws: `RunFileError`.
    package func madeFolder(_ name: String) throws(RunFileError) -> FolderHandle {
        guard unsafe mkdirat(descriptor, name, 0o777) == 0 || errno == EEXIST else {
            throw .system("cannot create the folder \"\(path)/\(name)\"")
        }
        guard let folder = try folder(name) else { throw .system("cannot open the folder \"\(path)/\(name)\"") }
        return folder
    }

    /// Names of all entries, sorted.
    package var entries: [String] {
        let copy = unsafe openat(descriptor, ".", O_RDONLY | O_DIRECTORY | O_CLOEXEC)
        guard copy >= 0 else { return [] }
        guard let stream = unsafe fdopendir(copy) else {
            close(copy)
            return []
        }
        defer { unsafe closedir(stream) }
        var names: [String] = []
        while let entry = unsafe readdir(stream) {
            let name = unsafe withUnsafeBytes(of: &entry.pointee.d_name) { bytes in
                unsafe String(decoding: bytes.prefix { $0 != 0 }, as: UTF8.self)
            }
            if name != "." && name != ".." { names.append(name) }
        }
        return names.sorted()
    }

    /// Removes an entry that is no folder.
    /// - Returns: Whether there is none any longer.
    @discardableResult package func remove(_ name: String) -> Bool {
        unsafe unlinkat(descriptor, name, 0) == 0 || errno == ENOENT
    }
}

/// What an entry of a folder can be.
package enum FileKind: Equatable {
    case file, folder, link, pipe, socket, device

    package init(_ mode: mode_t) {
        switch mode & S_IFMT {
        case S_IFREG: self = .file
        case S_IFDIR: self = .folder
        case S_IFLNK: self = .link
        case S_IFIFO: self = .pipe
        case S_IFSOCK: self = .socket
        default: self = .device
        }
    }

    /// In words, with its article.
    package var name: String {
        switch self {
        case .file: "a plain file"
        case .folder: "a folder"
        case .link: "a symbolic link"
        case .pipe: "a FIFO"
        case .socket: "a socket"
        case .device: "a device"
        }
    }
}
