// Unsafe here is C alone: it fills buffers that are ours for as long as a call takes.

/// The file of the running program.
package enum Executable {
    /// Its path; empty where the system does not say.
    package static var path: String {
        var bytes = [CChar](repeating: 0, count: Int(PATH_MAX) + 1)
        #if canImport(Darwin)
        var size = UInt32(bytes.count)
        guard unsafe _NSGetExecutablePath(&bytes, &size) == 0 else { return "" }
        let end = bytes.firstIndex(of: 0) ?? 0
        #else
        let end = unsafe max(readlink("/proc/self/exe", &bytes, bytes.count - 1), 0)
        #endif
        return String(decoding: bytes.prefix(end).map(UInt8.init(bitPattern:)), as: UTF8.self)
    }
}
