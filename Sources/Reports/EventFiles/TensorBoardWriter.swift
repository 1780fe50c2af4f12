import Foundation
import Training

// Unsafe here is C alone: it reads strings and fills structures that are ours for as long as a call takes.

/// A TensorBoard event file that grows: meta-updates may be appended while TensorBoard reads. Each record goes out
/// whole; if that fails, what was written of it is taken back, so that the next attempt continues a sound file.
///
/// TensorBoard shows all event files of a folder as one run, so a folder must not hold the same run twice.
package final class TensorBoardWriter {
    /// Path of the file.
    package let path: String
    private let handle: FileHandle
    private var records = EventRecords()

    /// Begins a file in a folder, which is created if it is missing.
    /// - Parameters:
    ///   - folder: where.
    ///   - wallTime: now, in seconds since 1970.
    ///   - host: name of this machine, part of the file's name.
    ///   - process: number of this process, part of the file's name.
    ///   - first: the step from which on the folder's other files count no longer; nil if there are none.
    /// - Throws: if the folder or the file cannot be written.
    package init(
        folder: String, wallTime: Double, host: String = ProcessInfo.processInfo.hostName,
        process: Int32 = ProcessInfo.processInfo.processIdentifier, continuingAt first: Int? = nil
    ) throws(ExportError) {
        do {
            try FileManager.default.createDirectory(atPath: folder, withIntermediateDirectories: true)
        } catch {
            throw .system("cannot create the folder \"\(folder)\"")
        }
        var number = 0
        while true {
            let name = TensorBoardWriter.fileName(wallTime: wallTime, host: host, process: process, number: number)
            let path = "\(folder)/\(name)"
            let descriptor = unsafe open(path, O_RDWR | O_CREAT | O_EXCL | O_APPEND | O_CLOEXEC, 0o666)
            if descriptor >= 0 {
                self.path = path
                handle = FileHandle(fileDescriptor: descriptor, closeOnDealloc: true)
                break
            }
            guard errno == EEXIST else { throw .system("cannot create \"\(path)\"") }
            number += 1
        }
        try write(EventRecords.opening(wallTime: wallTime))
        if let first { try write(EventRecords.restart(step: first, wallTime: wallTime)) }
    }

    /// Name of a file, `events.out.tfevents.SECONDS.HOST.PROCESS.NUMBER`: TensorBoard knows event files by `tfevents`
    /// and reads those of a folder in the order of their names.
    package static func fileName(wallTime: Double, host: String, process: Int32, number: Int) -> String {
        let digits = "\(Int(min(max(wallTime, 0), 1e10 - 1)))"
        let seconds = String(repeating: "0", count: 10 - digits.utf8.count) + digits
        let safeHost = host.map { $0.isASCII && ($0.isLetter || $0.isNumber || $0 == "-" || $0 == ".") ? $0 : "_" }
        return "events.out.tfevents.\(seconds).\(String(safeHost.prefix(100))).\(process).\(number)"
    }

    /// Adds a record for a meta-update.
    /// - Parameters:
    ///   - sample: what it measured.
    ///   - wallTime: when, in seconds since 1970.
    /// - Throws: if it cannot be written; the file is then as before.
    package func append(_ sample: UpdateSample, wallTime: Double) throws(ExportError) {
        var next = records
        try write(next.record(sample, wallTime: wallTime))
        records = next
    }

    private func write(_ record: Data) throws(ExportError) {
        let descriptor = handle.fileDescriptor
        let start = lseek(descriptor, 0, SEEK_END)
        var rest = record[...]
        while !rest.isEmpty {
            let count = unsafe rest.withUnsafeBytes { unsafe Foundation.write(descriptor, $0.baseAddress, $0.count) }
            if count < 0 && errno == EINTR { continue }
            guard count > 0 else {
                let problem = ExportError.system("cannot write \"\(path)\"")
                _ = ftruncate(descriptor, start)
                throw problem
            }
            rest = rest.dropFirst(count)
        }
    }
}
