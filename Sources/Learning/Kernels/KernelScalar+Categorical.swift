/// Categorical distributions over the outputs of a network, one step of all trajectories at a time: arrays over actions
/// and trajectories have the shape `[A, rows]`, action by action; the first `count` of `rows` trajectories are real.
extension KernelScalar {
    /// Turns logits into probabilities, in place, `[A, rows]`; `rows` is a multiple of 16.
    @specialized(where Self == Float)
    @specialized(where Self == Double)
    package static func softmax(_ values: UnsafeMutablePointer<Self>, actions: Int, rows: Int) {
        var at = 0
        while at < rows {
            var largest = Vector.load(values + at)
            for a in 1..<actions {
                let value = Vector.load(values + (a &* rows &+ at))
                largest.replace(with: value, where: value .> largest)
            }
            var total = Vector.zero
            for a in 0..<actions {
                let place = values + (a &* rows &+ at)
                let value = Vector.exponential(Vector.load(place) - largest)
                value.store(place)
                total += value
            }
            for a in 0..<actions {
                let place = values + (a &* rows &+ at)
                (Vector.load(place) / total).store(place)
            }
            at &+= Vector.scalarCount
        }
    }

    /// Draws an action for each of `count` trajectories from `probabilities`, `[A, rows]`, and random words, `[count]`:
    /// the first action whose cumulative probability exceeds the word's share of 2^32.
    @specialized(where Self == Float)
    @specialized(where Self == Double)
    package static func draw(
        _ probabilities: UnsafePointer<Self>, _ bits: UnsafePointer<UInt32>, into drawn: UnsafeMutablePointer<UInt16>,
        actions: Int, rows: Int, count: Int
    ) {
        for k in 0..<count {
            let share = (Double(bits[k]) + 0.5) * 0x1p-32
            var cumulative = 0.0
            var action: UInt16 = 0
            for a in 0..<actions &- 1 {
                cumulative += Double(probabilities[a &* rows &+ k])
                if share >= cumulative { action &+= 1 }
            }
            drawn[k] = action
        }
    }

    /// `out[a, k] += scale * weights[k] * d log p(taken[k]) / d logit[a, k]`, `[A, rows]`.
    @specialized(where Self == Float)
    @specialized(where Self == Double)
    package static func addScore(
        _ probabilities: UnsafePointer<Self>, taken: UnsafePointer<UInt16>, weights: UnsafePointer<Self>, scale: Self,
        to out: UnsafeMutablePointer<Self>, actions: Int, rows: Int, count: Int
    ) {
        for a in 0..<actions {
            let p = probabilities + a &* rows
            let target = out + a &* rows
            for k in 0..<count {
                let isTaken: Self = Int(taken[k]) == a ? 1 : 0
                target[k] += scale * weights[k] * (isTaken - p[k])
            }
        }
    }

    /// `tangent[k] = scale * d log p(taken[k])` along tangents of the logits, `[A, rows]`.
    @specialized(where Self == Float)
    @specialized(where Self == Double)
    package static func scoreTangent(
        _ probabilities: UnsafePointer<Self>, taken: UnsafePointer<UInt16>, tangents: UnsafePointer<Self>, scale: Self,
        into tangent: UnsafeMutablePointer<Self>, actions: Int, rows: Int, count: Int
    ) {
        for k in 0..<count {
            var mean: Self = 0
            for a in 0..<actions { mean += probabilities[a &* rows &+ k] * tangents[a &* rows &+ k] }
            tangent[k] = scale * (tangents[Int(taken[k]) &* rows &+ k] - mean)
        }
    }

    /// Adds what `addScore` adds, differentiated along tangents of the logits, `[A, rows]`.
    @specialized(where Self == Float)
    @specialized(where Self == Double)
    package static func addScoreDerivative(
        _ probabilities: UnsafePointer<Self>, tangents: UnsafePointer<Self>, weights: UnsafePointer<Self>, scale: Self,
        to out: UnsafeMutablePointer<Self>, actions: Int, rows: Int, count: Int
    ) {
        for k in 0..<count {
            var mean: Self = 0
            for a in 0..<actions { mean += probabilities[a &* rows &+ k] * tangents[a &* rows &+ k] }
            for a in 0..<actions {
                let at = a &* rows &+ k
                out[at] -= scale * weights[k] * probabilities[at] * (tangents[at] - mean)
            }
        }
    }
}
