import Foundation
import Store
import TUI
import Training

/// Watching a run of another process, from the first frame to the summary on the normal screen.
struct AttachSession {
    private let follower: RunFollower
    private let shown: ShownRun

    /// - Parameters:
    ///   - path: The run's folder.
    ///   - looks: How it looks.
    ///   - isPlain: Whether lines are wanted.
    ///   - copies: Whether the database is read as a private copy in any case.
    /// - Throws: `RunFileError` if there is no run that can be read.
    init(_ path: String, _ looks: LookOptions, isPlain: Bool, copies: Bool) throws {
        let wake = WakePipe()
        follower = try RunFollower(path, .init(copies: copies), onNews: { wake.signal() })
        let configuration = follower.configuration
        let screen = WatchScreen(try RunRequest(configuration), .run(configuration), looks, isAttached: true)
        shown = ShownRun(follower, wake, screen, isPlain: isPlain)
    }

    /// Watches until the person leaves or a signal ends it, without a screen until the run ends.
    /// - Parameter interval: Seconds between lines without a screen.
    /// - Returns: The exit status.
    func run(interval: Double) -> Int32 {
        let (outcome, model) = shown.run(
            interval: interval, start: follower.start, save: { [follower] in follower.finish() })
        let folder = model.snapshot.folder
        let isInterrupted = model.snapshot.state == .interrupted
        let resume = isInterrupted ? folder.map { RunStore.standard.resumeCommand($0, watches: true) } : nil
        StandardOutput.tell(ExitSummary.text(model, checkpoint: folder, resume: resume), terminator: "")
        if let problem = follower.problem {
            StandardError.print("Error: \(problem).")
            return max(outcome.exitStatus, 1)
        }
        return outcome.exitStatus
    }
}
