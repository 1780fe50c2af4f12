/// Why the dashboard cannot be shown here; the caller says so and goes on in plain mode.
package struct TerminalError: Error, CustomStringConvertible {
    /// A sentence for the person.
    package let description: String

    init(_ description: String) { self.description = description }
}
