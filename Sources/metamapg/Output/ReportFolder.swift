import Files
import Foundation
import Games

// Unsafe here is C alone: it reads strings and fills structures that are ours for as long as a call takes.

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
        if !force, !isReport(title) {
            throw UsageError("\"\(readme)\" is not a report on this; choose another folder, or replace it with --force")
        }
        do {
            try FileManager.default.createDirectory(atPath: path, withIntermediateDirectories: true)
        } catch {
            throw Failure("cannot create the folder \"\(path)\": \(ReportFolder.reason(error))")
        }
        guard unsafe access(path, W_OK) == 0 else {
            throw Failure("cannot write to \"\(path)\": \(systemReason())")
        }
    }

    /// Whether the report that is there is on this, or there is none.
    private func isReport(_ title: String) -> Bool {
        do {
            let data = try PlainFile.prefix(readme, count: 1_000)
            return String(decoding: data, as: UTF8.self).withoutByteOrderMark.hasPrefix("# \(title)")
        } catch {
            return error == .missing
        }
    }

    /// Writes all files, each whole or not at all.
    /// - Throws: `Failure`.
    func write(_ files: [(name: String, text: String)]) throws {
        for (name, text) in files {
            try OutputFile.write(text, to: "\(path)/\(name)", force: true)
        }
        StandardOutput.tell("Report in \(readme)")
    }

    /// What the operating system refused, of an error of Foundation's.
    private static func reason(_ error: any Error) -> String {
        let underlying = (error as NSError).userInfo[NSUnderlyingErrorKey] as? NSError
        return underlying.map { systemReason(Int32($0.code)) } ?? error.localizedDescription
    }
}
