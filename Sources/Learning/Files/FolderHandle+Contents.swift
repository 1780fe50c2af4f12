import Foundation

// Unsafe here is C alone: it reads strings and fills structures that are ours for as long as a call takes.

extension FolderHandle {
    /// The contents of a file.
    /// - Parameters:
    ///   - name: Of the file.
    ///   - limit: Bytes that a file of its kind can have at most; a larger one is not read at all.
    /// - Returns: The contents; nil if there is no such file.
    /// - Throws: `RunFileError`.
    package func contents(_ name: String, limit: Int) throws(RunFileError) -> Data? {
        guard let file = try open(name, O_RDONLY) else { return nil }
        defer { close(file) }
        var status = stat()
        guard unsafe fstat(file, &status) == 0 else { throw .system("cannot read \"\(path)/\(name)\"") }
        guard status.st_size <= limit else {
            throw RunFileError(
                "\"\(path)/\(name)\" has \(status.st_size) bytes, more than the \(limit) that it can have")
        }
        return try bytes(of: file, Int(status.st_size), name)
    }

    /// The first bytes of a file, as many as there are.
    /// - Returns: At most `count` bytes; nil if there is no such file.
    /// - Throws: `RunFileError`.
    package func beginning(_ name: String, count: Int) throws(RunFileError) -> Data? {
        guard let file = try open(name, O_RDONLY) else { return nil }
        defer { close(file) }
        return try bytes(of: file, count, name)
    }

    private func bytes(of file: Int32, _ count: Int, _ name: String) throws(RunFileError) -> Data {
        var data = Data(count: count)
        var done = 0
        while done < count {
            let read = unsafe data.withUnsafeMutableBytes {
                unsafe pread(file, $0.baseAddress?.advanced(by: done), count - done, done)
            }
            if read < 0 && errno == EINTR { continue }
            guard read >= 0 else { throw .system("cannot read \"\(path)/\(name)\"") }
            if read == 0 { break }
            done += read
        }
        return data.prefix(done)
    }

    /// Creates a file with the given contents and waits until the disk has it.
    /// - Throws: `RunFileError`, also if something has that name.
    package func create(_ name: String, _ contents: Data) throws(RunFileError) {
        let file = unsafe openat(descriptor, name, O_WRONLY | O_CREAT | O_EXCL | O_NOFOLLOW | O_CLOEXEC, 0o666)
        guard file >= 0 else { throw .system("cannot create \"\(path)/\(name)\"") }
        do {
            defer { close(file) }
            try write(contents, to: file, name)
        } catch {
            // What is half written would only take room.
            remove(name)
            throw error
        }
    }

    /// Replaces a file, or creates it: at any moment, also after a power loss, it is there as it was or as it is to be.
    /// Nobody else may write it at the same time.
    /// - Throws: `RunFileError`; the file is as it was then.
    package func replace(_ name: String, _ contents: Data) throws(RunFileError) {
        let partial = "\(name).partial"
        // Left by a kill or put there by a stranger; whatever else it is a name of stays as it is.
        guard remove(partial) else { throw .system("cannot replace \"\(path)/\(partial)\"") }
        try create(partial, contents)
        guard unsafe renameat(descriptor, partial, descriptor, name) == 0 else {
            let error = RunFileError.system("cannot replace \"\(path)/\(name)\"")
            remove(partial)
            throw error
        }
        try synchronize()
    }

    /// Waits until the disk has the list of entries.
    /// - Throws: `RunFileError`.
    package func synchronize() throws(RunFileError) {
        // Some file systems cannot synchronise folders, and then need not.
        guard fsync(descriptor) == 0 || errno == EINVAL else { throw .system("cannot write \"\(path)\"") }
    }

    private func write(_ contents: Data, to file: Int32, _ name: String) throws(RunFileError) {
        var rest = contents[...]
        while !rest.isEmpty {
            let count = unsafe rest.withUnsafeBytes { unsafe Foundation.write(file, $0.baseAddress, $0.count) }
            if count < 0 && errno == EINTR { continue }
            guard count > 0 else { throw .system("cannot write \"\(path)/\(name)\"") }
            rest = rest.dropFirst(count)
        }
        guard fsync(file) == 0 else { throw .system("cannot write \"\(path)/\(name)\"") }
    }
}
