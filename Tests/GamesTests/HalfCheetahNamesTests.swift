import Foundation
import Testing

/// Nobody but itself knows which game HalfCheetah is.
struct HalfCheetahNamesTests {
    private let root = URL(fileURLWithPath: #filePath).deletingLastPathComponent().deletingLastPathComponent()
        .deletingLastPathComponent()
    /// Its rules, its picture and its presets.
    private let homes = [
        "Sources/Games/HalfCheetah/", "Sources/TUI/Panels/Robot/", "Sources/Learning/Engine/Methods/Preset+HalfCheetah",
    ]

    @Test func `no source outside its own names it`() throws {
        let sources = root.appendingPathComponent("Sources")
        let files = try #require(FileManager.default.enumerator(atPath: sources.path)).compactMap { $0 as? String }
        #expect(files.count > 400)
        for file in files.map({ "Sources/\($0)" }) + ["Package.swift", "Makefile"] {
            guard !homes.contains(where: file.hasPrefix),
                let data = FileManager.default.contents(atPath: "\(root.path)/\(file)")
            else { continue }
            #expect(!String(decoding: data, as: UTF8.self).lowercased().contains("halfcheetah"), "\(file)")
        }
    }
}
