import Training

extension Model {
    /// The time at which `.tick` is due; nil when nothing is pending, so that nothing need wake up.
    package var deadline: Double? {
        let times = [
            switching?.appliesAt, switching?.givesUpAt, count?.expiresAt, flash?.endsAt, nextStaleness, dialog?.due,
        ]
        return (times + moving.map { $0.due(scene) }).compactMap(\.self).min()
    }

    /// Training runs, so samples can be expected.
    package var isRunning: Bool {
        switch snapshot.state {
        case .running, .stepping: true
        case .waiting, .pausing, .paused, .done, .interrupted, .failed: false
        }
    }

    /// Seconds since the last sample once they are worth mentioning; nil before.
    package var silence: Double? {
        guard isRunning, let staleAt = pace.staleAt, let last = pace.lastArrival, now >= staleAt else { return nil }
        return now - last
    }

    /// When the header's mark of stale data appears or changes.
    private var nextStaleness: Double? {
        guard isRunning, let staleAt = pace.staleAt else { return nil }
        return now < staleAt ? staleAt : now + 1
    }

    mutating func advance(to time: Double) { now = max(now, time) }

    /// Does what has become due.
    mutating func settle() -> [Effect] {
        if silence != nil { needsFrame = true }
        movePanels()
        moveDialog()
        if let count, now >= count.expiresAt {
            self.count = nil
            needsFrame = true
        }
        if let flash, now >= flash.endsAt {
            self.flash = nil
            needsFrame = true
        }
        if let time = switching?.givesUpAt, now >= time {
            switching = nil
            needsFrame = true
        }
        if let time = switching?.appliesAt, now >= time { return applySwitch() }
        return []
    }

    /// Shows a message in place of the key line.
    mutating func notify(_ kind: Flash.Kind, _ text: String) {
        flash = Flash(kind: kind, text: text, endsAt: now + (kind == .note ? 3 : 5))
        needsFrame = true
    }

    /// Adds a line to the events.
    package mutating func log(_ kind: TrainingEvent.Kind, _ text: String) {
        scene.events.append(TrainingEvent(time: options.clock.wall(at: now), kind: kind, text: text))
        needsFrame = true
        if kind == .warning { notify(.warning, text) }
        if kind == .error { notify(.error, text) }
    }
}
