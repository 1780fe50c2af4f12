import Games
import Scales
import Training

/// One line of `key=value` pairs on where training stands, for pipes, logs and screen readers. No escapes.
package enum PlainLine {
    /// - Parameter model: what is known; its screen need not exist.
    /// - Returns: the line without a line feed.
    package static func text(_ model: Model) -> String {
        let snapshot = model.snapshot
        let history = model.history
        let digits = model.subject.rewardDigits
        func score(_ value: Double) -> String { digits.text(value, atLeast: 3) }
        var pairs: [(String, String?)] = [
            ("time", model.options.clock.timeOfDay(model.options.clock.wall(at: model.now))),
            ("run", model.subject.name),
            ("state", stateWord(snapshot.state)),
            ("update", "\(snapshot.update)"),
            ("target", snapshot.targetUpdates.map { "\($0)" }),
            ("rate", model.isRunning ? model.pace.rate.map(Text.rate) : nil),
            (
                "eta",
                model.isRunning
                    ? snapshot.targetUpdates.flatMap { model.pace.eta(to: $0) }.map { Text.fixed($0, 0) } : nil
            ),
            ("train", history.smoothed(model.view.smoothing).map(score)),
            ("raw", history.latest.map { score($0.score) }),
            ("val", history.lastMark.map { score($0.score) }),
            ("best", history.best.map { score($0.score) }),
            ("best_update", history.best.map { "\($0.update)" }),
            ("unit", unit(model.subject.game)),
            ("gradient", history.latest.map { Digits(of: [$0.gradientNorm], atLeast: 3).text($0.gradientNorm) }),
        ]
        for (index, agent) in (snapshot.chain?.agents ?? []).enumerated() {
            let key = AgentMark.name(of: index, among: model.subject.game.players)
            if index > 0 { pairs.append(("\(key)_name", agent.name)) }
            pairs.append((key, agent.meanReward.map { digits.text($0) }.joined(separator: ",")))
        }
        if case .failed(let reason) = snapshot.state { pairs.append(("reason", quoted(reason))) }
        return pairs.compactMap { key, value in value.map { "\(key)=\($0)" } }.joined(separator: " ")
    }

    /// What rewards are counted in where that is not the reward per step.
    private static func unit(_ game: Game) -> String? {
        guard game.rewardUnit != .step else { return nil }
        return String(game.rewardUnit.title.map { $0 == " " ? "-" : $0 })
    }

    private static func stateWord(_ state: TrainerState) -> String {
        switch state {
        case .waiting: "waiting"
        case .running: "running"
        case .pausing: "pausing"
        case .paused: "paused"
        case .stepping: "stepping"
        case .done: "done"
        case .interrupted: "interrupted"
        case .failed: "failed"
        }
    }

    /// Text with blanks in it, on one line.
    private static func quoted(_ text: String) -> String {
        var result = String.UnicodeScalarView()
        for scalar in text.unicodeScalars {
            result.append(scalar.value < 32 ? " " : scalar == "\"" ? "'" : scalar)
        }
        return "\"\(String(result))\""
    }
}
