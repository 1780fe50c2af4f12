import Foundation
import Synchronization

/// A run's metrics as JSON Lines, one line a meta-update, in an append-only file. Nothing is dropped: what cannot be
/// written now (a full disk) waits in memory and is tried again with the next line.
package final class MetricsSpool: Sendable {
    private struct State {
        var handle: FileHandle?
        var pending = Data()
        var problem: String?
    }
    private let state: Mutex<State>

    /// Writes to a file that appears at `path`; nil keeps the lines in an unnamed temporary file.
    /// - Throws: `MetricsError` when the file cannot be created.
    package init(path: String?) throws(MetricsError) {
        let template = path ?? NSTemporaryDirectory() + "metamapg-metrics-\(UUID().uuidString)"
        let descriptor = open(template, O_RDWR | O_CREAT | O_EXCL | O_APPEND | O_CLOEXEC, 0o600)
        guard descriptor >= 0 else {
            throw MetricsError(description: "cannot create '\(template)': \(String(cString: strerror(errno)))")
        }
        // Unnamed: the file goes when the process does.
        if path == nil { unlink(template) }
        state = Mutex(State(handle: FileHandle(fileDescriptor: descriptor, closeOnDealloc: true)))
    }

    /// Adds a line. Returns at once; never fails (see the type).
    package func append(_ sample: UpdateSample) {
        let line = sample.metricsLine
        state.withLock { state in
            state.pending.append(line)
            MetricsSpool.flush(&state)
        }
    }

    /// Why lines wait in memory; nil when all are written.
    package var problem: String? { state.withLock(\.problem) }

    /// All lines so far.
    package func contents() throws -> Data {
        try state.withLock { state in
            MetricsSpool.flush(&state)
            guard let handle = state.handle else { return state.pending }
            var data = Data()
            var offset: off_t = 0
            let size = Int(lseek(handle.fileDescriptor, 0, SEEK_END))
            while data.count < size {
                var chunk = [UInt8](repeating: 0, count: min(1 << 20, size - data.count))
                let count = pread(handle.fileDescriptor, &chunk, chunk.count, offset)
                if count <= 0 {
                    throw MetricsError(description: "cannot read the metrics: \(String(cString: strerror(errno)))")
                }
                data.append(contentsOf: chunk[0..<count])
                offset += off_t(count)
            }
            return data + state.pending
        }
    }

    /// Makes sure that everything is on the disk.
    package func synchronize() throws(MetricsError) {
        let problem: String? = state.withLock { state in
            MetricsSpool.flush(&state)
            if let problem = state.problem { return problem }
            guard let handle = state.handle, fsync(handle.fileDescriptor) != 0 else { return nil }
            return String(cString: strerror(errno))
        }
        if let problem { throw MetricsError(description: "cannot write the metrics: \(problem)") }
    }

    private static func flush(_ state: inout State) {
        guard let descriptor = state.handle?.fileDescriptor else { return }
        while !state.pending.isEmpty {
            let written = state.pending.withUnsafeBytes { write(descriptor, $0.baseAddress, $0.count) }
            if written < 0 && errno == EINTR { continue }
            guard written > 0 else {
                state.problem = String(cString: strerror(errno))
                return
            }
            state.pending.removeFirst(written)
        }
        state.pending = Data()
        state.problem = nil
    }
}

/// Why metrics could not be written or read, as a sentence.
package struct MetricsError: Error, Sendable, CustomStringConvertible {
    package var description: String
}
