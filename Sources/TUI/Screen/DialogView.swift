/// A window over the panels that takes all keys. What is chosen in it is a `Dialog`, its keys are those of its context.
protocol DialogView {
    func draw(_ model: Model, into canvas: inout Canvas)
    /// What the key line says instead of the keys of the screen; nil to leave those.
    func keyLine(_ theme: ResolvedTheme) -> [Segment]?
}

extension DialogView {
    func keyLine(_ theme: ResolvedTheme) -> [Segment]? { nil }
}

extension Dialog {
    /// What is drawn of it. A new view is an entry here, beside its keys in the key table.
    var view: any DialogView {
        switch self {
        case .quit: QuitView()
        case .help(let line): KeyListView(first: line)
        case .compare(let list): RunListView(list: list)
        case .tournament(let board): TournamentView(board: board)
        }
    }
}

/// The list of keys from a line on.
private struct KeyListView: DialogView {
    let first: Int

    func draw(_ model: Model, into canvas: inout Canvas) { HelpView(model.keys).draw(from: first, into: &canvas) }
}
