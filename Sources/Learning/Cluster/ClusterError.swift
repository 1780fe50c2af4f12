/// What keeps ranks from working together, as a sentence without its end.
package struct ClusterError: Error, Sendable, Hashable, CustomStringConvertible {
    package let description: String

    package init(_ description: String) { self.description = description }
}
