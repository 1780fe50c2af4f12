import Training

extension Model {
    /// Takes in what the trainer did since the last feed.
    ///
    /// - Returns: what to do about it.
    mutating func take(_ feed: TrainerFeed) -> [Effect] {
        let effects = feed.newSubject.map { begin($0) } ?? []
        let badBefore = history.badCount
        if let earlier = feed.history { scene.history = earlier }
        for sample in feed.samples { scene.history.append(sample) }
        for event in feed.earlierEvents { scene.events.append(event) }
        for event in feed.events {
            scene.events.append(event)
            if event.kind == .warning { notify(.warning, event.text) }
            if event.kind == .error { refuse(event.text) }
        }
        if badBefore == 0, history.badCount > 0, let latest = history.latest {
            log(.warning, "update \(latest.update): the reward is not a number; its curve has gaps marked !")
        }
        let hadState = snapshot.state
        let hasNews =
            feed.newSubject != nil || feed.history != nil || !feed.samples.isEmpty || !feed.events.isEmpty
            || !feed.earlierEvents.isEmpty
        if hasNews || feed.snapshot != snapshot { needsFrame = true }
        scene.snapshot = feed.snapshot
        if isRunning {
            if feed.newSubject == nil { pace.note(update: snapshot.update, now: now) }
        } else if pace.lastArrival != nil {
            pace.reset()
        }
        if case .failed(let reason) = snapshot.state, snapshot.state != hadState {
            notify(.error, "training failed: \(reason)")
        }
        keepScrollInRange()
        return effects
    }

    /// Something else is shown from now on, mostly another run; its samples follow in the same feed.
    private mutating func begin(_ next: Subject) -> [Effect] {
        // The first feed names what is shown anyway.
        let effects = next == subject ? [] : closeTournament() + closePlay()
        if next.game != subject.game { endComparison() }
        compareWithParent(of: next)
        scene.subject = next
        suiting = panels.suiting(next.game)
        if switching?.appliesAt == nil { switching = nil }
        scene.history = History()
        pace.reset()
        pause = nil
        view.begin()
        if !suiting.contains(where: { $0.id == view.focus }), let first = shown.first { view.focus(on: first.id) }
        keepFocusInSight()
        for panel in panels.all { panel.fit(&scene) }
        return effects
    }

    /// The trainer reported an error: a choice it was asked for is off.
    private mutating func refuse(_ text: String) {
        if let switching, let previous = switching.previous {
            request = previous
            remember(previous)
            self.switching = nil
        }
        notify(.error, text)
    }
}
