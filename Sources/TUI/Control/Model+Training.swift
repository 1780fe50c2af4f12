import Training

/// What keys ask of the trainer.
extension Model {
    /// Why nothing can be asked of who trains; nil if it can.
    var readOnlyReason: String? { isAttached ? "read-only: attached to a run that another process trains" : nil }

    /// Why training can neither go on nor be stepped; nil if it can.
    var finishedReason: String? {
        if let readOnlyReason { return readOnlyReason }
        switch snapshot.state {
        case .done: return "the run is complete; \(otherRuns) begin another"
        case .failed: return "training has failed; \(otherRuns) begin another run"
        default: return nil
        }
    }

    /// The keys that begin other runs.
    private var otherRuns: String {
        ["population", "game", "algorithm"].map { keys.text(of: $0) }.joined(separator: " ")
    }

    mutating func togglePause() -> [Effect] {
        switch snapshot.state {
        case .paused, .pausing:
            if let pause {
                let steps = pause.steps == 0 ? "" : ", \(pause.steps) single step\(pause.steps == 1 ? "" : "s")"
                log(.key, "paused \(Text.duration(now - pause.time)) at update \(pause.update)\(steps)")
            }
            pause = nil
            scene.snapshot.state = .running
            pace.reset()
            return [.trainer(.resume)]
        case .waiting, .running, .stepping:
            notePause()
            scene.snapshot.state = .pausing
            return [.trainer(.pause)]
        case .done, .interrupted, .failed:
            return []
        }
    }

    mutating func step(_ count: Int?, isPhase: Bool) -> [Effect] {
        let count = max(count ?? 1, 1)
        notePause()
        pause?.steps += count
        scene.snapshot.state = .stepping(remaining: count)
        if isPhase { bringPhase() }
        return [.trainer(isPhase ? .stepPhases(count) : .stepUpdates(count))]
    }

    /// Brings the panel that says what phases compute to where it is seen, unless somebody looks at one alone or has hidden
    /// it.
    private mutating func bringPhase() {
        guard !view.isZoomed, layout.frame(of: .phase) == nil, shown.contains(where: { $0.id == .phase }) else {
            return
        }
        view.focus(on: .phase)
    }

    private mutating func notePause() {
        if pause == nil { pause = (now, snapshot.update, 0) }
    }

    /// Highest rates to choose from, in updates per second; nil is full speed.
    static let throttles: [Double?] = [nil, 10, 5, 2, 1, 0.5, 0.2]

    mutating func throttle(by step: Int) -> [Effect] {
        let index = Self.throttles.firstIndex(of: snapshot.throttle) ?? 0
        return throttle(to: Self.throttles[min(max(index + step, 0), Self.throttles.count - 1)])
    }

    mutating func throttle(to wanted: Double?) -> [Effect] {
        scene.snapshot.throttle = wanted
        pace.reset()
        return [.trainer(.throttle(wanted))]
    }

    /// Why no other peer can be watched; nil if one can.
    var watchReason: String? {
        guard snapshot.trainingPersonas == 0 else { return nil }
        return subject.run == nil ? "a team has nobody to choose from" : "the population is not known yet"
    }

    mutating func watch(by step: Int) -> [Effect] {
        let count = max(snapshot.trainingPersonas, 1)
        let index: Int
        switch snapshot.watched {
        case .training: index = step > 0 ? 0 : count - 1
        case .pinned(let current): index = ((current + step) % count + count) % count
        }
        return watch(.pinned(index: index))
    }

    mutating func toggleFollow() -> [Effect] {
        watch(snapshot.watched == .training ? .pinned(index: 0) : .training)
    }

    mutating func watch(_ peer: WatchedPeer) -> [Effect] {
        scene.snapshot.watched = peer
        return [.trainer(.watch(peer))]
    }
}
