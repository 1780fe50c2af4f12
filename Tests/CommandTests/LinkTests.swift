import Foundation
import Testing

/// Pages for people lead to each other.
struct LinkTests {
    @Test func `every link to a file of the repository leads to one`() throws {
        for page in try LinkTests.pages() {
            let file = Program.sources.appending(path: page)
            let text = try String(contentsOf: file, encoding: .utf8)
            for link in text.matches(of: #/\]\((?<target>[^)#:\s]+)(\#[^)\s]*)?\)/#) {
                let target = file.deletingLastPathComponent().appending(path: String(link.output.target))
                #expect(FileManager.default.fileExists(atPath: target.path), "\(page): \(link.output.target)")
            }
        }
    }

    /// Markdown at the top, below `docs`, and in the library's pages.
    private static func pages() throws -> [String] {
        let top = try FileManager.default.contentsOfDirectory(atPath: Program.sources.path)
        let docs = try FileManager.default.subpathsOfDirectory(atPath: Program.sources.appending(path: "docs").path)
        let catalogue = "Sources/Learning/Engine/Engine.docc"
        let library = try FileManager.default.contentsOfDirectory(
            atPath: Program.sources.appending(path: catalogue).path)
        return (top + docs.map { "docs/\($0)" } + library.map { "\(catalogue)/\($0)" }).filter { $0.hasSuffix(".md") }
    }
}
