import Platform

/// Tells when a file in one of some folders has been saved. Costs nothing while none is: the kernel tells.
package final class FileWatch {
    /// Becomes readable when something has changed; -1 where the kernel cannot tell.
    package let reader: Int32
    /// Folders that are not there yet.
    private var missing: [String] = []

    /// - Parameter folders: absolute paths; those that do not exist are watched as soon as they do.
    package init(_ folders: [String]) {
        reader = FolderChanges.open()
        guard reader >= 0 else { return }
        missing = folders.filter { !begin($0) }
    }

    deinit { if reader >= 0 { close(reader) } }

    /// Forgets what has changed so far.
    package func drain() {
        _ = Descriptors.drain(reader)
        missing.removeAll(where: begin)
    }

    /// Watches a folder; where it is missing, the nearest one above it, in which it would come.
    ///
    /// - Returns: whether it is there.
    private func begin(_ folder: String) -> Bool {
        if FolderChanges.watch(folder, for: .saved, reader) { return true }
        var path = Substring(folder)
        while let slash = path.lastIndex(of: "/") {
            path = path[..<slash]
            if FolderChanges.watch(path.isEmpty ? "/" : String(path), for: .came, reader) { break }
        }
        // It may have come in between.
        return FolderChanges.watch(folder, for: .saved, reader)
    }
}
