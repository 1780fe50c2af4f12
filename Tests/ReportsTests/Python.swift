import Foundation
import Testing

/// The Python that `make python-tools` installs, to read files as others do.
enum Python {
    /// Runs a script to its end.
    /// - Parameters:
    ///   - script: its text.
    ///   - folder: where it runs; what it writes is kept there.
    /// - Returns: What it wrote.
    /// - Throws: If it fails, after recording what it complained about.
    static func run(_ script: String, in folder: TemporaryFolder) async throws -> String {
        let interpreter = URL(fileURLWithPath: #filePath).deletingLastPathComponent().deletingLastPathComponent()
            .deletingLastPathComponent().appending(path: ".build/python/bin/python")
        try #require(
            FileManager.default.isExecutableFile(atPath: interpreter.path),
            "there is no Python at .build/python; run `make python-tools`")
        // Files, not pipes: another test's process might hold a pipe's end open.
        let logs = try ["output", "errors"].map { name in
            let path = "\(folder.path)/\(name).log"
            _ = FileManager.default.createFile(atPath: path, contents: nil)
            return try FileHandle(forWritingTo: URL(fileURLWithPath: path))
        }
        let process = Process()
        process.executableURL = interpreter
        process.arguments = ["-X", "utf8", "-c", script]
        process.currentDirectoryURL = URL(fileURLWithPath: folder.path)
        process.standardInput = FileHandle.nullDevice
        process.standardOutput = logs[0]
        process.standardError = logs[1]
        try await withCheckedThrowingContinuation { (continuation: CheckedContinuation<Void, any Error>) in
            process.terminationHandler = { _ in continuation.resume() }
            do {
                try process.run()
            } catch {
                continuation.resume(throwing: error)
            }
        }
        let errors = try folder.text("errors.log")
        try #require(process.terminationStatus == 0, "\(errors)")
        return try folder.text("output.log")
    }
}

/// A folder for one test.
struct TemporaryFolder {
    let path: String

    init() throws {
        path = FileManager.default.temporaryDirectory.appending(path: "reports-\(UUID().uuidString)").path
        try FileManager.default.createDirectory(atPath: path, withIntermediateDirectories: true)
    }

    func remove() { try? FileManager.default.removeItem(atPath: path) }

    func entries(_ name: String = "") throws -> [String] {
        try FileManager.default.contentsOfDirectory(atPath: "\(path)/\(name)").sorted()
    }

    func text(_ name: String) throws -> String { try String(contentsOfFile: "\(path)/\(name)", encoding: .utf8) }

    func write(_ text: String, to name: String) throws {
        try text.write(toFile: "\(path)/\(name)", atomically: true, encoding: .utf8)
    }
}
