import Games

/// The body and the ground below it.
enum RobotPicture {
    /// The least that is to be seen, in metres: the body is about 1.6 long and 1 high.
    private static let extent = (width: 1.8, height: 1.1)

    /// How metres become dots. Dots are about as high as wide in braille and half blocks, thirds of cells are not.
    private struct Camera {
        /// Dots per metre.
        let across: Double
        let up: Double
        /// Metres to the right in the middle of the picture, and the dot column there.
        let center: Double
        let middle: Int
        /// Dot rows of the picture.
        let height: Int

        init(_ picture: DotCanvas, center: Double) {
            let cells = min(
                Double(picture.columns) / extent.width, 2 * Double(picture.rows) / extent.height)
            across = cells * Double(picture.width / max(picture.columns, 1))
            up = cells / 2 * Double(picture.height / max(picture.rows, 1))
            self.center = center
            middle = picture.width / 2
            height = picture.height
        }

        func column(_ x: Double) -> Int { middle + Int(((x - center) * across).rounded()) }
        func row(_ z: Double) -> Int { height - 1 - Int((z * up).rounded(.down)) }
        /// The place of a dot's middle.
        func place(_ column: Int, _ row: Int) -> HalfCheetah.Point {
            HalfCheetah.Point(x: center + Double(column - middle) / across, z: (Double(height - 1 - row) + 0.5) / up)
        }
    }

    /// Draws with the ground in the region's last row.
    static func draw(_ limbs: [HalfCheetah.Limb], into canvas: inout Canvas) {
        guard canvas.height > 1, let trunk = limbs.first else { return }
        var picture = DotCanvas(columns: canvas.width, rows: canvas.height - 1, symbols: canvas.symbols)
        let camera = Camera(picture, center: (trunk.start.x + trunk.end.x) / 2)
        // The meta-agent's leg is on top.
        let layers = limbs.filter { $0.part.agent == 1 } + limbs.filter { $0.part.agent == nil }
        for limb in layers + limbs.filter({ $0.part.agent == 0 }) { draw(limb, camera, into: &picture, canvas) }
        picture.draw(into: &canvas, column: 0, row: 0)
        drawLetters(trunk, camera, picture, into: &canvas)
        drawGround(camera, picture, into: &canvas)
    }

    private static func draw(
        _ limb: HalfCheetah.Limb, _ camera: Camera, into picture: inout DotCanvas, _ canvas: Canvas
    ) {
        let isASCII = canvas.symbols == .ascii
        let isDashed = limb.part.agent == 1 && !isASCII
        let role = limb.part.agent.map(AgentMark.role) ?? .text
        let glyph = limb.part.agent.map(AgentMark.letter) ?? (limb.part == .head ? "@" : "#")
        picture.layer(canvas.theme[role], glyph: isASCII ? glyph : nil)
        let (start, end, radius) = (limb.start, limb.end, limb.radius)
        let (dx, dz) = (end.x - start.x, end.z - start.z)
        let length = dx * dx + dz * dz
        // Four dots and a gap of two; in large pictures six centimetres and three.
        let dash = max(6 / camera.across, 0.09)
        let (left, right) = (min(start.x, end.x) - radius, max(start.x, end.x) + radius)
        let columns = (camera.column(left) - 1)...(camera.column(right) + 1)
        let rows = (camera.row(max(start.z, end.z) + radius) - 1)...(camera.row(min(start.z, end.z) - radius) + 1)
        // At least one dot wide.
        let reach = max(radius, 0.55 / camera.up, 0.55 / camera.across)
        for row in rows.clamped(to: 0...max(picture.height - 1, 0)) {
            for column in columns.clamped(to: 0...max(picture.width - 1, 0)) {
                let dot = camera.place(column, row)
                let along = ((dot.x - start.x) * dx + (dot.z - start.z) * dz) / length
                let nearest = min(max(along, 0), 1)
                let (x, z) = (dot.x - start.x - nearest * dx, dot.z - start.z - nearest * dz)
                guard x * x + z * z <= reach * reach else { continue }
                let place = along * length.squareRoot() / dash
                if isDashed, place - place.rounded(.down) > 0.66 { continue }
                picture.set(column, row)
            }
        }
    }

    /// Whose leg hangs where, on the trunk's ends.
    private static func drawLetters(
        _ trunk: HalfCheetah.Limb, _ camera: Camera, _ picture: DotCanvas, into canvas: inout Canvas
    ) {
        let (across, down) = (picture.width / picture.columns, picture.height / picture.rows)
        for (agent, hip) in [trunk.start, trunk.end].enumerated() {
            let (x, y) = (camera.column(hip.x), camera.row(hip.z))
            guard x >= 0, y >= 0, y < picture.height else { continue }
            canvas.put(
                AgentMark.letter(of: agent), canvas.theme[AgentMark.role(of: agent)], column: x / across,
                row: y / down)
        }
    }

    /// The ground, with a mark every half metre and the metres from where the body stood at first.
    private static func drawGround(_ camera: Camera, _ picture: DotCanvas, into canvas: inout Canvas) {
        let isASCII = canvas.symbols == .ascii
        let (row, style) = (canvas.height - 1, canvas.theme[.divider])
        for column in 0..<canvas.width { canvas.put(isASCII ? "-" : "─", style, column: column, row: row) }
        let across = picture.width / picture.columns
        let reach = Double(picture.width) / camera.across
        let first = Int((2 * camera.center - reach).rounded(.down))
        for half in first...first + Int((2 * reach).rounded(.up)) + 1 {
            let column = Int((Double(camera.column(Double(half) / 2)) / Double(across)).rounded(.down))
            if half % 2 == 0 {
                canvas.write(" \(half / 2)m ", canvas.theme[.graphText], column: column - 1, row: row)
            } else {
                canvas.put(isASCII ? "+" : "┴", style, column: column, row: row)
            }
        }
    }
}
