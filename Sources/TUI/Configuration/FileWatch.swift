import Glibc

// Unsafe here is C alone: it reads a path for as long as a call takes.

/// Tells when a file in one of some folders has been saved. Costs nothing while none is: the kernel tells.
package final class FileWatch {
    /// Becomes readable when something has changed; -1 where the kernel cannot tell.
    package let reader: Int32
    /// Folders that are not there yet.
    private var missing: [String] = []

    // Editors write a file, or put another in its place.
    private static let saved = UInt32(IN_CLOSE_WRITE | IN_MOVED_TO | IN_MOVED_FROM | IN_DELETE)
    private static let came = UInt32(IN_CREATE | IN_MOVED_TO)

    /// - Parameter folders: absolute paths; those that do not exist are watched as soon as they do.
    package init(_ folders: [String]) {
        reader = inotify_init1(Int32(IN_NONBLOCK | IN_CLOEXEC))
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
        if watch(folder, Self.saved) { return true }
        var path = Substring(folder)
        while let slash = path.lastIndex(of: "/") {
            path = path[..<slash]
            if watch(path.isEmpty ? "/" : String(path), Self.came) { break }
        }
        // It may have come in between.
        return watch(folder, Self.saved)
    }

    /// Folders may be above each other, so that masks are added.
    private func watch(_ folder: String, _ mask: UInt32) -> Bool {
        unsafe inotify_add_watch(reader, folder, mask | UInt32(IN_ONLYDIR | IN_MASK_ADD)) >= 0
    }
}
