import Foundation
import Games
import TestTools
import Testing

struct PlainFileTests {
    private let folder: TemporaryFolder

    init() throws { folder = try TemporaryFolder() }

    private func problem(_ path: String, limit: Int = 100) -> PlainFile.Problem? {
        do {
            _ = try PlainFile.contents(path, limit: limit)
            return nil
        } catch {
            return error
        }
    }

    @Test func `contents and beginnings are read, whole up to the limit`() throws {
        defer { folder.remove() }
        try folder.write("0123456789", to: "file")
        let path = "\(folder.path)/file"
        #expect(try PlainFile.contents(path, limit: 10) == Data("0123456789".utf8))
        #expect(problem(path, limit: 9) == .large(limit: 9))
        #expect(try PlainFile.prefix(path, count: 4) == Data("0123".utf8))
        #expect(try PlainFile.prefix(path, count: 40) == Data("0123456789".utf8))
        try FileManager.default.createSymbolicLink(atPath: "\(folder.path)/link", withDestinationPath: "file")
        #expect(try PlainFile.contents("\(folder.path)/link", limit: 10).count == 10)
    }

    @Test func `nothing is waited for, and what is no file is named`() throws {
        defer { folder.remove() }
        try #require(mkfifo("\(folder.path)/pipe", 0o600) == 0)
        #expect(problem("\(folder.path)/pipe") == .special("a named pipe"))
        #expect(problem(folder.path) == .folder)
        #expect(problem("/dev/zero") == .special("a device"))
        #expect(problem("\(folder.path)/none") == .missing)
        #expect(problem("\(folder.path)/none/below") == .missing)
        #expect(problem("/dev/zero")?.description == "is a device, but a plain file is needed")
    }

    @Test func `a sparse file is refused by its size`() throws {
        defer { folder.remove() }
        let path = "\(folder.path)/sparse"
        try folder.write("", to: "sparse")
        try #require(truncate(path, 1 << 40) == 0)
        #expect(problem(path, limit: 1 << 20) == .large(limit: 1 << 20))
        #expect(try PlainFile.prefix(path, count: 3) == Data(count: 3))
    }
}
