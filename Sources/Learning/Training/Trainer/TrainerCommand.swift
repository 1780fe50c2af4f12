/// What a watcher may ask of the trainer. None of them can change a run's numbers.
package enum TrainerCommand: Sendable, Hashable {
    /// Stop at the next phase boundary.
    case pause
    /// Go on.
    case resume
    /// Run this many meta-updates, then pause. While running: stop at the boundary first.
    case stepUpdates(Int)
    /// Run this many phases, then pause. While running: stop at the boundary first.
    case stepPhases(Int)
    /// Keep the current run and go on with another, exactly where it was left if it is known.
    case switchRun(RunRequest)
    /// Keep the current run and begin another of this request, though one like it may be there.
    case restart(RunRequest)
    /// Keep the current run and go on from where it stands in a branch of this request.
    case branch(RunRequest)
    /// Show the chain of another peer.
    case watch(WatchedPeer)
    /// At most this many meta-updates per second; nil for no limit.
    case throttle(Double?)
    /// Finish at the next phase boundary and end the training threads.
    case stop
}

/// Which chain the policy and adaptation panels show.
package enum WatchedPeer: Sendable, Hashable {
    /// Chain 0 of the latest meta-update, whoever its peer is.
    case training
    /// Training persona number `index`, played on a random stream of its own.
    case pinned(index: Int)
}

/// What the trainer is doing.
package enum TrainerState: Sendable, Hashable {
    /// Nothing has run yet.
    case waiting
    case running
    /// A pause was asked for and takes effect at the next phase boundary.
    case pausing
    case paused
    /// Stepping: this many steps remain, including the current one.
    case stepping(remaining: Int)
    /// The asked number of meta-updates is reached.
    case done
    /// Nobody trains a run of another process any longer; it can go on.
    case interrupted
    /// Training stopped by itself, with the reason.
    case failed(String)
}
