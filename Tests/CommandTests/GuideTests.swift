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

    @Test func `the library's article shows code that is tested`() throws {
        let page = "Sources/Learning/Engine/Engine.docc/MetaGradientInTenLines.md"
        let article = try String(contentsOf: Program.sources.appending(path: page), encoding: .utf8)
        let tests = Program.sources.appending(path: "Tests/EngineTests/MetaGradientTests.swift")
        let tested = try Self.lines(String(contentsOf: tests, encoding: .utf8))
        let blocks = article.components(separatedBy: "```swift\n").dropFirst()
        #expect(blocks.count == 2)
        for block in blocks {
            let shown = Self.lines(block.components(separatedBy: "```")[0])
            #expect(!shown.isEmpty)
            let isTested = tested.indices.contains { tested[$0...].starts(with: shown) }
            #expect(isTested, "\(shown)")
        }
    }

    /// Lines of code without their indentation, and without who may call what.
    private static func lines(_ code: String) -> [String] {
        code.split(separator: "\n").map {
            $0.trimmingCharacters(in: .whitespaces).replacing("private func", with: "func")
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
