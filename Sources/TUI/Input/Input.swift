/// What a terminal sends, as whole sequences: keys, and what must never be taken for keys.
package enum Input: Sendable, Hashable {
    case key(Key)
    case mouse(Mouse)
    /// Text that was pasted, on one line and without control characters.
    case paste(String)
    /// Whether the window has come to the front or gone from it.
    case focus(Bool)
}

/// A report of the mouse.
package struct Mouse: Sendable, Hashable {
    /// The button, with bits for Shift (4), Meta (8), Ctrl (16), motion (32), wheel (64) and further buttons (128), as
    /// terminals number them. 3 is a release where the terminal does not say of which button.
    package var button: Int
    /// Cell, counted from 0.
    package var column: Int
    package var row: Int
    package var isRelease: Bool

    package init(button: Int, column: Int, row: Int, isRelease: Bool = false) {
        self.button = button
        self.column = column
        self.row = row
        self.isRelease = isRelease
    }
}
