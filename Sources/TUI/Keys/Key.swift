/// A key press as the terminal reports it.
package enum Key: Sendable, Hashable {
    /// A printable character, such as `a`, `A`, ` ` or `?`.
    case character(Unicode.Scalar)
    /// Ctrl with a letter, given in lower case: Ctrl-C is `.control("c")`.
    case control(Unicode.Scalar)
    /// Alt (or Escape at once followed by) a character.
    case alt(Unicode.Scalar)
    case enter, escape, tab, backTab, backspace, delete
    case up, down, left, right, home, end, pageUp, pageDown
    /// F1 to F12.
    case function(Int)
}

extension Key {
    /// The key in words, such as `Ctrl-C`.
    package var text: String {
        switch self {
        case .character(" "): "Space"
        case .character(let scalar): String(scalar)
        case .control(let scalar): "Ctrl-\(String(scalar).uppercased())"
        case .alt(let scalar): "Alt-\(String(scalar))"
        case .enter: "Enter"
        case .escape: "Esc"
        case .tab: "Tab"
        case .backTab: "S-Tab"
        case .backspace: "Backspace"
        case .delete: "Del"
        case .up: "Up"
        case .down: "Down"
        case .left: "Left"
        case .right: "Right"
        case .home: "Home"
        case .end: "End"
        case .pageUp: "PgUp"
        case .pageDown: "PgDn"
        case .function(let number): "F\(number)"
        }
    }
}

extension Key {
    /// The digit that is typed, if one is.
    var digit: Int? {
        guard case .character(let scalar) = self, ("0"..."9").contains(scalar) else { return nil }
        return Int(scalar.value) - 48
    }
}
