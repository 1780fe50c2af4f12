import Foundation
import Testing

extension TmuxSession {
    /// Training that leaves most of the machine to others.
    static let light = "--seed 3 --chains 2 --trajectories 8 --horizon 20 --threads 1"

    /// Starts the program from the shell; its exit status will follow on a line of its own.
    func start(_ options: String = "", environment: String = "") throws {
        try enter("\(environment) $METAMAPG \(options) \(Self.light); echo status=$?")
    }

    /// Starts the dashboard and waits until it trains.
    func startDashboard(_ options: String = "", environment: String = "") throws {
        try start(options, environment: environment)
        try wait(for: "the first updates") { ($0.update ?? 0) > 0 }
    }

    /// Pauses.
    ///
    /// - Returns: the number of updates done.
    func pause() throws -> Int {
        try press("Space")
        let screen = try wait(for: "a pause") { $0.state == "PAUSED" }
        return try #require(screen.update)
    }

    /// The program's process: the shell's child.
    var process: pid_t {
        get throws {
            let children = try String(contentsOfFile: "/proc/\(shell)/task/\(shell)/children", encoding: .utf8)
            let first = children.split(separator: " ").first.flatMap { pid_t($0) }
            return try #require(first, "the program does not run")
        }
    }

    /// Waits for the program's end.
    ///
    /// - Returns: its exit status as the shell reports it.
    func exitStatus() throws -> Int {
        let pattern = /status=(\d+)/
        let screen = try wait(for: "the end of the program") { $0.text.firstMatch(of: pattern) != nil }
        let match = try #require(screen.text.firstMatch(of: pattern))
        return try #require(Int(match.1))
    }

    /// Checks that the terminal is as a shell needs it.
    func expectRestoredTerminal(sourceLocation: SourceLocation = #_sourceLocation) throws {
        #expect(try isCursorVisible, "the cursor is hidden", sourceLocation: sourceLocation)
        #expect(try !isAlternateScreen, "the alternate screen is still up", sourceLocation: sourceLocation)
        try enter("clear")
        try enter("stty -a")
        let screen = try wait(for: "the settings of the line") { $0.contains("icanon") && $0.contains("extproc") }
        let settings = Set(screen.text.split { " ;\n".contains($0) }.map(String.init))
        for name in ["icanon", "echo", "isig", "iexten", "opost", "icrnl"] {
            #expect(settings.contains(name), "\(name) is off", sourceLocation: sourceLocation)
        }
    }
}
