import Kernels

/// Projects conflicting gradients off each other. Source: Yu et al., *Gradient surgery for multi-task learning*
/// (NeurIPS 2020), algorithm 1.
package enum PCGrad {
    /// The mean of the chains' gradients, each first projected off every other chain's that it conflicts with (a
    /// negative inner product), in an order drawn anew for each chain.
    ///
    /// `gradients` has the shape `[M][parameters]`; `order` names the random numbers. The result depends on nothing else.
    package static func combine(_ gradients: [[Double]], order: Philox) -> [Double] {
        guard let first = gradients.first else { return [] }
        var combined = Array(repeating: 0.0, count: first.count)
        let squaredNorms = gradients.map { $0.dot($0) }
        for (index, gradient) in gradients.enumerated() {
            var projected = gradient
            for other in permutation(of: gradients.count, order, row: index) where other != index {
                let overlap = projected.dot(gradients[other])
                guard overlap < 0, squaredNorms[other] > 0 else { continue }
                let share = overlap / squaredNorms[other]
                for i in projected.indices { projected[i] -= share * gradients[other][i] }
            }
            for i in combined.indices { combined[i] += projected[i] }
        }
        let scale = 1 / Double(gradients.count)
        return combined.map { $0 * scale }
    }

    /// A random order of `0..<count` (Fisher-Yates); one for each `row`.
    package static func permutation(of count: Int, _ random: Philox, row: Int) -> [Int] {
        var order = Array(0..<count)
        for last in stride(from: count - 1, to: 0, by: -1) {
            order.swapAt(last, random.number(below: last + 1, block: UInt32(row * count + last)))
        }
        return order
    }
}
