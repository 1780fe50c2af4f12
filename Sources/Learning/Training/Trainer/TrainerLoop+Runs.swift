import Files
import Foundation

extension TrainerLoop {
    /// Keeps this run and goes on with another, where it was left if it is known.
    func switchRun(_ request: RunRequest) {
        do {
            let configuration = try request.resolved()
            if configuration == run.configuration { return }
            let next = try runs[configuration] ?? opened(configuration)
            let kept = "\(run.configuration.name) kept at \(run.update)"
            note(run, isHeld: true)
            run.recorder?.checkpoint()
            let isKnown = runs[configuration] != nil || next.isResumed
            runs[configuration] = next
            run = next
            runners = Runners(configuration, count: options.threads)
            watching = WatchedChain(configuration)
            mailbox.begin(.run(configuration), earlier: next.earlier, samples: next.samples)
            let verb = isKnown ? "resumed" : "started"
            let place = isKnown ? " at update \(next.update)" : ""
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
        } catch {
            post(.error, "\(error)")
            publish()
        }
    }

    /// A run that this session has not met yet.
    private func opened(_ configuration: RunConfiguration) throws(RunFileError) -> Run {
        let run = Run(try home?.open(configuration, isNew: false) ?? OpenRun(inMemory: configuration))
        listen(to: run)
        return run
    }

    /// Ends the recording of every run; see `Trainer.finish`.
    func finish(_ isSaved: (TrainedRun) -> Void) {
        let others = runs.values.filter { $0 !== run }.sorted { $0.configuration.name < $1.configuration.name }
        for run in [run] + others {
            if run.update == 0 && !run.isResumed {
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
        if run === self.run, case .failed = snapshot.state { return .failed }
        return .stopped
    }
}
