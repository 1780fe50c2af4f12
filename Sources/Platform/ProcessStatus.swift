// Unsafe here is C alone: it fills a buffer that is ours for as long as a call takes.

#if os(Linux) && !METAMAPG_PORTABLE
/// What Linux tells of a process in small files.
enum ProcessStatus {
    /// The text of such a file; empty if it cannot be read.
    static func text(_ path: String) -> String {
        let file = unsafe open(path, O_RDONLY | O_CLOEXEC)
        guard file >= 0 else { return "" }
        defer { close(file) }
        var bytes = [UInt8](repeating: 0, count: 8_192)
        let count = unsafe max(read(file, &bytes, bytes.count), 0)
        return String(decoding: bytes[..<count], as: UTF8.self)
    }
}
#endif
