import Foundation
import TUI
import TestTools
import Testing
import Training

/// The files themselves: where they lie, what becomes of broken ones, what is kept.
struct ScreenFilesTests {
    @Test
    func `folders are those of the specification`() {
        let usual = ScreenFolders(environment: ["HOME": "/home/a"])
        #expect(usual.configuration == "/home/a/.config/metamapg" && usual.state == "/home/a/.local/state/metamapg")
        let own = ScreenFolders(environment: ["HOME": "/h", "XDG_CONFIG_HOME": "/c", "XDG_STATE_HOME": "state"])
        #expect(own.configuration == "/c/metamapg" && own.state == "/h/.local/state/metamapg")
        let none = ScreenFolders(environment: [:])
        #expect(none.configuration == nil && none.state == nil)
    }

    private func folders(_ folder: TemporaryFolder) -> ScreenFolders {
        ScreenFolders(environment: ["XDG_CONFIG_HOME": folder.path, "XDG_STATE_HOME": folder.path])
    }

    @Test
    func `missing files say nothing, unreadable ones are named`() throws {
        let folder = try TemporaryFolder()
        defer { folder.remove() }
        let folders = folders(folder)
        let nothing = ScreenConfiguration.load(folders, themes: .builtIn, withKept: true)
        #expect(nothing.problems.isEmpty && nothing.looks.lines.isEmpty && nothing.kept?.lines.isEmpty == true)
        let path = try #require(folders.configuration)
        try FileManager.default.createDirectory(atPath: "\(path)/keys.conf", withIntermediateDirectories: true)
        try Data([0xff, 0xfe]).write(to: URL(fileURLWithPath: "\(path)/metamapg.conf"))
        try Data(count: 70_000).write(to: URL(fileURLWithPath: "\(path)/screen.conf"))
        let broken = ScreenConfiguration.load(folders, themes: .builtIn, withKept: true)
        #expect(
            broken.problems == [
                "\(path)/metamapg.conf: the text is not in UTF-8",
                "\(path)/keys.conf: is a folder, but a plain file is needed",
                "\(path)/screen.conf: is larger than 65536 bytes",
            ])
    }

    @Test
    func `what is kept is written whole and last`() throws {
        let folder = try TemporaryFolder()
        defer { folder.remove() }
        let folders = folders(folder)
        let files = ScreenFiles(folders, themes: { .builtIn }, onNews: {})
        for number in 0...50 { files.keep("hide = \(number)\n") }
        files.finish(patience: 20)
        let text = try String(contentsOfFile: "\(folder.path)/metamapg/screen.conf", encoding: .utf8)
        #expect(text == "hide = 50\n")
        #expect(try FileManager.default.contentsOfDirectory(atPath: "\(folder.path)/metamapg") == ["screen.conf"])
        #expect(files.takeNews().problem == nil)
    }

    @Test
    func `a folder that cannot be written is told once`() throws {
        let folder = try TemporaryFolder()
        defer { folder.remove() }
        // A file stands where the folder should be, which even root cannot write in.
        try Data().write(to: URL(fileURLWithPath: "\(folder.path)/metamapg"))
        let files = ScreenFiles(folders(folder), themes: { .builtIn }, onNews: {})
        files.keep("a")
        files.finish(patience: 20)
        let problem = try #require(files.takeNews().problem)
        #expect(problem.contains("screen.conf cannot be written"))
        files.keep("b")
        files.finish(patience: 20)
        #expect(files.takeNews().problem == nil)
    }
}
