import Foundation
import Games
import SwiftProtobuf

// Unsafe here is C alone: it reads strings and fills structures that are ours for as long as a call takes.

/// What the event files of a folder say already, as TensorBoard reads them: file after file, in the order of their
/// names, each up to the first record that is not whole.
package struct WrittenEvents: Sendable, Hashable {
    /// A step and its score.
    package struct Step: Sendable, Hashable {
        package var number: Int
        package var score: Float
    }

    /// Names of the files, in their order.
    package private(set) var names: [String] = []
    /// The steps that count, in the order in which they were written.
    package private(set) var steps: [Step] = []

    /// The earliest time that a further file can bear so that it is read last, in seconds since 1970.
    package var nextTime: Double {
        (names.compactMap { Double($0.dropFirst(WrittenEvents.prefix.count).prefix { $0 != "." }) }.max() ?? -1) + 1
    }

    static let prefix = "events.out.tfevents."

    /// - Parameter folder: need not exist.
    /// - Throws: if a file cannot be read.
    package init(folder: String) throws(ExportError) {
        let entries = (try? FileManager.default.contentsOfDirectory(atPath: folder)) ?? []
        names = entries.filter { $0.hasPrefix(WrittenEvents.prefix) }.sorted()
        for name in names { try read("\(folder)/\(name)") }
    }

    private mutating func read(_ path: String) throws(ExportError) {
        let descriptor = unsafe open(path, O_RDONLY | O_NONBLOCK | O_NOCTTY | O_CLOEXEC)
        guard descriptor >= 0 else { throw .system("cannot read \"\(path)\"") }
        var status = stat()
        guard unsafe fstat(descriptor, &status) == 0, status.st_mode & S_IFMT == S_IFREG,
            let file = unsafe fdopen(descriptor, "r")
        else {
            close(descriptor)
            throw ExportError(description: "\"\(path)\" is no plain file, as an event file must be")
        }
        defer { unsafe fclose(file) }
        while let message = unsafe WrittenEvents.record(file) {
            guard let event = try? TensorBoardEvent(serializedBytes: message) else { return }
            take(event)
        }
    }

    private mutating func take(_ event: TensorBoardEvent) {
        let number = Int(event.step)
        switch event.what {
        case .sessionLog(let log) where log.status == 1: steps.removeAll { $0.number >= number }
        case .summary(let summary):
            guard let score = summary.value.first(where: { $0.tag == "reward/score" }) else { return }
            steps.append(Step(number: number, score: score.simpleValue))
        default: break
        }
    }

    /// The largest record that is read, in bytes; ours have 2,000.
    private static let recordLimit = 1 << 20

    /// The message of the next record; nil at the end, or where one is not whole.
    private static func record(_ file: UnsafeMutablePointer<FILE>) -> Data? {
        func bytes(_ count: Int) -> [UInt8]? {
            var bytes = [UInt8](repeating: 0, count: count)
            return unsafe fread(&bytes, 1, count, file) == count ? bytes : nil
        }
        func number(_ bytes: [UInt8]) -> UInt64 { bytes.reversed().reduce(0) { $0 << 8 | UInt64($1) } }
        guard let length = bytes(8), let check = bytes(4), number(check) == UInt64(CRC32C.masked(length)),
            number(length) <= recordLimit, let message = bytes(Int(number(length))), let sum = bytes(4),
            number(sum) == UInt64(CRC32C.masked(message))
        else { return nil }
        return Data(message)
    }
}
