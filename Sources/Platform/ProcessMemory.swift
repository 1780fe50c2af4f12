// Unsafe here is C alone: it fills structures and buffers that are ours for as long as a call takes.

/// Memory of this process, in bytes.
package enum ProcessMemory {
    #if os(Linux) && !METAMAPG_PORTABLE
    /// Held now, the second number of /proc/self/statm; 0 where that does not exist.
    package static func resident() -> Int {
        let numbers = ProcessStatus.text("/proc/self/statm").split(separator: " ")
        return numbers.count > 1 ? (Int(numbers[1]) ?? 0) * Int(getpagesize()) : 0
    }

    /// The most that was held at once; nil where the system does not say.
    ///
    /// Not `ru_maxrss`, which a process takes over from the one that started it: what Linux keeps there is the larger of
    /// both peaks. The high-water mark in /proc belongs to the memory itself, which a program gets anew when it starts.
    package static func peak() -> Int? { peak(inStatus: ProcessStatus.text("/proc/self/status")) }
    #else
    /// Unknown, which is shown as nothing.
    package static func resident() -> Int { 0 }

    /// The most that was held at once, by a process that this one may have taken over included.
    package static func peak() -> Int? {
        var usage = rusage()
        #if os(Linux)
        guard unsafe getrusage(RUSAGE_SELF.rawValue, &usage) == 0 else { return nil }
        return usage.ru_maxrss * 1_024
        #else
        guard unsafe getrusage(RUSAGE_SELF, &usage) == 0 else { return nil }
        // Bytes on Darwin.
        return usage.ru_maxrss
        #endif
    }
    #endif

    /// The high-water mark in the text of a process's status file of Linux; nil if there is none.
    package static func peak(inStatus text: String) -> Int? {
        for line in text.split(separator: "\n") where line.hasPrefix("VmHWM:") {
            let words = line.dropFirst("VmHWM:".count).split { $0 == " " || $0 == "\t" }
            guard words.count == 2, words[1] == "kB", let kibibytes = Int(words[0]) else { return nil }
            return kibibytes * 1_024
        }
        return nil
    }
}
