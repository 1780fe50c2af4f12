import Platform

/// Natural logarithm.
package func logarithm(_ x: Double) -> Double { log(x) }

/// Mean over rows, by weights that add up to 1, of KL(p, q) in nats, for tables of probabilities of the same shape.
package func divergence(_ p: [Double], from q: [Double], weights: [Double]) -> Double {
    let columns = p.count / weights.count
    return weights.indices.reduce(0) { total, row in
        let range = row * columns..<(row + 1) * columns
        return total + weights[row] * divergence(Array(p[range]), from: Array(q[range]))
    }
}

/// Sum over rows of KL(p, q) in nats, for tables of probabilities of the same shape.
package func divergence(_ p: [Double], from q: [Double]) -> Double {
    zip(p, q).reduce(0) { total, pair in
        pair.0 > 0 ? total + pair.0 * log(pair.0 / max(pair.1, .leastNormalMagnitude)) : total
    }
}
