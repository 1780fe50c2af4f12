import Cells
import Games
import Scales
import Training

/// What is going on, in three lines.
extension PlayView {
    func drawLines(_ record: PlayRecord, _ model: Model, rows: Int, into canvas: inout Canvas) {
        let width = canvas.width - 2
        let lines = [
            place(record, model, canvas.theme), last(record, model, canvas.theme), next(record, model, canvas),
        ]
        for (row, segments) in lines.prefix(rows).enumerated() {
            canvas.write(segments, column: 1, row: row, width: width)
        }
    }

    /// Where the chain stands, and what both got in this joint policy.
    private func place(_ record: PlayRecord, _ model: Model, _ theme: ResolvedTheme) -> [Segment] {
        let digits = model.subject.rewardDigits
        var line = [
            Segment(
                "phi_\(record.jointPolicy) of \(record.chainLength)", theme[.title], short: "phi_\(record.jointPolicy)",
                rank: 9)
        ]
        if record.trajectories > 1 {
            let number = min(record.trajectory + 1, record.trajectories)
            line.append(Segment("trajectory \(number) of \(record.trajectories)", theme[.text], rank: 5))
        }
        let isOver = record.stage != .action
        line.append(
            Segment(
                isOver ? "\(record.horizon) steps played" : "step \(record.step + 1) of \(record.horizon)",
                theme[.text],
                short: isOver ? "over" : "step \(record.step + 1)/\(record.horizon)", rank: 8))
        for (agent, name, role) in [(record.seat, "you", Role.peer), (0, "meta", .meta)] {
            let rewards = record.rewards(of: agent)
            guard rewards.count > record.jointPolicy else { continue }
            let mean = digits.short(rewards[record.jointPolicy], width: 5, room: 8)
            line.append(Segment("\(name) \(mean) a step", theme[role], short: "\(name) \(mean)", rank: 7 - agent))
        }
        return line
    }

    /// The last step: what both did, what they got for it, and how likely it was.
    private func last(_ record: PlayRecord, _ model: Model, _ theme: ResolvedTheme) -> [Segment] {
        guard let step = record.steps.last else {
            let letters = record.game.actions.indices.map { PlayView.words($0, record.game) }.joined(separator: ", ")
            return [Segment("choose by a letter: \(letters)", theme[.text], rank: 0)]
        }
        let digits = model.subject.rewardDigits
        let seats = [(record.seat, "you", Role.peer), (0, "meta", .meta)]
        var line = seats.map { agent, name, role in
            let action = record.game.actions[step.actions[agent]]
            let reward = digits.short(step.rewards[agent], width: 5, room: 8)
            return Segment(
                "\(name): \(action) \(reward)", theme[role],
                short: "\(name) \(record.game.symbols[step.actions[agent]]) \(reward)", rank: 9 - agent)
        }
        let chance = Text.percent(step.probabilities[step.actions[0]])
        line.append(Segment("its probability was \(chance) %", theme[.graphText], rank: 1))
        return line
    }

    /// What the person can do now.
    private func next(_ record: PlayRecord, _ model: Model, _ canvas: Canvas) -> [Segment] {
        let theme = canvas.theme
        let goOn = model.keys.firstKeys(of: ["play-on"])
        switch record.stage {
        case .update:
            let rate = Text.magnitude(record.innerRates[record.jointPolicy])
            return [
                Segment(goOn, theme[.highlight], rank: 9),
                Segment(
                    "the meta-agent learns from this (inner rate \(rate), K = \(record.trajectories)): "
                        + "phi_\(record.jointPolicy + 1)", theme[.text],
                    short: "it learns from this: phi_\(record.jointPolicy + 1)", rank: 8, isTight: true),
            ]
        case .end:
            let parts = [(record.seat, "you"), (0, "meta")].compactMap { agent, name in
                record.adapted(agent).map { "\(name) \(Text.short($0, width: 5))" }
            }
            return [
                Segment("the chain is over", theme[.title], rank: 9),
                Segment("after phi_0 \(parts.joined(separator: ", ")) a step", theme[.text], rank: 7),
                Segment("\(goOn): another", theme[.highlight], rank: 8),
            ]
        case .action:
            let state = record.game.label(ofObservation: record.observation)
            let head = Segment("after \(state) meta plays", theme[.meta], short: "meta plays", rank: 9)
            guard board.showsProbabilities else {
                let key = model.keys.firstKeys(of: ["play-probabilities"])
                let remark = "what you will see afterwards (\(key) shows it before)"
                return [head, Segment(remark, theme[.inactive], short: "hidden (\(key))", rank: 8)]
            }
            // Bars for all or for none.
            let room = (canvas.width - 2 - Canvas.width(of: [head])) / record.game.actionCount
            let numbers = 2 + CellWidth.of(record.game.symbols[0]) + 6
            let length = room - numbers < 4 ? 0 : min(room - numbers, 16)
            return [head]
                + record.probabilities.enumerated().map { action, value in
                    chance(record.game.symbols[action], value, length, theme, canvas.symbols, rank: 8 - action)
                }
        }
    }

    /// A probability as a number and a bar.
    private func chance(
        _ symbol: String, _ value: Double, _ length: Int, _ theme: ResolvedTheme, _ symbols: Symbols, rank: Int
    ) -> Segment {
        let filled = Int((min(max(value, 0), 1) * Double(length)).rounded())
        let bar = String(repeating: symbols == .ascii ? "#" : "█", count: filled)
        let rest = String(repeating: symbols == .ascii ? "." : "░", count: length - filled)
        let number = Text.right("\(Text.percent(value))%", 4)
        guard length > 0 else { return Segment("\(symbol) \(number)", theme[.text], rank: rank) }
        return Segment(
            [
                .text("\(symbol) \(number) ", theme[.text]), .text(bar, theme[.meta]),
                .text(rest, theme[.meterBackground]),
            ],
            short: [.text("\(symbol) \(number)", theme[.text])], rank: rank)
    }

    /// An action's letter and name.
    private static func words(_ action: Int, _ game: MatrixGame) -> String {
        game.symbols[action] == game.actions[action]
            ? game.actions[action] : "\(game.symbols[action]) \(game.actions[action])"
    }
}
