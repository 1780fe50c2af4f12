import Files
import Platform

// Unsafe here is C alone: it reads strings and fills structures that are ours for as long as a call takes.

/// Helpers for file descriptors, all tolerant of interruption by signals.
enum Descriptors {
    /// A pipe whose ends never block and are closed on exec.
    ///
    /// - Precondition: the process may open two more files.
    static func pipe() -> (reader: Int32, writer: Int32) {
        var ends: [Int32] = [-1, -1]
        unsafe precondition(Platform.pipe(&ends) == 0, "cannot make a pipe: \(systemReason())")
        for end in ends {
            _ = fcntl(end, F_SETFL, fcntl(end, F_GETFL) | O_NONBLOCK)
            _ = fcntl(end, F_SETFD, FD_CLOEXEC)
        }
        return (ends[0], ends[1])
    }

    /// Reads whatever is there without waiting; the descriptor must not block.
    static func drain(_ descriptor: Int32) -> [UInt8] {
        var result: [UInt8] = []
        var chunk = [UInt8](repeating: 0, count: 256)
        while true {
            let count = unsafe read(descriptor, &chunk, chunk.count)
            if count > 0 {
                result += chunk[..<count]
            } else if count == 0 || errno != EINTR {
                return result
            }
        }
    }

    /// Reads what is there without waiting, also where reading would wait; a screenful of text at most.
    static func available(_ descriptor: Int32) -> [UInt8] {
        var result: [UInt8] = []
        var chunk = [UInt8](repeating: 0, count: 4096)
        while result.count < 16 * chunk.count {
            var entries = [pollfd(fd: descriptor, events: Int16(POLLIN), revents: 0)]
            wait(&entries, timeout: 0)
            guard entries[0].revents & Int16(POLLIN) != 0 else { return result }
            let count = unsafe read(descriptor, &chunk, chunk.count)
            if count > 0 {
                result += chunk[..<count]
            } else if count == 0 || errno != EINTR {
                return result
            }
        }
        return result
    }

    /// Waits until one of the descriptors has something or the timeout has passed.
    ///
    /// - Parameters:
    ///   - entries: what to wait for; their `revents` are set.
    ///   - timeout: seconds; nil waits without end.
    static func wait(_ entries: inout [pollfd], timeout: Double?) {
        // Rounded up: waking a moment early would only lead to another, even shorter wait.
        let milliseconds = timeout.map { Int32(min(max($0 * 1000, 0).rounded(.up), 1e6)) } ?? -1
        if unsafe poll(&entries, nfds_t(entries.count), milliseconds) <= 0 {
            for index in entries.indices { entries[index].revents = 0 }
        }
    }
}
