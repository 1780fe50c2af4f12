import Games
import Training

/// The view of a play, while it is open.
package struct PlayBoard: Dialog {
    package static let section = KeySection("In a play", KeyContext("play"))

    /// What is known; nil until the first news.
    package internal(set) var news: PlayHost.News?
    /// Whether the meta-agent's probabilities are shown before the person has chosen.
    package internal(set) var showsProbabilities = true
    /// The action whose probabilities the heatmaps show.
    package internal(set) var action = 0
    /// The first state in sight; nil to keep that in sight which is seen now.
    package internal(set) var firstState: Int?
    /// Whether there is nothing to go back to: the program ends with it.
    let isAlone: Bool

    init(isAlone: Bool) { self.isAlone = isAlone }

    package func draw(_ model: Model, into canvas: inout Canvas) {
        PlayView(board: self).draw(model, into: &canvas)
    }

    package func keyLine(_ theme: ResolvedTheme) -> [Segment]? { PlayView(board: self).keyLine(theme) }

    /// All rows are in the file by then.
    package func closing() -> [Effect] { [.play(.end)] + (isAlone ? [.quit(save: false)] : []) }

    /// An action's letter, before all other keys.
    package func press(_ key: Key, _ model: inout Model) -> [Effect]? {
        guard case .character(let scalar) = key, let record = news?.record,
            let action = record.game.action(named: scalar)
        else { return nil }
        return model.act(action)
    }
}

extension MatrixGame {
    /// The action of a symbol, in either case unless both are symbols.
    func action(named scalar: Unicode.Scalar) -> Int? {
        let letter = String(Character(scalar))
        return symbols.firstIndex(of: letter)
            ?? symbols.firstIndex { $0.uppercased() == letter.uppercased() }
    }
}
