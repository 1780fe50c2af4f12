import Platform

/// Clips a vector to a Euclidean norm.
package enum Clipping {
    /// Scales `values` down where their norm is beyond `limit`, by the excess to a power: 1 leaves norms of at most
    /// `limit`, 1/2 their geometric mean with it, 0 does nothing.
    ///
    /// Returns the norm before clipping; infinite or not-a-number vectors stay as they are.
    package static func clip(_ values: inout [Double], to limit: Double, power: Double = 1) -> Double {
        let norm = values.norm
        let factor = factor(norm, limit, power)
        if factor < 1 { values.scale(by: factor) }
        return norm
    }

    /// The norm that a vector of such a norm has then.
    package static func norm(_ norm: Double, clippedTo limit: Double, power: Double) -> Double {
        norm * factor(norm, limit, power)
    }

    private static func factor(_ norm: Double, _ limit: Double, _ power: Double) -> Double {
        guard norm > limit && norm.isFinite else { return 1 }
        return power == 1 ? limit / norm : pow(limit / norm, power)
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
