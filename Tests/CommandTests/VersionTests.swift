import Foundation
import Store
import Testing

/// The version is said once, in `ProgramVersion`, and wherever people look for it.
struct VersionTests {
    @Test func `the program, the citation, the README and the list of changes name one version`() async throws {
        let program = try Program()
        defer { program.remove() }
        let current = ProgramVersion.current
        #expect(try await program.run(["--version"]).output == "\(current)\n")
        for (file, start) in [("CITATION.cff", "version: "), ("CHANGELOG.md", "## ["), ("README.md", "Version ")] {
            let lines = try VersionTests.text(file).split(separator: "\n")
            let line = try #require(lines.first { $0.hasPrefix(start) }, "\(file)")
            #expect(line.dropFirst(start.count).prefix { $0.isNumber || $0 == "." } == current, "\(file)")
        }
    }

    private static func text(_ file: String) throws -> String {
        try String(contentsOf: Program.sources.appending(path: file), encoding: .utf8)
    }
}
