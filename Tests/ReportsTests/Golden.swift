import Foundation

/// Texts kept as files. `UPDATE_GOLDEN=1` writes them anew.
enum Golden {
    static let folder = URL(fileURLWithPath: #filePath).deletingLastPathComponent().appendingPathComponent("Golden")
    static let isUpdating = ProcessInfo.processInfo.environment["UPDATE_GOLDEN"] == "1"

    /// Compares a text with its file.
    /// - Parameters:
    ///   - actual: the text.
    ///   - name: the file's name.
    /// - Returns: the first line that differs, nil if none does.
    /// - Throws: what the file system says when the file cannot be written or read.
    static func difference(_ actual: String, _ name: String) throws -> String? {
        let file = folder.appendingPathComponent(name)
        if isUpdating {
            try FileManager.default.createDirectory(at: folder, withIntermediateDirectories: true)
            try actual.write(to: file, atomically: true, encoding: .utf8)
            return nil
        }
        let expected = try String(contentsOf: file, encoding: .utf8)
        guard expected != actual else { return nil }
        let (old, new) = (expected.components(separatedBy: "\n"), actual.components(separatedBy: "\n"))
        let line = zip(old, new).enumerated().first { $0.element.0 != $0.element.1 }
        return line.map { "\(name), line \($0.offset + 1)\n- \($0.element.0)\n+ \($0.element.1)" }
            ?? "\(name) has \(old.count) lines, the text \(new.count)"
    }
}
