import Foundation
import TUI
import TestTools
import Testing

/// Theme files as editors, and strangers, leave them.
struct ThemeFileTests {
    private let folder: TemporaryFolder

    init() throws { folder = try TemporaryFolder() }

    private func store(_ wanted: String = "default") -> ThemeStore {
        ThemeStore.load(directory: folder.path, wanted: wanted, environment: [:], executable: "/x/y")
    }

    @Test func `lines end as they do on any system, and a byte order mark is no entry`() throws {
        defer { folder.remove() }
        let lines = ["# first", "theme[title]=\"#ff0000\"", "theme[hi_fg]=\"#00ff00\"", ""]
        let expected = try Theme.parse(lines.joined(separator: "\n"), name: "t").colors
        #expect(expected.count == 2)
        for end in ["\n", "\r\n", "\r"] {
            for mark in ["", "\u{FEFF}"] {
                // Without the comment the first line is an entry.
                for lines in [lines, Array(lines.dropFirst())] {
                    #expect(try Theme.parse(mark + lines.joined(separator: end), name: "t").colors == expected)
                }
            }
        }
        let error = #expect(throws: ThemeError.self) {
            try Theme.parse("\u{FEFF}# first\r\ntheme[title]=\"red\"\r\n", name: "t")
        }
        #expect(error?.line == 2 && error?.key == "title")
        try folder.write("\u{FEFF}theme[title]=\"#ff0000\"\r\ntheme[hi_fg]=\"#00ff00\"\r\n", to: "windows.theme")
        #expect(store().theme(named: "windows")?.colors == expected && store().problems.isEmpty)
    }

    @Test func `whatever is left out is named with the reason`() throws {
        defer { folder.remove() }
        try #require(mkfifo("\(folder.path)/a-pipe.theme", 0o600) == 0)
        try folder.write("theme[title]=red\u{1B}[2J", to: "b-wrong.theme")
        try folder.write("", to: "c-sparse.theme")
        try #require(truncate("\(folder.path)/c-sparse.theme", 1 << 40) == 0)
        try FileManager.default.createDirectory(
            atPath: "\(folder.path)/d-folder.theme", withIntermediateDirectories: true)
        try FileManager.default.createSymbolicLink(
            atPath: "\(folder.path)/e-nowhere.theme", withDestinationPath: "nowhere")
        try Data([0xFF, 0xFE, 0x74, 0]).write(to: URL(fileURLWithPath: "\(folder.path)/f-utf16.theme"))
        try folder.write("theme[title]=\"#ff0000\"", to: "good.theme")
        let store = store()
        #expect(store.theme(named: "good") != nil)
        #expect(
            store.leftOut.map { $0.reason.replacingOccurrences(of: folder.path, with: "") } == [
                "/a-pipe.theme: is a named pipe, but a plain file is needed",
                "/b-wrong.theme, line 1, theme[title]: red?[2J is no colour; expected \"#RRGGBB\", \"#GG\", \"R G B\" with "
                    + "numbers up to 255, or \"\"",
                "/c-sparse.theme: is larger than 65536 bytes",
                "/d-folder.theme: is a folder, but a plain file is needed",
                "/e-nowhere.theme: the file does not exist",
                "/f-utf16.theme: the text is not in UTF-8",
            ])
        #expect(store.leftOut.map(\.path).allSatisfy { $0.hasPrefix(folder.path) })
        #expect(store.problems == store.leftOut.map(\.reason))
        let wanted = self.store("\(folder.path)/a-pipe.theme")
        #expect(wanted.problems.contains("the default theme is used instead of \(folder.path)/a-pipe.theme"))
    }
}
