import Foundation
import Games
import Personas
import TestTools
import Testing

struct PopulationBoundsTests {
    private func problem(_ path: String) -> String? {
        do {
            _ = try PopulationFile(path: path, for: Game.halfCheetah(HalfCheetah()))
            return nil
        } catch {
            return error.description
        }
    }

    @Test func `populations are no larger than they say, and nothing is waited for`() throws {
        let folder = try TemporaryFolder()
        defer { folder.remove() }
        try #require(mkfifo("\(folder.path)/pipe.safetensors", 0o600) == 0)
        #expect(
            problem("\(folder.path)/pipe.safetensors")
                == "\"\(folder.path)/pipe.safetensors\": is a named pipe, but a plain file is needed")
        let team = URL(fileURLWithPath: #filePath).deletingLastPathComponent().deletingLastPathComponent()
            .deletingLastPathComponent().appending(path: "teams/left.safetensors")
        let copy = "\(folder.path)/left.safetensors"
        try FileManager.default.copyItem(atPath: team.path, toPath: copy)
        #expect(problem(copy) == nil)
        try #require(truncate(copy, 1 << 40) == 0)
        #expect(problem(copy)?.hasPrefix("\"\(copy)\": is larger than ") == true)
        try folder.write("", to: "zeros.safetensors")
        try #require(truncate("\(folder.path)/zeros.safetensors", 1 << 40) == 0)
        #expect(problem("\(folder.path)/zeros.safetensors")?.contains("its header is not JSON") == true)
    }
}
