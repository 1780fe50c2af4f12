import Cells
import Games

/// Panel 6 where the game is a body: how it moved at a joint policy of the watched chain, seen from the side. A camera
/// follows the trunk, so that the ground passes by.
enum RobotPanel {
    static func remark(_ model: Model) -> String {
        guard case .halfCheetah(let game) = model.configuration.game else { return "" }
        return game.direction == .right ? "paid to the right ->" : "<- paid to the left"
    }

    static func name(of agent: Int) -> String { agent == 0 ? "meta" : "peer" }
    static func letter(of agent: Int) -> Unicode.Scalar { agent == 0 ? "m" : "p" }
    static func role(of agent: Int) -> Role { agent == 0 ? .meta : .peer }

    static func draw(_ model: Model, into canvas: inout Canvas) {
        guard canvas.width > 3, canvas.height > 0 else { return }
        guard let motion = model.robotMotion else {
            message("waiting for the first chain", .inactive, into: &canvas)
            return
        }
        let frame = model.view.playback.frame(of: motion)
        // A metre is a few cells; what lies further away than this is no place on a screen.
        guard motion[frame].allSatisfy({ abs($0) < 1e6 }) else {
            message("positions are not numbers", .error, into: &canvas)
            return
        }
        let legend = legend(canvas.theme, canvas.symbols)
        let status = status(model, motion, frame, canvas.theme)
        let fitsAll = Canvas.width(of: status + legend, gap: 2) <= canvas.width - 2 - 10
        let hasStatus = canvas.height >= 4
        let hasLegend = !fitsAll && canvas.height >= 9
        if hasStatus { drawStatus(fitsAll ? status + legend : status, model, into: &canvas) }
        if hasLegend {
            canvas.write(legend, column: 1, row: canvas.height - 1, width: canvas.width - 2, gap: 3)
        }
        let top = hasStatus ? 1 : 0
        let view = Rect(row: top, width: canvas.width, height: canvas.height - top - (hasLegend ? 1 : 0))
        canvas.inside(view) { RobotPicture.draw(motion.limbs(frame), into: &$0) }
    }

    private static func message(_ text: String, _ role: Role, into canvas: inout Canvas) {
        canvas.write(
            text, canvas.theme[role], column: max((canvas.width - CellWidth.of(text)) / 2, 0), row: canvas.height / 2)
    }

    /// Which joint policy, and how far and how fast the body has come.
    private static func status(
        _ model: Model, _ motion: HalfCheetahMotion, _ frame: Int, _ theme: ResolvedTheme
    ) -> [Segment] {
        let seconds = Text.fixed(Double(frame) * HalfCheetahMotion.frameSeconds, 1)
        let speed = motion.speed(frame)
        let arrow = abs(speed) < 0.05 ? "  " : speed > 0 ? "->" : "<-"
        let step = model.robotStep
        let place = Double(step) / Double(max(model.configuration.chainLength, 1))
        return [
            Segment("l=\(step)", theme.chain(place), rank: 9),
            Segment("\(Text.right(seconds, 4))s", theme[.text], rank: 6),
            Segment("\(Text.right(Text.fixed(motion.distance(frame), 1), 5))m", theme[.text], rank: 7),
            Segment("\(Text.right(Text.fixed(speed, 1), 4))m/s \(arrow)", theme[.text], rank: 8),
        ]
    }

    private static func drawStatus(_ segments: [Segment], _ model: Model, into canvas: inout Canvas) {
        let theme = canvas.theme
        let isOn = model.view.playback.isOn
        let (long, short) = isOn ? ("|> a:stop", "|>") : ("|| a:play", "||")
        let taken = Canvas.width(of: segments, gap: 2)
        let word = taken + 2 + CellWidth.of(long) <= canvas.width - 2 ? long : short
        canvas.writeRight(word, theme[isOn ? .ok : .paused], before: canvas.width - 1, row: 0)
        canvas.write(segments, column: 1, row: 0, width: canvas.width - 4 - CellWidth.of(word))
    }

    /// Whose leg is which.
    private static func legend(_ theme: ResolvedTheme, _ symbols: Symbols) -> [Segment] {
        let strokes =
            switch symbols {
            case .braille: ["⣿⣿", "⣶ ⣶"]
            case .blocks: ["██", "█ █"]
            case .ascii: ["mmm", "ppp"]
            }
        return (0..<HalfCheetah.playerCount).map { agent in
            Segment(
                [
                    .text("\(strokes[agent]) ", theme[role(of: agent)]),
                    .text("\(name(of: agent)), \(agent == 0 ? "back" : "front")", theme[.graphText]),
                ], rank: 2 - agent)
        }
    }
}
