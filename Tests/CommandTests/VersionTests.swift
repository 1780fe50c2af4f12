import Foundation
import Kernels
import Store
import Testing

/// The version is said once, in `ProgramVersion`, and wherever people look for it.
struct VersionTests {
    @Test func `the program, the citation, the README and the list of changes name one version`() async throws {
        let program = try Program()
        defer { program.remove() }
        let current = ProgramVersion.current
        // With the processor that was built for, of which the tests know as little as the program is told.
        let version = try await program.run(["--version"]).output
        let start = "\(current), kernels for "
        #expect(version.hasPrefix(start) && version.hasSuffix("\n"))
        #expect(version.dropFirst(start.count).dropLast() == BuiltProcessor.name)
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
