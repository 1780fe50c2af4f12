import Glibc

// Unsafe here is C alone: it reads a path for as long as a call takes.

/// Tells when a file in one of some folders has been saved. Costs nothing while none is: the kernel tells.
final class FileWatch {
    /// Becomes readable when something has changed; -1 where the kernel cannot tell.
    let reader: Int32

    /// - Parameter folders: those that do not exist are passed over.
    init(_ folders: [String]) {
        reader = inotify_init1(Int32(IN_NONBLOCK | IN_CLOEXEC))
        guard reader >= 0 else { return }
        // Editors write a file, or put another in its place.
        let mask = UInt32(IN_CLOSE_WRITE | IN_MOVED_TO | IN_MOVED_FROM | IN_DELETE | IN_ONLYDIR)
        for folder in folders { _ = unsafe inotify_add_watch(reader, folder, mask) }
    }

    deinit { if reader >= 0 { close(reader) } }

    /// Forgets what has changed so far.
    func drain() { _ = Descriptors.drain(reader) }
}
