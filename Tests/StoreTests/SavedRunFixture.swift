import RunFixtures
import Store
import Testing
import Training

/// Trains a new run in a folder and ends it; nil leaves it as a crash would.
@discardableResult
func savedRun(
    _ request: RunRequest = smallRequest(), updates: Int, at path: String, end: RunSession.End? = .done
) throws -> FinishedRun {
    let open = try OpenRun.create(try request.resolved(), at: path, target: updates)
    let run = try finishedRun(open: open, updates: updates)
    if let end { try open.recorder?.end(end) } else { open.writer?.abandon() }
    return run
}

extension OpenRun {
    /// What records it in a folder.
    var writer: RunRecorder? { recorder as? RunRecorder }
}
