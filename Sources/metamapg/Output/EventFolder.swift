import Foundation
import Reports

/// A folder of event files, which TensorBoard shows as one run.
enum EventFolder {
    /// Begins an event file in a folder that has none.
    /// - Parameters:
    ///   - folder: created if it is missing.
    ///   - force: whether event files that are there are removed.
    /// - Returns: what appends to it.
    /// - Throws: `UsageError` if the folder has event files that must stay, or `ExportError`.
    static func begin(_ folder: String, force: Bool) throws -> TensorBoardWriter {
        let old = files(folder)
        guard old.isEmpty || force else {
            throw UsageError(
                "\"\(folder)\" has event files already, which TensorBoard would mix with new ones; choose another folder, "
                    + "or replace them with --force")
        }
        for name in old { try? FileManager.default.removeItem(atPath: "\(folder)/\(name)") }
        return try TensorBoardWriter(folder: folder, wallTime: Date().timeIntervalSince1970)
    }

    private static func files(_ folder: String) -> [String] {
        let names = (try? FileManager.default.contentsOfDirectory(atPath: folder)) ?? []
        return names.filter { $0.hasPrefix("events.out.tfevents.") }
    }
}

/// What the operating system refused, of an error of Foundation's.
func systemReason(_ error: any Error) -> String {
    let underlying = (error as NSError).userInfo[NSUnderlyingErrorKey] as? NSError
    return underlying.map { String(cString: strerror(Int32($0.code))) } ?? error.localizedDescription
}
