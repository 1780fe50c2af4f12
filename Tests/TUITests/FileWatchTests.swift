import Foundation
import Platform
import TUI
import TestTools
import Testing

/// Folders are watched from when they are there.
struct FileWatchTests {
    /// Waits until something has changed.
    private func changes(_ watch: FileWatch) -> Bool {
        var request = pollfd(fd: watch.reader, events: Int16(POLLIN), revents: 0)
        let isReady = poll(&request, 1, 20_000) == 1
        watch.drain()
        return isReady
    }

    private func isQuiet(_ watch: FileWatch) -> Bool {
        var request = pollfd(fd: watch.reader, events: Int16(POLLIN), revents: 0)
        return poll(&request, 1, 0) == 0
    }

    @Test func `a file that is saved is told of`() throws {
        let folder = try TemporaryFolder()
        defer { folder.remove() }
        let watch = FileWatch([folder.path])
        #expect(isQuiet(watch))
        try "a".write(toFile: "\(folder.path)/keys.conf", atomically: false, encoding: .utf8)
        #expect(changes(watch) && isQuiet(watch))
        try "b".write(toFile: "\(folder.path)/keys.conf", atomically: true, encoding: .utf8)
        #expect(changes(watch))
    }

    @Test func `so is one in folders that come later`() throws {
        let folder = try TemporaryFolder()
        defer { folder.remove() }
        let place = "\(folder.path)/config/metamapg"
        let watch = FileWatch([place, "\(place)/themes"])
        #expect(isQuiet(watch))
        for path in ["\(folder.path)/config", place, "\(place)/themes"] {
            try FileManager.default.createDirectory(atPath: path, withIntermediateDirectories: false)
            #expect(changes(watch), "\(path)")
        }
        try "a".write(toFile: "\(place)/keys.conf", atomically: false, encoding: .utf8)
        #expect(changes(watch))
        try "a".write(toFile: "\(place)/themes/own.theme", atomically: false, encoding: .utf8)
        #expect(changes(watch))
    }
}
