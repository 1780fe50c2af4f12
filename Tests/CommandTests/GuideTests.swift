import Foundation
import TestTools
import Testing

/// What the guide shows works as it says.
struct GuideTests {
    @Test func `the script of the guide reads a run`() async throws {
        let program = try Program()
        defer { program.remove() }
        let result = try await program.train("--updates", "3", "--validate-every", "2", "--out", "run")
        #expect(result.status == 0, "\(result.errors)")
        let folder = try TemporaryFolder()
        defer { folder.remove() }
        let script = Program.sources.appending(path: "docs/guide/read_run.py").path
        let output = try await Python.run(
            """
            import runpy, sys
            sys.dont_write_bytecode = True
            sys.argv = ["read_run.py", \(quoted: program.path("run"))]
            runpy.run_path(\(quoted: script), run_name="__main__")
            """, in: folder)
        for line in [
            "ipd, meta-mapg, seed 1\n", "3 meta-updates, 2 agents, 3 joint policies\n", "validated 1 times, best ",
            "best-2.safetensors: probability of the first action by observation [",
        ] {
            #expect(output.contains(line), "\(output)")
        }
    }

    @Test func `games of the guide can be played`() async throws {
        let program = try Program()
        defer { program.remove() }
        let page = Program.sources.appending(path: "docs/guide/own-games.md")
        let blocks = try String(contentsOf: page, encoding: .utf8).components(separatedBy: "```yaml\n").dropFirst()
        #expect(blocks.count > 1)
        for (number, block) in blocks.enumerated() {
            try program.write(block.components(separatedBy: "```")[0], to: "game\(number).yaml")
            let result = try await program.train(
                "--game", "game\(number).yaml", "--updates", "1", "--out", "run\(number)")
            #expect(result.status == 0, "\(result.errors)")
        }
    }
}

extension DefaultStringInterpolation {
    /// A word as Python reads it back.
    fileprivate mutating func appendInterpolation(quoted text: String) {
        let escaped = text.replacing("\\", with: "\\\\").replacing("\"", with: "\\\"")
        appendInterpolation("\"\(escaped)\"")
    }
}
