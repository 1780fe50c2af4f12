import Training

/// How the trainer's state is shown: a glyph of its own, a word and a colour.
struct StateMark {
    let glyph: String
    let word: String
    let role: Role

    init(_ state: TrainerState) {
        switch state {
        case .waiting: (glyph, word, role) = ("..", "WAIT", .info)
        case .running: (glyph, word, role) = ("|>", "RUN", .ok)
        case .pausing: (glyph, word, role) = ("|.", "PAUSING", .paused)
        case .paused: (glyph, word, role) = ("||", "PAUSED", .paused)
        case .stepping(let remaining):
            (glyph, word, role) = (">|", remaining > 1 ? "STEP \(remaining)" : "STEP", .info)
        case .done: (glyph, word, role) = ("[]", "DONE", .ok)
        case .interrupted: (glyph, word, role) = ("-|", "INTERRUPTED", .paused)
        case .failed: (glyph, word, role) = ("!!", "FAILED", .error)
        }
    }

    var text: String { "\(glyph) \(word)" }
}
