/// A colour of the terminal: -1 is the terminal's own, 0-15 the system colours, 16-255 the indexed ones.
package typealias Ink = Int16

/// How a cell is drawn. Colours are already resolved for the terminal's depth; in mono only the attributes differ.
package struct Style: Sendable, Hashable {
    package var foreground: Ink
    package var background: Ink
    package var attributes: Attributes

    package init(foreground: Ink = -1, background: Ink = -1, attributes: Attributes = []) {
        self.foreground = foreground
        self.background = background
        self.attributes = attributes
    }

    /// The terminal's own colours.
    package static let plain = Style()

    package struct Attributes: OptionSet, Sendable, Hashable {
        package let rawValue: UInt8
        package init(rawValue: UInt8) { self.rawValue = rawValue }
        package static let bold = Attributes(rawValue: 1)
        package static let dim = Attributes(rawValue: 2)
        package static let reverse = Attributes(rawValue: 4)
        package static let underline = Attributes(rawValue: 8)
    }
}
