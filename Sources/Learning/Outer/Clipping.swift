/// Clips a vector to a Euclidean norm.
enum Clipping {
    /// Scales `values` down so that their norm is at most `limit`.
    ///
    /// Returns the norm before clipping; infinite or not-a-number vectors stay as they are.
    static func clip(_ values: inout [Double], to limit: Double) -> Double {
        let norm = values.norm
        if norm > limit && norm.isFinite {
            let scale = limit / norm
            for i in values.indices { values[i] *= scale }
        }
        return norm
    }
}

extension [Double] {
    /// Euclidean norm.
    var norm: Double { dot(self).squareRoot() }

    /// Inner product with a vector of the same size.
    func dot(_ other: [Double]) -> Double {
        precondition(count == other.count, "vectors of different sizes")
        var total = 0.0
        for i in indices { total += self[i] * other[i] }
        return total
    }
}
