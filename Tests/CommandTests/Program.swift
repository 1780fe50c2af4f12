import Foundation
import Store
import Training

/// The built program, run as a person would run it.
struct Program {
    /// What a command left behind.
    struct Result {
        var status: Int32
        var output: String
        var errors: String
    }

    /// A folder of its own, removed with `remove`; the commands' working directory and home.
    let folder: URL

    init() throws {
        folder = FileManager.default.temporaryDirectory.appending(path: "metamapg-test-\(UUID().uuidString)")
        try FileManager.default.createDirectory(at: folder, withIntermediateDirectories: true)
    }

    func remove() { try? FileManager.default.removeItem(at: folder) }

    /// The path of a file in the folder.
    func path(_ name: String) -> String { folder.appending(path: name).path }

    func exists(_ name: String) -> Bool { FileManager.default.fileExists(atPath: path(name)) }

    func text(_ name: String) throws -> String { try String(contentsOfFile: path(name), encoding: .utf8) }

    func data(_ name: String) throws -> Data { try Data(contentsOf: URL(fileURLWithPath: path(name))) }

    /// The JSON at the start of a file in the safetensors format.
    func header(_ name: String) throws -> String {
        let contents = try data(name)
        let length = contents.prefix(8).reversed().reduce(0) { $0 << 8 | Int($1) }
        return String(decoding: contents.dropFirst(8).prefix(length), as: UTF8.self)
    }

    /// The saved run in a folder.
    func reader(_ name: String) throws -> RunReader { try RunReader(path(name)) }

    /// What a saved run measured.
    func samples(_ name: String) throws -> [UpdateSample] { try reader(name).samples() }

    func write(_ text: String, to name: String) throws {
        try text.write(toFile: path(name), atomically: true, encoding: .utf8)
    }

    /// Names of everything in the folder, hidden files too.
    func entries() throws -> [String] {
        try FileManager.default.contentsOfDirectory(atPath: folder.path).filter { !$0.hasPrefix("log-") }.sorted()
    }

    /// Runs a command to its end.
    /// - Parameters:
    ///   - arguments: Words after the program's name.
    ///   - shell: A shell command that runs `"$@"`, which is the program with its arguments; nil to do without.
    ///   - killedAfter: Seconds after which it is killed; nil to let it run.
    ///   - word: What its output must have before `onOutput` is called; empty for anything.
    ///   - onOutput: Called while it runs, once it has written that.
    ///   - onErrors: The same for standard error.
    /// - Returns: What it left behind.
    /// - Throws: If it cannot be started.
    func run(
        _ arguments: [String], shell: String? = nil, killedAfter: Double? = nil,
        outputHas word: String = "", onOutput: (@Sendable (Process) -> Void)? = nil,
        onErrors: (@Sendable (Process) -> Void)? = nil
    ) async throws -> Result {
        // Files, not pipes: another test's process might hold a pipe's end open.
        let logs = ["log-out-", "log-err-"].map { path($0 + UUID().uuidString) }
        for log in logs { _ = FileManager.default.createFile(atPath: log, contents: nil) }
        let handles = try logs.map { try FileHandle(forWritingTo: URL(fileURLWithPath: $0)) }
        let process = Process()
        if let shell {
            process.executableURL = URL(fileURLWithPath: "/bin/bash")
            process.arguments = ["-c", shell, "bash", Program.executable.path] + arguments
        } else {
            process.executableURL = Program.executable
            process.arguments = arguments
        }
        process.currentDirectoryURL = folder
        process.environment = ProcessInfo.processInfo.environment.merging(
            ["HOME": folder.path, "XDG_STATE_HOME": path("state"), "TERM": "dumb"]) { $1 }
        process.standardInput = FileHandle.nullDevice
        process.standardOutput = handles[0]
        process.standardError = handles[1]
        try await withCheckedThrowingContinuation { (continuation: CheckedContinuation<Void, any Error>) in
            process.terminationHandler = { _ in continuation.resume() }
            do {
                try process.run()
            } catch {
                continuation.resume(throwing: error)
                return
            }
            if let killedAfter {
                let running = process
                Thread.detachNewThread {
                    Thread.sleep(forTimeInterval: killedAfter)
                    if running.isRunning { kill(running.processIdentifier, SIGKILL) }
                }
            }
            for (log, word, body) in [(logs[0], word, onOutput), (logs[1], "", onErrors)] {
                guard let body else { continue }
                let running = process
                Thread.detachNewThread {
                    func isThere() -> Bool {
                        guard let text = try? String(contentsOfFile: log, encoding: .utf8) else { return false }
                        return !text.isEmpty && (word.isEmpty || text.contains(word))
                    }
                    while running.isRunning, !isThere() { Thread.sleep(forTimeInterval: 0.01) }
                    body(running)
                }
            }
        }
        let texts = try logs.map { try String(contentsOfFile: $0, encoding: .utf8) }
        return Result(status: process.terminationStatus, output: texts[0], errors: texts[1])
    }

    /// Chains so small that an update takes a millisecond.
    static let small = ["--chains", "3", "--trajectories", "4", "--horizon", "8", "--chain-length", "2"]
    static let smallTrain = ["train"] + small

    /// `train` with small chains.
    func train(
        _ arguments: String..., shell: String? = nil, onOutput: (@Sendable (Process) -> Void)? = nil
    ) async throws -> Result {
        try await train(arguments, shell: shell, onOutput: onOutput)
    }

    func train(
        _ arguments: [String], shell: String? = nil, onOutput: (@Sendable (Process) -> Void)? = nil
    ) async throws -> Result {
        try await run(Program.smallTrain + arguments, shell: shell, onOutput: onOutput)
    }

    /// Beside the test bundle, in the build folder.
    private static let executable: URL = {
        let bundle = URL(fileURLWithPath: CommandLine.arguments[0]).resolvingSymlinksInPath()
        let beside = bundle.deletingLastPathComponent().appending(path: "metamapg")
        if FileManager.default.isExecutableFile(atPath: beside.path) { return beside }
        return Program.sources.appending(path: ".build/release/metamapg")
    }()

    /// The source tree.
    static let sources = URL(fileURLWithPath: #filePath).deletingLastPathComponent().deletingLastPathComponent()
        .deletingLastPathComponent()
}
