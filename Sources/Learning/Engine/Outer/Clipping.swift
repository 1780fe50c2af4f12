/// Clips a vector to a Euclidean norm.
package enum Clipping {
    /// Scales `values` down so that their norm is at most `limit`.
    ///
    /// Returns the norm before clipping; infinite or not-a-number vectors stay as they are.
    package static func clip(_ values: inout [Double], to limit: Double) -> Double {
        let norm = values.norm
        if norm > limit && norm.isFinite {
            values.scale(by: limit / norm)
        }
        return norm
    }
}

extension [[Double]] {
    /// Mean of vectors of the same size; empty if there is none.
    package var mean: [Double] {
        guard let first else { return [] }
        var total = Array<Double>(repeating: 0, count: first.count)
        for vector in self {
            for i in total.indices { total[i] += vector[i] }
        }
        return total.map { $0 / Double(count) }
    }
}

extension [Double] {
    /// Euclidean norm.
    package var norm: Double { dot(self).squareRoot() }

    /// Multiplies every element.
    mutating func scale(by factor: Double) {
        for i in indices { self[i] *= factor }
    }

    /// Adds `scale` times a vector of the same size.
    mutating func add(_ other: [Double], scaledBy scale: Double) {
        precondition(count == other.count, "vectors of different sizes")
        for i in indices { self[i] += scale * other[i] }
    }

    /// Inner product with a vector of the same size.
    package func dot(_ other: [Double]) -> Double {
        precondition(count == other.count, "vectors of different sizes")
        var total = 0.0
        for i in indices { total += self[i] * other[i] }
        return total
    }
}
