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
