import Files
import Foundation
import Reports
import Store

// Unsafe here is C alone: it reads strings and fills structures that are ours for as long as a call takes.

/// A folder of event files, which TensorBoard shows as one run.
enum EventFolder {
    /// Begins an event file in a folder that has none.
    /// - Parameters:
    ///   - folder: created if it is missing.
    ///   - force: whether event files that are there are removed.
    /// - Returns: what appends to it.
    /// - Throws: `UsageError` if the folder has event files that must stay, `Failure` if they cannot be removed, or
    ///   `ExportError`.
    static func begin(_ folder: String, force: Bool) throws -> TensorBoardWriter {
        let old = files(folder)
        guard old.isEmpty || force else {
            throw UsageError(
                "\"\(folder)\" has event files already, which TensorBoard would mix with new ones; choose another folder, "
                    + "or replace them with --force")
        }
        // A folder of such a name is nobody's event file, and stays.
        for name in old where unsafe unlink("\(folder)/\(name)") != 0 {
            throw Failure("cannot remove \"\(folder)/\(name)\": \(systemReason())")
        }
        return try TensorBoardWriter(folder: folder, wallTime: Date().timeIntervalSince1970)
    }

    /// What the event files of a run that is gone on with say.
    /// - Parameters:
    ///   - folder: need not exist.
    ///   - reader: the run.
    /// - Returns: what is written there.
    /// - Throws: `UsageError` if that is of another run, or `ExportError` or `RunFileError`.
    static func written(_ folder: String, of reader: RunReader) throws -> WrittenEvents {
        let events = try WrittenEvents(folder: folder)
        let update = try reader.checkpoint()?.update ?? 0
        guard let last = events.steps.last(where: { $0.number <= update }) else { return events }
        let sample = try reader.samples(after: last.number - 1, limit: 1).first
        guard let sample, sample.update == last.number, isSame(Float(sample.score), last.score) else {
            throw UsageError(
                "\"\(folder)\" has event files of another run, which TensorBoard would mix with this one; choose another "
                    + "folder")
        }
        return events
    }

    /// Goes on with event files in a file of their own, after which TensorBoard shows every meta-update once.
    /// - Parameters:
    ///   - folder: created if it is missing.
    ///   - events: what is written there.
    ///   - reader: the run.
    ///   - update: where it stands: what files say of later meta-updates counts no longer.
    /// - Returns: what appends the next ones; those missing before are there.
    /// - Throws: `ExportError` or `RunFileError`.
    static func resume(
        _ folder: String, _ events: WrittenEvents, of reader: RunReader, at update: Int
    ) throws -> TensorBoardWriter {
        var known = 0
        for number in Set(events.steps.map(\.number)).sorted() where number == known + 1 && number <= update {
            known = number
        }
        // TensorBoard reads files in the order of their names, which begin with the time.
        let log = try TensorBoardWriter(
            folder: folder, wallTime: max(Date().timeIntervalSince1970, events.nextTime),
            continuingAt: events.names.isEmpty ? nil : known + 1)
        for (sample, time) in zip(try reader.samples(after: known), try reader.times(after: known))
        where sample.update <= update {
            try log.append(sample, wallTime: time)
        }
        return log
    }

    private static func files(_ folder: String) -> [String] {
        let names = (try? FileManager.default.contentsOfDirectory(atPath: folder)) ?? []
        return names.filter { $0.hasPrefix("events.out.tfevents.") }
    }

    private static func isSame(_ a: Float, _ b: Float) -> Bool { a == b || (a.isNaN && b.isNaN) }
}
