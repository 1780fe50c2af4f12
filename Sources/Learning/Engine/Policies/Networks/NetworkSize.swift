/// The sizes of a network.
package struct NetworkSize: Sendable, Hashable {
    /// S, the size of an observation.
    package var inputs: Int
    /// H, hidden units.
    package var hidden: Int
    /// A, outputs.
    package var outputs: Int

    package init(inputs: Int, hidden: Int, outputs: Int) {
        precondition(inputs > 0 && hidden > 0 && outputs > 0, "a network has inputs, hidden units and outputs")
        self.inputs = inputs
        self.hidden = hidden
        self.outputs = outputs
    }
}
