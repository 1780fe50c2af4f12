import Cells
import Games

/// In the place of the game where that is a body: how it moved at a joint policy of the watched chain, seen from the
/// side. A camera follows the trunk, so that the ground passes by.
struct RobotPanel: PanelView {
    let id = PanelID.game
    let title = "Robot"
    let frame = Role.gameBox
    let place = PanelPlace(medium: .own(38))

    func suits(_ game: Game) -> Bool { game.body != nil }

    func remark(_ scene: Scene, _ size: PanelSize) -> String {
        guard let game = scene.subject.game.body else { return "" }
        return game.direction == .right ? "paid to the right ->" : "<- paid to the left"
    }

    func draw(_ scene: Scene, into canvas: inout Canvas) {
        guard canvas.width > 3, canvas.height > 0 else { return }
        guard let motion = scene.robotMotion else {
            message("waiting for the first chain", .inactive, into: &canvas)
            return
        }
        let frame = scene.view.playback.frame(of: motion)
        // A metre is a few cells; what lies further away than this is no place on a screen.
        guard motion[frame].allSatisfy({ abs($0) < 1e6 }) else {
            message("positions are not numbers", .error, into: &canvas)
            return
        }
        let legend = legend(canvas.theme, canvas.symbols)
        let status = status(scene, motion, frame, canvas.theme)
        let fitsAll = Canvas.width(of: status + legend, gap: 2) <= canvas.width - 2 - 10
        let hasStatus = canvas.height >= 4
        let hasLegend = !fitsAll && canvas.height >= 9
        if hasStatus { drawStatus(fitsAll ? status + legend : status, scene, into: &canvas) }
        if hasLegend {
            canvas.write(legend, column: 1, row: canvas.height - 1, width: canvas.width - 2, gap: 3)
        }
        let top = hasStatus ? 1 : 0
        let view = Rect(row: top, width: canvas.width, height: canvas.height - top - (hasLegend ? 1 : 0))
        canvas.inside(view) { RobotPicture.draw(motion.limbs(frame), into: &$0) }
    }

    private func message(_ text: String, _ role: Role, into canvas: inout Canvas) {
        canvas.write(
            text, canvas.theme[role], column: max((canvas.width - CellWidth.of(text)) / 2, 0), row: canvas.height / 2)
    }

    /// Which joint policy, and how far and how fast the body has come.
    private func status(
        _ scene: Scene, _ motion: HalfCheetahMotion, _ frame: Int, _ theme: ResolvedTheme
    ) -> [Segment] {
        let seconds = Text.fixed(Double(frame) * HalfCheetahMotion.frameSeconds, 1)
        let speed = motion.speed(frame)
        let arrow = abs(speed) < 0.05 ? "  " : speed > 0 ? "->" : "<-"
        let step = scene.robotStep
        let place = Double(step) / Double(max(scene.subject.chainLength, 1))
        return [
            Segment("l=\(step)", theme.chain(place), rank: 9),
            Segment("\(Text.right(seconds, 4))s", theme[.text], rank: 6),
            Segment("\(Text.right(Text.fixed(motion.distance(frame), 1), 5))m", theme[.text], rank: 7),
            Segment("\(Text.right(Text.fixed(speed, 1), 4))m/s \(arrow)", theme[.text], rank: 8),
        ]
    }

    private func drawStatus(_ segments: [Segment], _ scene: Scene, into canvas: inout Canvas) {
        let theme = canvas.theme
        let isOn = scene.view.playback.isOn
        let (long, short) = isOn ? ("|> a:stop", "|>") : ("|| a:play", "||")
        let taken = Canvas.width(of: segments, gap: 2)
        let word = taken + 2 + CellWidth.of(long) <= canvas.width - 2 ? long : short
        canvas.writeRight(word, theme[isOn ? .ok : .paused], before: canvas.width - 1, row: 0)
        canvas.write(segments, column: 1, row: 0, width: canvas.width - 4 - CellWidth.of(word))
    }

    /// Whose leg is which.
    private func legend(_ theme: ResolvedTheme, _ symbols: Symbols) -> [Segment] {
        let strokes =
            switch symbols {
            case .braille: ["⣿⣿", "⣶ ⣶"]
            case .blocks: ["██", "█ █"]
            case .ascii: ["mmm", "ppp"]
            }
        return (0..<strokes.count).map { agent in
            Segment(
                [
                    .text("\(strokes[agent]) ", theme[AgentMark.role(of: agent)]),
                    .text("\(AgentMark.name(of: agent)), \(agent == 0 ? "back" : "front")", theme[.graphText]),
                ], rank: 2 - agent)
        }
    }
}
