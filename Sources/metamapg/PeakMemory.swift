import Foundation

/// The most memory that this process has held at once.
///
/// Not `ru_maxrss`, which a process takes over from the one that started it: what Linux keeps there is the larger of both
/// peaks. The high-water mark in /proc belongs to the memory itself, which a program gets anew when it starts.
enum PeakMemory {
    /// - Throws: `Failure` where the system does not say.
    static func bytes() throws -> Int {
        let path = "/proc/self/status"
        guard let text = try? String(contentsOfFile: path, encoding: .utf8), let bytes = bytes(inStatus: text) else {
            throw Failure("\"\(path)\" does not say how much memory was used (VmHWM)")
        }
        return bytes
    }

    /// The high-water mark in the text of a process's status file; nil if there is none.
    static func bytes(inStatus text: String) -> Int? {
        for line in text.split(separator: "\n") where line.hasPrefix("VmHWM:") {
            let words = line.dropFirst("VmHWM:".count).split(whereSeparator: \.isWhitespace)
            guard words.count == 2, words[1] == "kB", let kibibytes = Int(words[0]) else { return nil }
            return kibibytes * 1_024
        }
        return nil
    }
}
