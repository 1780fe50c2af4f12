import Files
import Foundation
import Synchronization
import Threads

/// Where a run is; it may move.
final class RecorderPlace: Sendable {
    private let state: Mutex<String>

    init(_ folder: String) { state = Mutex(folder) }

    var folder: String {
        get { state.withLock { $0 } }
        set { state.withLock { $0 = newValue } }
    }
}

/// The thread that writes what a recorder takes in.
final class RecorderThread: @unchecked Sendable {
    // Of the thread alone, once it runs.
    private let writer: RunWriter
    private let queue: RecorderQueue
    private let place: RecorderPlace

    init(_ writer: RunWriter, _ queue: RecorderQueue, _ place: RecorderPlace) {
        self.writer = writer
        self.queue = queue
        self.place = place
    }

    func start(on thread: PreparedThread) {
        thread.start { [self] in
            while write() {}
        }
    }

    /// Waits for something to write and writes it; false at the end.
    private func write() -> Bool {
        let work = queue.next()
        switch work.request {
        case .discard?:
            writer.discard()
            queue.finish(work, .success(()), isLast: true)
            return false
        case .abandon?:
            writer.abandon()
            queue.finish(work, .success(()), isLast: true)
            return false
        default: break
        }
        do {
            if let path = try newPlace(work) {
                try writer.move(to: path, work)
                place.folder = path
            } else if !work.updates.isEmpty || !work.events.isEmpty {
                try writer.append(work.updates, work.events)
            }
            queue.removeWritten(work)
            // After the rows are on the disk, so that a checkpoint never runs ahead of them.
            if work.wantsCheckpoint && work.state.update > 0 { try writer.checkpoint(work.state) }
            if case .end(let reason)? = work.request {
                try writer.end(at: work.state.update, reason)
                queue.finish(work, .success(()), isLast: true)
                return false
            }
            queue.finish(work, .success(()))
        } catch {
            // Whatever failed first when the folder went, that it went is the reason.
            queue.finish(work, .failure(writer.isGone ? writer.gone : error))
        }
        return true
    }

    /// The folder to go over to, if that is asked for, or if the old one is gone and somebody waits to be told.
    private func newPlace(_ work: RecorderQueue.Work) throws(RunFileError) -> String? {
        switch work.request {
        case .move(let store): return try RunStore(store).freePath(for: writer.configuration)
        case .retry, .end: return writer.isGone ? try RunStore.freePath(like: writer.files.folder) : nil
        case .discard, .abandon, nil: return nil
        }
    }
}
