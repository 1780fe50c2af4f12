import Files
import Foundation

extension TrainerLoop {
    /// Keeps this run and goes on with another: the last of this session that was trained so, a branch or one begun anew
    /// as well, or one that is saved, or a new one.
    func switchRun(_ request: RunRequest) {
        attempt {
            let configuration = try request.resolved()
            if configuration == run.configuration.withoutOrigin { return }
            let known = latest[configuration]
            let next = try known ?? opened(configuration)
            goOver(to: next, known != nil || next.isResumed ? "resumed" : "started")
        }
    }

    /// Keeps this run and begins another, be there one like it or not.
    func restart(_ request: RunRequest) {
        attempt {
            let configuration = try request.resolved()
            let open = try home?.open(configuration, isNew: true) ?? OpenRun(inMemory: configuration)
            goOver(to: listened(Run(open)), "started anew")
        }
    }

    /// Keeps this run and goes on from where it stands in another one, which other settings have been chosen for.
    func branch(_ request: RunRequest) {
        attempt {
            guard let home, let recorder = run.recorder else {
                throw RequestError("a branch is kept beside the run that it leaves, and this one is not saved")
            }
            let (configuration, start) = try request.resolved().branching(
                from: run.configuration, named: DurableFiles.lastComponent(of: recorder.folder), at: run.state)
            goOver(to: listened(Run(try home.branch(configuration, from: start))), "branched off as")
        }
    }

    /// Tells why something cannot be done, and leaves everything as it was then.
    private func attempt(_ body: () throws -> Void) {
        do {
            try body()
        } catch {
            post(.error, "\(error)")
            publish()
        }
    }

    /// Keeps this run and goes on with another.
    /// - Parameters:
    ///   - next: The other run.
    ///   - verb: What became of it, for the event.
    private func goOver(to next: Run, _ verb: String) {
        let configuration = next.configuration
        let kept = "\(run.configuration.name) kept at \(run.update)"
        note(run, isHeld: true)
        run.recorder?.checkpoint()
        if let like = runs[configuration], like !== next { retired.append(like) }
        runs[configuration] = next
        latest[configuration.withoutOrigin] = next
        run = next
        crew = ChainCrew(configuration, on: pool)
        watching = WatchedChain(configuration)
        mailbox.begin(.run(configuration), earlier: next.earlier, samples: next.samples)
        let place = next.update > 0 ? " at update \(next.update)" : ""
        post(.run, "\(verb) \(configuration.name)\(place); \(kept)")
        phasesDone = 0
        nextStart = -.infinity
        snapshot.trainingPersonas = configuration.personaCount(.train)
        if case .pinned = snapshot.watched { snapshot.watched = .pinned(index: 0) }
        if let target = options.targetUpdates, next.update >= target {
            snapshot.state = .done
            mode = .idle
        } else if !canRun {
            // The run before had ended; this one has not.
            snapshot.state = .running
            mode = .running
        }
        if canRun { note(next, isHeld: mode.isIdle) }
        showChain(force: true)
    }

    /// A run that this session has not met yet.
    private func opened(_ configuration: RunConfiguration) throws(RunFileError) -> Run {
        listened(Run(try home?.open(configuration, isNew: false) ?? OpenRun(inMemory: configuration)))
    }

    private func listened(_ run: Run) -> Run {
        listen(to: run)
        return run
    }

    /// Ends the recording of every run; see `Trainer.finish`.
    func finish(_ isSaved: (TrainedRun) -> Void) {
        let others = (runs.values + retired).filter { $0 !== run }.sorted {
            $0.configuration.name < $1.configuration.name
        }
        for run in [run] + others {
            if run.update == run.configuration.firstUpdate && !run.isResumed {
                run.recorder?.discard()
                continue
            }
            var trained = TrainedRun(
                configuration: run.configuration, state: run.state, samples: run.samples, isCurrent: run === self.run)
            trained.problem = end(run)
            trained.folder = run.recorder?.folder
            isSaved(trained)
        }
    }

    /// Ends the recording of a run, in the store if it cannot be written where it is.
    /// - Returns: What went wrong; nil if nothing did.
    private func end(_ run: Run) -> RunFileError? {
        guard let recorder = run.recorder else { return run.problem }
        return recorder.end(reason(of: run), orIn: home?.refuge)
    }

    private func reason(of run: Run) -> RunSession.End {
        if let target = options.targetUpdates, run.update >= target { return .done }
        if run === self.run, case .failed = snapshot.state { return isLost ? .stopped : .failed }
        return .stopped
    }
}
