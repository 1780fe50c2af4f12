#if os(Linux) && !METAMAPG_PORTABLE
// Unsafe here is C alone: it reads a path for as long as a call takes.

/// Has the kernel tell what happens in folders.
package enum FolderChanges {
    package enum Kind {
        /// A file was saved: written and closed, or another put in its place; or it is gone.
        case saved
        /// Something new is there.
        case came
    }

    /// A descriptor that becomes readable when something has happened, non-blocking and closed on exec; -1 where the
    /// kernel cannot tell.
    package static func open() -> Int32 { inotify_init1(Int32(IN_NONBLOCK | IN_CLOEXEC)) }

    /// Watches a folder, for this as well if it is watched already.
    /// - Returns: Whether it is there.
    package static func watch(_ folder: String, for kind: Kind, _ descriptor: Int32) -> Bool {
        let mask =
            switch kind {
            case .saved: UInt32(IN_CLOSE_WRITE | IN_MOVED_TO | IN_MOVED_FROM | IN_DELETE)
            case .came: UInt32(IN_CREATE | IN_MOVED_TO)
            }
        return unsafe inotify_add_watch(descriptor, folder, mask | UInt32(IN_ONLYDIR | IN_MASK_ADD)) >= 0
    }
}
#else
/// Elsewhere nothing is told: what is saved counts the next time that it is read.
package enum FolderChanges {
    package enum Kind { case saved, came }
    package static func open() -> Int32 { -1 }
    package static func watch(_ folder: String, for kind: Kind, _ descriptor: Int32) -> Bool { true }
}
#endif
