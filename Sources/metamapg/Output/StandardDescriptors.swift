import Foundation

// Unsafe here is C alone: it reads strings and fills structures that are ours for as long as a call takes.

/// Standard input, output and error, as they are at the start.
enum StandardDescriptors {
    /// Takes the numbers of those that are closed, so that no file that is opened later gets one of them and what is
    /// printed. Opened the wrong way round: reading and writing fail as if they were closed.
    static func fill() {
        for descriptor in STDIN_FILENO...STDERR_FILENO where fcntl(descriptor, F_GETFD) < 0 {
            // The lowest number that is free, which is this one.
            _ = unsafe open("/dev/null", descriptor == STDIN_FILENO ? O_WRONLY : O_RDONLY)
        }
    }
}
