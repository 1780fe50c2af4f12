import Foundation

/// How long fuzzers run and what they begin with. The test suite runs them briefly with a fixed seed, `make fuzz` so many
/// times as long as `FUZZ_TIMES` says and with the seed of `FUZZ_SEED`.
package enum Fuzzing {
    /// Inputs to be tried by a fuzzer.
    /// - Parameter usual: How many the test suite tries.
    /// - Returns: The number.
    package static func rounds(_ usual: Int) -> Int {
        usual * (ProcessInfo.processInfo.environment["METAMAPG_FUZZ_TIMES"].flatMap(Int.init) ?? 1)
    }

    /// Seed of the damage that is done.
    package static var seed: UInt64 {
        ProcessInfo.processInfo.environment["METAMAPG_FUZZ_SEED"].flatMap(UInt64.init) ?? 1
    }

    /// The files of `Tests/Corpus` that fuzzers of one kind begin with, in the order of their names.
    /// - Parameter kind: A folder of it, such as `themes`.
    /// - Returns: Name and contents of each.
    /// - Throws: If there is no such folder.
    package static func corpus(_ kind: String) throws -> [(name: String, bytes: [UInt8])] {
        let folder = URL(fileURLWithPath: #filePath).deletingLastPathComponent().deletingLastPathComponent()
            .appending(path: "Corpus/\(kind)")
        return try FileManager.default.contentsOfDirectory(atPath: folder.path).sorted().map { name in
            (name, [UInt8](try Data(contentsOf: folder.appending(path: name))))
        }
    }

    /// Keeps an input where it can be found if reading it ends the process: `.build/fuzz/KIND`.
    /// - Parameters:
    ///   - bytes: What is read next.
    ///   - kind: Names the fuzzer.
    /// - Throws: If it cannot be written.
    package static func keep(_ bytes: [UInt8], of kind: String) throws {
        let folder = URL(fileURLWithPath: #filePath).deletingLastPathComponent().deletingLastPathComponent()
            .deletingLastPathComponent().appending(path: ".build/fuzz")
        try FileManager.default.createDirectory(at: folder, withIntermediateDirectories: true)
        try Data(bytes).write(to: folder.appending(path: kind))
    }
}
