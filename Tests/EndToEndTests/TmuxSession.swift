import Foundation
import Testing

/// A terminal window with a shell in it, of its own tmux server. With the last reference the window closes, and
/// whatever ran in it ends.
final class TmuxSession {
    /// The shell's process, which leads a session of its own.
    private(set) var shell: pid_t = -1
    private let socket = "metamapg-\(UUID().uuidString)"
    private let environment: [String: String]
    /// Where programs keep their runs and settings.
    let home: URL

    /// The program under test, which the build puts beside the tests.
    static let program = Result {
        let tests = URL(fileURLWithPath: "/proc/self/exe").resolvingSymlinksInPath()
        let path =
            ProcessInfo.processInfo.environment["METAMAPG"]
            ?? tests.deletingLastPathComponent().appendingPathComponent("metamapg").path
        guard FileManager.default.isExecutableFile(atPath: path) else {
            throw Command.Failure(description: "no program at \(path); build it first, or say where it is in METAMAPG")
        }
        return path
    }

    /// - Parameters:
    ///   - columns: width of the window.
    ///   - rows: height of the window.
    /// - Throws: `Command.Failure` if there is no tmux or no program to test.
    init(columns: Int = 120, rows: Int = 36) throws {
        var environment = ["LANG": "C.UTF-8", "TERM": "xterm-256color"]
        environment["METAMAPG"] = try Self.program.get()
        for name in ["PATH", "TMPDIR"] { environment[name] = ProcessInfo.processInfo.environment[name] }
        home = FileManager.default.temporaryDirectory.appendingPathComponent(socket)
        try FileManager.default.createDirectory(at: home, withIntermediateDirectories: false)
        environment["HOME"] = home.path
        self.environment = environment
        try tmux(
            "start-server", ";", "set", "-g", "default-terminal", "tmux-256color", ";", "set", "-g", "status", "off",
            ";", "new-session", "-d", "-x", "\(columns)", "-y", "\(rows)", "bash --noprofile --norc")
        shell = try #require(pid_t(try property("pane_pid")))
        try enter("PS1='shell> '; clear")
        try wait(for: "a shell") { $0.lines.first == "shell>" }
    }

    deinit {
        _ = try? tmux("kill-server")
        for process in Self.processes(inSession: shell) { kill(process, SIGKILL) }
        try? FileManager.default.removeItem(at: home)
    }

    /// The processes of a session, the sixth number in their `stat`; the second, a name, may contain blanks.
    private static func processes(inSession session: pid_t) -> [pid_t] {
        let names = (try? FileManager.default.contentsOfDirectory(atPath: "/proc")) ?? []
        return names.compactMap { pid_t($0) }.filter { process in
            guard let stat = try? String(contentsOfFile: "/proc/\(process)/stat", encoding: .utf8) else { return false }
            let fields = stat.split(separator: ")").last?.split(separator: " ") ?? []
            return fields.count > 3 && pid_t(fields[3]) == session
        }
    }

    @discardableResult
    private func tmux(_ arguments: String...) throws -> String {
        try Command.run(["tmux", "-L", socket, "-f", "/dev/null"] + arguments, environment: environment)
    }

    /// What the window shows.
    func screen() throws -> Screen { Screen(try tmux("capture-pane", "-p")) }

    /// What the window shows, with escape sequences for colours and attributes.
    func coloredScreen() throws -> Screen { Screen(try tmux("capture-pane", "-p", "-e")) }

    /// Types text and ends the line.
    func enter(_ line: String) throws {
        try tmux("send-keys", "-l", line)
        try tmux("send-keys", "Enter")
    }

    /// Presses keys by tmux's names: `a`, `Space`, `C-z`, `Escape`.
    func press(_ keys: String...) throws {
        for key in keys { try tmux("send-keys", key) }
    }

    /// Sends bytes as a terminal would, in one piece.
    func type(_ bytes: [UInt8]) throws {
        let digits = bytes.map { ($0 < 16 ? "0" : "") + String($0, radix: 16) }
        try Command.run(["tmux", "-L", socket, "send-keys", "-H"] + digits, environment: environment)
    }

    func resize(columns: Int, rows: Int) throws {
        try tmux("resize-window", "-x", "\(columns)", "-y", "\(rows)")
    }

    /// Looks at the window until it shows what is wanted.
    ///
    /// - Parameters:
    ///   - what: what is waited for, in words.
    ///   - seconds: how long at most.
    ///   - condition: whether a screen is the wanted one.
    /// - Returns: the screen that met the condition.
    /// - Throws: `Command.Failure` with the last screen if it never came.
    @discardableResult
    func wait(for what: String, seconds: Double = 60, until condition: (Screen) throws -> Bool) throws -> Screen {
        let deadline = Date(timeIntervalSinceNow: seconds)
        while true {
            let screen = try screen()
            if try condition(screen) { return screen }
            guard Date() < deadline else {
                throw Command.Failure(description: "waited \(seconds) s for \(what); the screen shows\n\(screen)")
            }
            usleep(20_000)
        }
    }

    /// Watches the window for a while.
    ///
    /// - Returns: whether the condition held all the time.
    func holds(seconds: Double = 1, _ condition: (Screen) throws -> Bool) throws -> Bool {
        let deadline = Date(timeIntervalSinceNow: seconds)
        while Date() < deadline {
            guard try condition(screen()) else { return false }
            usleep(20_000)
        }
        return true
    }

    /// A property of the pane, by the name of tmux's format.
    private func property(_ name: String) throws -> String {
        try tmux("display-message", "-p", "#{\(name)}").trimmingCharacters(in: .whitespacesAndNewlines)
    }

    var isCursorVisible: Bool { get throws { try property("cursor_flag") == "1" } }

    var isAlternateScreen: Bool { get throws { try property("alternate_on") == "1" } }
}
