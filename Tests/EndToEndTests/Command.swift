import Foundation

/// Runs programs and waits for them. Foundation's `Process` cannot: it takes a program that leaves a server behind, as
/// tmux does, for still running.
enum Command {
    struct Failure: Error, CustomStringConvertible {
        let description: String
    }

    /// - Parameters:
    ///   - arguments: the program, found on the path, and its arguments.
    ///   - environment: its whole environment.
    /// - Returns: what it wrote to standard output.
    /// - Throws: `Failure` if it cannot be started or ends with another status than 0.
    @discardableResult
    static func run(_ arguments: [String], environment: [String: String]) throws -> String {
        let output = Capture()
        let errors = Capture()
        var actions = posix_spawn_file_actions_t()
        posix_spawn_file_actions_init(&actions)
        defer { posix_spawn_file_actions_destroy(&actions) }
        posix_spawn_file_actions_addopen(&actions, 0, "/dev/null", O_RDONLY, 0)
        posix_spawn_file_actions_addopen(&actions, 1, output.path, O_WRONLY | O_CREAT, 0o600)
        posix_spawn_file_actions_addopen(&actions, 2, errors.path, O_WRONLY | O_CREAT, 0o600)
        // The threads that run tests have signals blocked, and children would inherit that.
        var attributes = posix_spawnattr_t()
        posix_spawnattr_init(&attributes)
        defer { posix_spawnattr_destroy(&attributes) }
        var none = sigset_t()
        sigemptyset(&none)
        posix_spawnattr_setsigmask(&attributes, &none)
        posix_spawnattr_setflags(&attributes, Int16(POSIX_SPAWN_SETSIGMASK))
        var texts = arguments.map { strdup($0) } + [nil]
        var variables = environment.map { strdup("\($0.key)=\($0.value)") } + [nil]
        defer { for text in texts + variables { free(text) } }
        var process = pid_t()
        let problem = posix_spawnp(&process, arguments[0], &actions, &attributes, &texts, &variables)
        guard problem == 0 else {
            throw Failure(description: "cannot start \(arguments[0]): \(String(cString: strerror(problem)))")
        }
        var status: Int32 = 0
        while waitpid(process, &status, 0) < 0, errno == EINTR {}
        guard status == 0 else {
            throw Failure(description: "\(arguments.joined(separator: " ")): status \(status), \(try errors.text())")
        }
        return try output.text()
    }

    /// A temporary file that a program writes to. Not a pipe, whose end would not come before the server's.
    private final class Capture {
        let path = FileManager.default.temporaryDirectory.appendingPathComponent("capture-\(UUID().uuidString)").path

        deinit { unlink(path) }

        func text() throws -> String {
            String(decoding: try Data(contentsOf: URL(fileURLWithPath: path)), as: UTF8.self)
        }
    }
}
