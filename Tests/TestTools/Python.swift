import Foundation

/// The Python that `make python-tools` installs, to read files as others do.
package enum Python {
    /// What kept a script from its end.
    package struct Failure: Error, CustomStringConvertible {
        package let description: String
    }

    /// Runs a script to its end.
    /// - Parameters:
    ///   - script: Its text.
    ///   - folder: Where it runs; what it writes is kept there.
    /// - Returns: What it wrote.
    /// - Throws: `Failure` with what it complained about, or if there is no Python.
    package static func run(_ script: String, in folder: TemporaryFolder) async throws -> String {
        let interpreter = URL(fileURLWithPath: #filePath).deletingLastPathComponent().deletingLastPathComponent()
            .deletingLastPathComponent().appending(path: ".build/python/bin/python")
        guard FileManager.default.isExecutableFile(atPath: interpreter.path) else {
            throw Failure(description: "there is no Python at .build/python; run `make python-tools`")
        }
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
        guard process.terminationStatus == 0 else { throw Failure(description: try folder.text("errors.log")) }
        return try folder.text("output.log")
    }
}
