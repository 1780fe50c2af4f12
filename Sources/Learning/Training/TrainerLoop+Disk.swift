import Foundation

/// What a trainer does while a disk cannot be written: it waits, for what it measures must have a place to go.
struct DiskWait {
    /// What went wrong; nil if all is well.
    var problem: RunFileError?
    /// What training did before.
    var mode: TrainerLoop.Mode?
    /// When to try again without being asked; nil for never.
    var nextTry: Date?

    /// Stays paused, whatever becomes of the disk.
    mutating func stopWaiting() {
        mode = nil
        nextTry = nil
    }
}

extension TrainerLoop {
    /// Wakes this thread when a run cannot be written.
    func listen(to run: Run) { run.recorder?.onProblem { [mailbox] in mailbox.nudge() } }

    /// Pauses when something cannot be written, and tries again when that is due.
    func watchDisk() {
        if disk.problem == nil, let problem = runs.values.compactMap({ $0.recorder?.problem }).first {
            let before = mode
            wait(for: problem, before)
        } else if let next = disk.nextTry, let mode = disk.mode, Date() >= next, isDiskReady(for: mode) {
            enter(mode)
        }
    }

    /// Tries again what could not be written, if anything.
    /// - Parameter mode: What training is to do then.
    /// - Returns: Whether it can.
    func isDiskReady(for mode: Mode) -> Bool {
        guard let known = disk.problem else { return true }
        for run in runs.values where run.recorder?.problem != nil {
            do {
                let folder = run.recorder?.folder
                try run.recorder?.retry()
                if let now = run.recorder?.folder, now != folder {
                    post(.warning, "\(run.configuration.name) is written anew in \"\(now)\"")
                }
            } catch {
                if error == known {
                    disk.nextTry = options.diskRetry.map { Date() + $0 }
                    if disk.nextTry != nil { return false }
                }
                wait(for: error, mode)
                return false
            }
        }
        disk = DiskWait()
        post(.info, "everything is written; training goes on")
        return true
    }

    private func wait(for problem: RunFileError, _ mode: Mode) {
        let isTraining = !mode.isIdle
        disk = DiskWait(
            problem: problem, mode: isTraining ? mode : nil,
            nextTry: isTraining ? options.diskRetry.map { Date() + $0 } : nil)
        let remedy = problem.isGone ? "writes the run anew beside it" : "tries again"
        let who = options.diskRetry == nil ? "Space" : "this program"
        // What matters comes first, as paths are long and windows narrow.
        let reason = problem.reason.map { "\($0); " } ?? ""
        post(.error, "paused: \(reason)\(who) \(remedy): \(problem)")
        if canRun { enter(.idle) } else { publish() }
    }
}
