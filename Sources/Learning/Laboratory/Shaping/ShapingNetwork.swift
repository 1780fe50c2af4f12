// Unsafe here are weights read through the pointer of an array that lives as long as the call, at places that the
// layout below stays within.

/// M-FOS's policy: from both players' probabilities to the own logits of the next step, through one hidden layer.
///
/// Weights lie input by input, `[10][H]`, then biases `[H]`, outputs `[5][H]` and their biases `[5]`.
package struct ShapingNetwork: Sendable, Hashable, Codable {
    /// H.
    package let hidden: Int
    package internal(set) var weights: [Double]

    /// Small random weights: normal, with a variance of one over the number of inputs.
    package init(hidden: Int, seed: UInt64) {
        self.hidden = hidden
        let count = ShapingNetwork.count(hidden)
        var numbers = [Double](repeating: 0, count: count)
        KeyedNormals(seed: seed, .parameters, 1, 0).forEachNormal(count) { index, normal in
            let isInput = index < 10 * hidden
            let isOutput = index >= 11 * hidden && index < 16 * hidden
            numbers[index] = isInput ? normal / 10.0.squareRoot() : isOutput ? normal / Double(hidden).squareRoot() : 0
        }
        weights = numbers
    }

    /// Weights of a network with so many hidden units.
    static func count(_ hidden: Int) -> Int { 16 * hidden + 5 }

    /// The own logits of the next step, by own logits and the other's in the own order.
    package func logits(_ x: PolicyVector, _ y: PolicyVector) -> PolicyVector {
        unsafe weights.withUnsafeBufferPointer { buffer in
            guard let weights = buffer.baseAddress else { return PolicyVector(repeating: 0) }
            return unsafe ShapingNetwork.logits(weights, hidden, x, y)
        }
    }

    private static func logits(
        _ weights: UnsafePointer<Double>, _ hidden: Int, _ x: PolicyVector, _ y: PolicyVector
    ) -> PolicyVector {
        // From -1 to 1.
        let a = x.map { Lanes.hyperbolicTangents(Lanes(repeating: 0.5) * $0) }
        let b = y.map { Lanes.hyperbolicTangents(Lanes(repeating: 0.5) * $0) }
        @inline(__always) func weight(_ index: Int) -> Lanes { Lanes(repeating: unsafe weights[index]) }
        var out = PolicyVector(
            start: weight(16 &* hidden), cc: weight(16 &* hidden &+ 1), cd: weight(16 &* hidden &+ 2),
            dc: weight(16 &* hidden &+ 3), dd: weight(16 &* hidden &+ 4))
        for unit in 0..<hidden {
            var sum = weight(10 &* hidden &+ unit)
            sum = sum.plus(a.start, times: weight(unit)).plus(a.cc, times: weight(hidden &+ unit))
            sum = sum.plus(a.cd, times: weight(2 &* hidden &+ unit)).plus(a.dc, times: weight(3 &* hidden &+ unit))
            sum = sum.plus(a.dd, times: weight(4 &* hidden &+ unit)).plus(b.start, times: weight(5 &* hidden &+ unit))
            sum = sum.plus(b.cc, times: weight(6 &* hidden &+ unit)).plus(b.cd, times: weight(7 &* hidden &+ unit))
            sum = sum.plus(b.dc, times: weight(8 &* hidden &+ unit)).plus(b.dd, times: weight(9 &* hidden &+ unit))
            let active = Lanes.hyperbolicTangents(sum)
            let base = 11 &* hidden &+ unit
            out.start = out.start.plus(active, times: weight(base))
            out.cc = out.cc.plus(active, times: weight(base &+ hidden))
            out.cd = out.cd.plus(active, times: weight(base &+ 2 &* hidden))
            out.dc = out.dc.plus(active, times: weight(base &+ 3 &* hidden))
            out.dd = out.dd.plus(active, times: weight(base &+ 4 &* hidden))
        }
        return out
    }
}
