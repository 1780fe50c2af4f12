/// Heads of arrows, one cell wide in every locale.
struct Arrows {
    let up: Unicode.Scalar
    let down: Unicode.Scalar
    let left: Unicode.Scalar
    let right: Unicode.Scalar
    /// Of a horizontal line.
    let line: Unicode.Scalar

    init(_ symbols: Symbols) {
        switch symbols {
        case .braille: (up, down, left, right, line) = ("▴", "▾", "◂", "▸", "─")
        // The Linux console has no small ones.
        case .blocks: (up, down, left, right, line) = ("▲", "▼", "◄", "►", "─")
        case .ascii: (up, down, left, right, line) = ("^", "v", "<", ">", "-")
        }
    }

    /// Whether a value rose or fell; a blank where neither is to be seen in per cent.
    func between(_ before: Double, _ after: Double) -> Unicode.Scalar {
        let (before, after) = ((before * 100).rounded(), (after * 100).rounded())
        return before < after ? up : before > after ? down : " "
    }
}
