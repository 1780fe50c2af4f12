import Files

extension TrainerLoop {
    /// Wakes this thread when a run cannot be written.
    func listen(to run: Run) { run.recorder?.onProblem { [mailbox] in mailbox.nudge() } }

    /// Pauses when something cannot be written, and tries again when that is due.
    func watchDisk() {
        if disk.problem == nil, let problem = runs.values.compactMap({ $0.recorder?.problem }).first {
            let before = mode
            wait(for: problem, before)
        } else if disk.isDue, let mode = heldMode, isDiskReady(for: mode) {
            enter(mode)
        }
    }

    /// Tries again what could not be written, if anything.
    /// - Parameter mode: What training is to do then.
    /// - Returns: Whether it can.
    func isDiskReady(for mode: Mode) -> Bool {
        guard disk.problem != nil else { return true }
        for run in runs.values where run.recorder?.problem != nil {
            let folder = run.recorder?.folder
            switch disk.attempt({ () throws(RunFileError) in try run.recorder?.retry() }) {
            case .waits:
                heldMode = mode
                return false
            case .refused(let problem):
                wait(for: problem, mode)
                return false
            case .written:
                if let now = run.recorder?.folder, now != folder {
                    post(.warning, "\(run.configuration.name) is written anew in \"\(now)\"")
                }
            }
        }
        disk = DiskWait(every: options.diskRetry)
        heldMode = nil
        post(.info, "everything is written; training goes on")
        return true
    }

    /// Stays paused, whatever becomes of the disk.
    func stopWaitingForDisk() {
        disk.stopTrying()
        heldMode = nil
    }

    private func wait(for problem: RunFileError, _ mode: Mode) {
        let isTraining = !mode.isIdle
        disk.begin(problem, tries: isTraining)
        heldMode = isTraining ? mode : nil
        let remedy = problem.isGone ? "writes the run anew beside it" : "tries again"
        let who = options.diskRetry == nil ? "Space" : "this program"
        // What matters comes first, as paths are long and windows narrow.
        let reason = problem.reason.map { "\($0); " } ?? ""
        post(.error, "paused: \(reason)\(who) \(remedy): \(problem)")
        if canRun { enter(.idle) } else { publish() }
    }
}
