/// Names a place on the screen: what has the focus, scrolls and stands in a layout. Panels for different games may
/// share one.
package struct PanelID: Sendable, Hashable {
    /// A word for messages and tests.
    package let name: String

    package init(_ name: String) { self.name = name }

    /// The name in one word, by which commands and files call it, such as `gradient-terms`.
    package var word: String { String(name.lowercased().map { $0 == " " ? "-" : $0 }) }
}
