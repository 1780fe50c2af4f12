import Files
import Foundation

/// Where learners of the exact game are kept that had to be trained, a file each: trained once, used again, gone on with
/// after a break.
package struct LearnerFolder: Sendable, Hashable {
    package let path: String

    /// Of a larger file nothing is read.
    private static let largestFile = 16_000_000

    package init(_ path: String) { self.path = path }

    /// Beside the runs of a store.
    package init(beside store: RunStore) { self.init("\(DurableFiles.parent(of: store.folder))/learners") }

    /// The name of a training's file: what it is called, and a mark of all that its result follows from.
    /// - Parameters:
    ///   - title: Such as `ipd-meta-mapg-seed3`.
    ///   - start: The training before its first step, with its settings and seed.
    ///   - circumstances: Numbers of what it is not told itself, such as payoffs.
    /// - Returns: The name.
    /// - Throws: `RunFileError` if the start cannot be written down.
    package static func name<Training: Encodable>(
        _ title: String, from start: Training, in circumstances: [Double]
    ) throws(RunFileError) -> String {
        var mark = Fingerprint()
        mark.add(circumstances)
        for byte in try data(start) { mark.add(UInt64(byte)) }
        return "\(title)-\(mark.text).json"
    }

    /// What was kept under a name; nil if nothing was.
    /// - Throws: `RunFileError` if it cannot be read or is damaged.
    package func load<Training: Decodable>(_ name: String, as type: Training.Type) throws(RunFileError) -> Training? {
        guard DurableFiles.isFolder(path) else { return nil }
        guard let data = try FolderHandle(path).contents(name, limit: Self.largestFile) else { return nil }
        do {
            return try JSONDecoder().decode(type, from: data)
        } catch {
            throw .damaged("\(path)/\(name)", "it is no training of this version")
        }
    }

    /// Keeps a training in the place of what had its name.
    /// - Throws: `RunFileError`; what was there is there still.
    package func save<Training: Encodable>(_ training: Training, _ name: String) throws(RunFileError) {
        try DurableFiles.createFolders(path)
        try FolderHandle(path).replace(name, Self.data(training))
    }

    private static func data<Training: Encodable>(_ training: Training) throws(RunFileError) -> Data {
        let encoder = JSONEncoder()
        encoder.outputFormatting = .sortedKeys
        do {
            return try encoder.encode(training)
        } catch {
            throw RunFileError("a training that cannot be written down: \(error)")
        }
    }
}
