import Foundation

/// The folder of a report: `README.md` and pictures. Only a report on the same thing is replaced without being asked.
struct ReportFolder {
    private let path: String
    private let force: Bool

    init(_ path: String, force: Bool) {
        self.path = path
        self.force = force
    }

    private var readme: String { "\(path)/README.md" }

    /// Makes sure, before anything is computed, that the report can be written.
    /// - Parameter title: how the heading of a report on the same thing begins.
    /// - Throws: `UsageError` if something else is there, or `Failure` if the folder cannot be made or written to.
    func check(title: String) throws {
        if !force, let text = try? String(contentsOfFile: readme, encoding: .utf8), !text.hasPrefix("# \(title)") {
            throw UsageError("\"\(readme)\" is not a report on this; choose another folder, or replace it with --force")
        }
        do {
            try FileManager.default.createDirectory(atPath: path, withIntermediateDirectories: true)
        } catch {
            throw Failure("cannot create the folder \"\(path)\": \(systemReason(error))")
        }
        guard access(path, W_OK) == 0 else {
            throw Failure("cannot write to \"\(path)\": \(String(cString: strerror(errno)))")
        }
    }

    /// Writes all files, each whole or not at all.
    /// - Throws: `Failure`.
    func write(_ files: [(name: String, text: String)]) throws {
        for (name, text) in files {
            do {
                try Data(text.utf8).write(to: URL(fileURLWithPath: "\(path)/\(name)"), options: .atomic)
            } catch {
                throw Failure("cannot write \"\(path)/\(name)\": \(systemReason(error))")
            }
        }
        print("Report in \(readme)")
    }
}
