import Foundation

/// Text straight to a descriptor. That nobody reads it or that it cannot be written is no error.
enum Descriptor {
    static func write(_ text: String, to descriptor: Int32) {
        var rest = Array(text.utf8)[...]
        while !rest.isEmpty {
            let count = rest.withUnsafeBytes { Foundation.write(descriptor, $0.baseAddress, $0.count) }
            if count > 0 {
                rest = rest.dropFirst(count)
            } else if errno != EINTR {
                return
            }
        }
    }
}

enum StandardError {
    /// Writes a line.
    static func print(_ line: String) { Descriptor.write("\(line)\n", to: STDERR_FILENO) }
}
