#if os(Linux)
import CPlatform
#endif

// Unsafe here is C alone: it reads and changes names that are ours for as long as a call takes.

/// A file without a name, to write to and read from, closed on exec.
package enum MemoryFile {
    /// - Parameter name: What debuggers call it.
    /// - Returns: Its descriptor; -1 on failure, with `errno`.
    package static func open(_ name: String) -> Int32 {
        #if os(Linux) && !METAMAPG_PORTABLE
        return unsafe memoryFile(name)
        #else
        // On a disk, but nobody else finds it.
        var path = "/tmp/metamapg-\(name)-XXXXXX".utf8CString.map(\.self)
        let file = unsafe mkstemp(&path)
        guard file >= 0 else { return -1 }
        unsafe unlink(path)
        _ = fcntl(file, F_SETFD, FD_CLOEXEC)
        return file
        #endif
    }
}
