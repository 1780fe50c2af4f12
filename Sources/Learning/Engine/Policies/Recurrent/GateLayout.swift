/// How the arguments of a cell's gates lie in memory: arrays of n numbers one after the other, `[G, n]`.
///
/// What is seen and what the cell put out before reach a range of arrays each; where the ranges overlap their
/// contributions, biases included, are added up. Both ranges have an array for every gate of the flat vector.
struct GateLayout: Sendable, Hashable {
    /// Which gate of the flat vector each array belongs to, `[G]`.
    let gates: [Int]
    /// The arrays that what is seen reaches. Begins at 0.
    let input: Range<Int>
    /// The arrays that the output before reaches. Ends at G.
    let state: Range<Int>

    /// G.
    var count: Int { gates.count }
    /// The arrays that the output before reaches alone.
    var stateOnly: Range<Int> { input.upperBound..<count }
    /// Gates of the flat vector.
    var gateCount: Int { input.count }

    /// - Precondition: `input` and `state` each have the same gates, and together all arrays.
    init(gates: [Int], input: Range<Int>, state: Range<Int>) {
        precondition(
            input.lowerBound == 0 && state.upperBound == gates.count && state.lowerBound <= input.upperBound
                && gates[input].sorted() == gates[state].sorted(), "a range of arrays with all gates for both")
        self.gates = gates
        self.input = input
        self.state = state
    }
}
