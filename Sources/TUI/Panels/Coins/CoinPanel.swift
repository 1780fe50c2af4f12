import Cells
import Games

/// In the place of the game where that is a torus with coins on it: how the first trajectory of a joint policy of the
/// watched chain went, step after step.
struct CoinPanel: PanelView {
    let id = PanelID.game
    let title = "Coins"
    let frame = Role.gameBox
    let place = PanelPlace(medium: .own(38))

    func suits(_ game: Game) -> Bool { game.torus != nil }

    func remark(_ scene: Scene, _ size: PanelSize) -> String {
        guard let game = scene.subject.game.torus else { return "" }
        func text(_ number: Double) -> String { GameVariant.text(number) }
        let cost = "its owner -\(text(game.cost))"
        return game.isShared ? "coin +\(text(game.gain)), \(cost), paid for both" : "coin +\(text(game.gain)), \(cost)"
    }

    func draw(_ scene: Scene, into canvas: inout Canvas) {
        guard canvas.width > 3, canvas.height > 0, let game = scene.subject.game.torus else { return }
        guard let motion = scene.coinMotion else {
            message("waiting for the first chain", .inactive, into: &canvas)
            return
        }
        let number = scene.view[TurnPlayback.self].frame(of: motion.frameCount)
        guard let frame = CoinFrame(motion, frame: number, squares: game.squares) else {
            message("these are no squares of this torus", .error, into: &canvas)
            return
        }
        // A square takes a row and three columns at least.
        guard canvas.height >= game.size, canvas.width >= 3 * game.size else {
            message("\(game.size)x\(game.size) squares need more room: z", .inactive, into: &canvas)
            return
        }
        let before = CoinFrame(motion, frame: number - 1, squares: game.squares)
        let hasStatus = canvas.height > game.size
        if hasStatus { drawStatus(scene, frame, number, motion.frameCount - 1, into: &canvas) }
        let rest = canvas.height - (hasStatus ? 1 : 0)
        let hasNews = rest > game.size
        if hasNews { drawNews(frame, before, row: canvas.height - 1, into: &canvas) }
        let view = Rect(
            row: hasStatus ? 1 : 0, width: canvas.width, height: rest - (hasNews ? 1 : 0))
        canvas.inside(view) { CoinPicture.draw(frame, game, into: &$0) }
    }

    private func message(_ text: String, _ role: Role, into canvas: inout Canvas) {
        canvas.write(
            text, canvas.theme[role], column: max((canvas.width - CellWidth.of(text)) / 2, 0), row: canvas.height / 2)
    }

    /// Which joint policy and step, and what both have been paid so far.
    private func drawStatus(
        _ scene: Scene, _ frame: CoinFrame, _ number: Int, _ last: Int, into canvas: inout Canvas
    ) {
        let theme = canvas.theme
        let step = scene.coinStep
        let share = Double(step) / Double(max(scene.subject.chainLength, 1))
        var segments = [
            Segment("l=\(step)", theme.chain(share), rank: 9),
            Segment("step \(Text.right("\(number)", "\(last)".count))/\(last)", theme[.text], rank: 6),
        ]
        for agent in 0..<2 {
            let name = AgentMark.name(of: agent)
            let value = Text.right(Self.signed(frame.returns[agent]), 3)
            segments.append(
                Segment(
                    [.text("\(name) \(value)", theme[AgentMark.role(of: agent)])],
                    short: [.text("\(AgentMark.letter(of: agent)) \(value)", theme[AgentMark.role(of: agent)])],
                    rank: 8 - agent))
        }
        let isOn = scene.view[TurnPlayback.self].isOn
        let (long, short) = isOn ? ("|> a:stop", "|>") : ("|| a:play", "||")
        let taken = Canvas.width(of: segments, gap: 2)
        let word = taken + 2 + CellWidth.of(long) <= canvas.width - 2 ? long : short
        canvas.writeRight(word, theme[isOn ? .ok : .paused], before: canvas.width - 1, row: 0)
        canvas.write(segments, column: 1, row: 0, width: canvas.width - 4 - CellWidth.of(word))
    }

    /// With its sign, in whole numbers or tenths.
    private static func signed(_ value: Double) -> String {
        (value > 0 ? "+" : "") + Text.fixed(value, value == value.rounded() ? 0 : 1)
    }

    /// What happened in the step before, or what letters mean.
    private func drawNews(_ frame: CoinFrame, _ before: CoinFrame?, row: Int, into canvas: inout Canvas) {
        let theme = canvas.theme
        var segments: [Segment] = []
        if let before {
            for owner in 0..<2 {
                for agent in 0..<2 where before.coins[owner] == frame.players[agent] {
                    let whose = owner == agent ? "its own" : "the other's"
                    segments.append(
                        Segment(
                            "\(AgentMark.letter(of: agent)) takes \(whose)", theme[AgentMark.role(of: agent)], rank: 9))
                }
            }
        }
        if segments.isEmpty {
            for agent in 0..<2 {
                let (letter, name) = (AgentMark.letter(of: agent), AgentMark.name(of: agent))
                segments.append(
                    Segment(
                        "\(letter) \(name), (\(letter)) its coin", theme[AgentMark.role(of: agent)], rank: 9 - agent))
            }
        }
        canvas.write(segments, column: 1, row: row, width: canvas.width - 2)
    }
}
