import Foundation
import Games

// Unsafe here is C alone: it reads strings and fills structures that are ours for as long as a call takes.

/// Text straight to a descriptor, all of it.
enum Descriptor {
    /// - Returns: Why the rest could not be written (`errno`); 0 if everything was.
    @discardableResult
    static func write(_ text: String, to descriptor: Int32) -> Int32 {
        var rest = Array(text.utf8)[...]
        while !rest.isEmpty {
            let count = unsafe rest.withUnsafeBytes { unsafe Foundation.write(descriptor, $0.baseAddress, $0.count) }
            if count >= 0 {
                rest = rest.dropFirst(count)
            } else if errno == EAGAIN {
                // Somebody else made the file or terminal that we share non-blocking.
                var entry = pollfd(fd: descriptor, events: Int16(POLLOUT), revents: 0)
                unsafe poll(&entry, 1, -1)
            } else if errno != EINTR {
                return errno
            }
        }
        return 0
    }
}

/// Messages. That nobody reads them or that they cannot be written is no error.
enum StandardError {
    /// Writes a message as a line.
    static func print(_ message: String) { Descriptor.write("\(message.visible)\n", to: STDERR_FILENO) }

    /// Writes a text of several lines.
    static func print(lines: String) { Descriptor.write("\(lines.visibleLines)\n", to: STDERR_FILENO) }
}
