import Games

/// What stands on the normal screen after the dashboard is gone.
package enum ExitSummary {
    /// - Parameters:
    ///   - model: as it was at the end.
    ///   - checkpoint: the folder the run was saved to; nil if it was not.
    ///   - resume: the command that goes on with the run; nil if there is none.
    /// - Returns: a few lines, each ended by a line feed.
    package static func text(_ model: Model, checkpoint: String? = nil, resume: String? = nil) -> String {
        let history = model.history
        let run = model.subject
        let digits = run.rewardDigits
        var lines: [(String, String)] = [("run", run.name)]
        let target = model.snapshot.targetUpdates.map { " of \($0)" } ?? ""
        let state = StateMark(model.snapshot.state).word.lowercased()
        lines.append(("updates", "\(model.snapshot.update)\(target), \(state)"))
        if case .failed(let reason) = model.snapshot.state { lines.append(("reason", reason)) }
        lines.append((model.isAttached ? "watched" : "time", Text.duration(model.now - model.startedAt)))
        if let score = history.smoothed(model.view.smoothing), let latest = history.latest {
            let raw = digits.text(latest.score, atLeast: 3)
            let unit = run.game.rewardUnit == .step ? "reward" : run.game.rewardUnit.title
            lines.append(
                (
                    "train",
                    "\(digits.text(score, atLeast: 3)) (raw \(raw)), mean \(unit) over phi_1..phi_\(run.chainLength)"
                ))
        }
        let validation = history.best.map { "\(digits.text($0.score, atLeast: 3)) at update \($0.update)" }
        lines.append(("best", validation.map { "\($0) on held-out peers" } ?? "not measured"))
        lines += chain(model)
        lines.append(("saved", checkpoint ?? "no"))
        if let resume { lines.append(("resume", resume)) }
        return lines.map { "\(Text.left($0.0, 8)) \($0.1.visible)\n" }.joined()
    }

    /// The rewards of the watched chain, with the sum over all joint policies but the first.
    private static func chain(_ model: Model) -> [(String, String)] {
        guard let chain = model.snapshot.chain, chain.agents.count > 1 else { return [] }
        let last = model.subject.chainLength
        // Agents that are paid the same have one line.
        let isTeam = model.subject.game.paysTogether
        let digits = model.subject.rewardDigits
        return chain.agents.prefix(isTeam ? 1 : .max).enumerated().map { index, agent in
            let rewards = agent.meanReward.map {
                digits.decimals > 2 ? digits.trimmed($0) : Text.right(Text.short($0, width: 5), 5)
            }.joined(separator: " ")
            let sum = RewardRow.area(agent.meanReward, last, digits)
            let name = isTeam ? "team with \(chain.agents[1].name)" : agent.name
            return (index == 0 ? "chain" : "", "\(rewards)  AUC \(sum)  \(name)")
        }
    }
}
