import Engine
import Training

/// What entered the gradient at each joint policy on its way back, the latest above, and what came of it at `phi_0`.
extension PhasePanel {
    func table(of walk: WalkBack, at step: Int, _ scene: Scene) -> Table {
        let isWhole = step == 0
        let steps = Array(min(step, walk.steps.count - 1)..<walk.steps.count)
        return Table(
            sentence: sentence(walk, step, scene), rows: steps.count + (isWhole ? 1 : 0),
            drawHead: { canvas, line in Self.drawHead(walk, line, into: &canvas) },
            drawRow: { canvas, row, line in
                if isWhole, row == 0 {
                    Self.drawTotals(walk, line, into: &canvas)
                } else {
                    let step = steps[row - (isWhole ? 1 : 0)]
                    Self.drawStep(walk.steps[step], step, line, into: &canvas)
                }
            })
    }

    private func sentence(_ walk: WalkBack, _ step: Int, _ scene: Scene) -> String {
        guard scene.subject.method.outer.isMetaGradient else {
            return "the gradient of phi_0's own update, |g| \(Text.magnitude(walk.norm))"
        }
        guard step > 0 else {
            return "at phi_0 the current policy's term enters; |g| \(Text.magnitude(walk.norm)) in all"
        }
        let terms = [walk.own.map { _ in "own learning" }, walk.peer.map { _ in "peer learning" }].compactMap(\.self)
        let way = step == 1 ? "phi_0" : "phi_\(step - 1)..phi_0"
        return "phi_\(step): \(terms.joined(separator: ", ")) enter, to come through \(way)"
    }

    /// Columns before which numbers end.
    private enum Column {
        static let own = 10
        static let ownShare = 16
        static let peer = 23
        static let peerShare = 29
        static let adjoint = 38
        static let peerAdjoint = 45
        static let rate = 56
    }

    private static func drawHead(_ walk: WalkBack, _ line: Int, into canvas: inout Canvas) {
        let theme = canvas.theme
        canvas.write("l", theme[.graphText], column: 2, row: line)
        canvas.writeRight("own", theme[.termOwn], before: Column.own, row: line)
        canvas.writeRight("share", theme[.graphText], before: Column.ownShare, row: line)
        canvas.writeRight("peer", theme[.termPeer], before: Column.peer, row: line)
        canvas.writeRight("share", theme[.graphText], before: Column.peerShare, row: line)
        if canvas.width >= Column.adjoint {
            canvas.writeRight("|d/dphi|", theme[.graphText], before: Column.adjoint, row: line)
        }
        if canvas.width >= Column.peerAdjoint {
            canvas.writeRight("peers", theme[.graphText], before: Column.peerAdjoint, row: line)
        }
        if canvas.width > Column.rate {
            canvas.writeRight("d/drate", theme[.graphText], before: Column.rate, row: line)
        }
    }

    private static func drawStep(_ step: WalkBack.Step, _ number: Int, _ line: Int, into canvas: inout Canvas) {
        let theme = canvas.theme
        canvas.writeRight("\(number)", theme[.text], before: 3, row: line)
        if number == 0 {
            draw(step.current, .termCurrent, Column.own, Column.ownShare, line, into: &canvas)
            canvas.write("c", theme[.termCurrent], column: 4, row: line)
        } else {
            draw(step.own, .termOwn, Column.own, Column.ownShare, line, into: &canvas)
            draw(step.peer, .termPeer, Column.peer, Column.peerShare, line, into: &canvas)
        }
        guard canvas.width >= Column.adjoint else { return }
        let limit = step.isLimited ? "!" : ""
        let adjoint = step.adjoints.first.map { Text.magnitude($0) + limit } ?? "--"
        canvas.writeRight(adjoint, theme[step.isLimited ? .warning : .text], before: Column.adjoint, row: line)
        guard canvas.width >= Column.peerAdjoint else { return }
        let peers = step.adjoints.dropFirst().reduce(0) { $0 + $1 * $1 }.squareRoot()
        canvas.writeRight(
            step.adjoints.count > 1 ? Text.magnitude(peers) : "--", theme[step.adjoints.count > 1 ? .text : .inactive],
            before: Column.peerAdjoint, row: line)
        if canvas.width > Column.rate {
            canvas.writeRight(
                step.rateGradient.map { Text.magnitude($0) } ?? "--",
                theme[step.rateGradient == nil ? .inactive : .text],
                before: Column.rate, row: line)
        }
    }

    private static func draw(
        _ part: WalkBack.Part?, _ role: Role, _ norm: Int, _ share: Int, _ line: Int, into canvas: inout Canvas
    ) {
        let style = canvas.theme[part == nil ? .inactive : role]
        canvas.writeRight(part.map { Text.magnitude($0.norm) } ?? "n/a", style, before: norm, row: line)
        guard let part else { return }
        canvas.writeRight(part.share.map { "\(Text.percent($0))%" } ?? "--", style, before: share, row: line)
    }

    /// The terms as they are known: current, own and peer, and entropy where it has a weight.
    private static func drawTotals(_ walk: WalkBack, _ line: Int, into canvas: inout Canvas) {
        let theme = canvas.theme
        let terms: [(String, WalkBack.Part?, Role)] = [
            ("c", walk.current, .termCurrent), ("o", walk.own, .termOwn), ("p", walk.peer, .termPeer),
            ("entropy", walk.entropy, .text),
        ]
        let segments = terms.enumerated().compactMap { index, term -> Segment? in
            guard let part = term.1 else { return nil }
            let share = part.share.map { "\(Text.percent($0))%" } ?? "--"
            return Segment("\(term.0) \(Text.magnitude(part.norm)) \(share)", theme[term.2], rank: 4 - index)
        }
        canvas.write([Segment("all", theme[.text], rank: 9)] + segments, column: 1, row: line, width: canvas.width - 2)
    }
}
