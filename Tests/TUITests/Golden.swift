import Foundation
import TUI

/// Screens kept as files. `UPDATE_GOLDEN=1` writes them anew.
enum Golden {
    static let folder = URL(fileURLWithPath: #filePath).deletingLastPathComponent().appendingPathComponent("Golden")
    static let isUpdating = ProcessInfo.processInfo.environment["UPDATE_GOLDEN"] == "1"

    /// Compares a screen with its file.
    ///
    /// - Parameters:
    ///   - buffer: the screen.
    ///   - name: the file's name without `.txt`.
    /// - Returns: what differs, line by line; nil if nothing does.
    /// - Throws: what the file system says when a file cannot be written.
    static func difference(_ buffer: CellBuffer, _ name: String) throws -> String? {
        let file = folder.appendingPathComponent("\(name).txt")
        let actual = describe(buffer)
        if isUpdating {
            try FileManager.default.createDirectory(at: folder, withIntermediateDirectories: true)
            try actual.write(to: file, atomically: true, encoding: .utf8)
            return nil
        }
        guard let expected = try? String(contentsOf: file, encoding: .utf8) else {
            return "\(file.lastPathComponent) is missing; UPDATE_GOLDEN=1 writes it"
        }
        return expected == actual ? nil : "\(name) differs:\n" + lineDifference(expected, actual)
    }

    /// The text grid, the attribute grid with one letter a style, and what the letters mean.
    static func describe(_ buffer: CellBuffer) -> String {
        let letters = Array("abcdefghijklmnopqrstuvwxyzABCDEFGHIJKLMNOPQRSTUVWXYZ0123456789")
        var styles: [Style] = []
        var rows: [String] = []
        for row in 0..<buffer.height {
            var line = ""
            for column in 0..<buffer.width {
                let style = buffer[column, row].style
                let index =
                    styles.firstIndex(of: style)
                    ?? {
                        styles.append(style)
                        return styles.count - 1
                    }()
                line.append(index < letters.count ? letters[index] : "?")
            }
            rows.append(line)
        }
        let legend = styles.enumerated().map { index, style in
            let letter = index < letters.count ? String(letters[index]) : "?"
            return "\(letter) \(style.foreground) on \(style.background)\(words(style.attributes))"
        }
        return ([buffer.text, "-- styles"] + rows + legend).joined(separator: "\n") + "\n"
    }

    private static func words(_ attributes: Style.Attributes) -> String {
        let names: [(Style.Attributes, String)] = [
            (.bold, "bold"), (.dim, "dim"), (.reverse, "reverse"), (.underline, "underline"),
        ]
        return names.filter { attributes.contains($0.0) }.map { " \($0.1)" }.joined()
    }

    private static func lineDifference(_ expected: String, _ actual: String) -> String {
        let old = expected.split(separator: "\n", omittingEmptySubsequences: false)
        let new = actual.split(separator: "\n", omittingEmptySubsequences: false)
        var lines: [String] = []
        for index in 0..<max(old.count, new.count) {
            let before = index < old.count ? String(old[index]) : nil
            let after = index < new.count ? String(new[index]) : nil
            guard before != after else { continue }
            lines.append("line \(index + 1)")
            if let before { lines.append("- \(before)") }
            if let after { lines.append("+ \(after)") }
        }
        return lines.prefix(60).joined(separator: "\n")
    }
}
