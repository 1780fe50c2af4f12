/// Processors of this machine that are this process's own.
package enum Processors {
    /// How many this process may run on, as the system counts them; nil where it does not say.
    package static func bound() -> Int? {
        #if os(Linux) && !METAMAPG_PORTABLE
        bound(inStatus: ProcessStatus.text("/proc/self/status"))
        #else
        nil
        #endif
    }

    /// The processors in the text of a process's status file of Linux, a mask in hexadecimal digits with commas; nil if
    /// there is none.
    package static func bound(inStatus text: String) -> Int? {
        let name = "Cpus_allowed:"
        guard let line = text.split(separator: "\n").first(where: { $0.hasPrefix(name) }) else { return nil }
        return line.dropFirst(name.count).compactMap(\.hexDigitValue).reduce(0) { $0 + $1.nonzeroBitCount }
    }
}
