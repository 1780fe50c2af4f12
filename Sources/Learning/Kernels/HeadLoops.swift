/// Categorical distributions over the outputs of a network, one step of all trajectories at a time: arrays over actions
/// and trajectories have the shape `[A, rows]`, action by action; the first `count` of `rows` trajectories are real.

/// Turns logits into probabilities, in place. `rows` is a multiple of a vector's width.
@inline(__always)
func softmaxLoop<V: KernelVector>(_: V.Type, _ values: UnsafeMutablePointer<V.Scalar>, _ actions: Int, _ rows: Int) {
    var at = 0
    while at < rows {
        var largest = V.load(values + at)
        for a in 1..<actions {
            let value = V.load(values + (a &* rows &+ at))
            largest.replace(with: value, where: value .> largest)
        }
        var total = V.zero
        for a in 0..<actions {
            let place = values + (a &* rows &+ at)
            let value = V.exponential(V.load(place) - largest)
            value.store(place)
            total += value
        }
        for a in 0..<actions {
            let place = values + (a &* rows &+ at)
            (V.load(place) / total).store(place)
        }
        at &+= V.scalarCount
    }
}

/// Draws an action for each trajectory from random words: the first action whose cumulative probability exceeds the
/// word's share of 2^32.
@inline(__always)
func drawLoop<Scalar: BinaryFloatingPoint>(
    _ probabilities: UnsafePointer<Scalar>, _ bits: UnsafePointer<UInt32>, _ drawn: UnsafeMutablePointer<UInt16>,
    _ actions: Int, _ rows: Int, _ count: Int
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

/// `out[a, k] += weights[k] d log p(taken[k]) / d logit[a, k]`.
@inline(__always)
func addScoreLoop<Scalar: BinaryFloatingPoint>(
    _ probabilities: UnsafePointer<Scalar>, _ taken: UnsafePointer<UInt16>, _ weights: UnsafePointer<Scalar>,
    _ scale: Scalar, _ out: UnsafeMutablePointer<Scalar>, _ actions: Int, _ rows: Int, _ count: Int
) {
    for a in 0..<actions {
        let p = probabilities + a &* rows
        let target = out + a &* rows
        for k in 0..<count {
            let isTaken: Scalar = Int(taken[k]) == a ? 1 : 0
            target[k] += scale * weights[k] * (isTaken - p[k])
        }
    }
}

/// `tangent[k] = scale * d log p(taken[k])` along tangents of the logits, `[A, rows]`.
@inline(__always)
func scoreTangentLoop<Scalar: BinaryFloatingPoint>(
    _ probabilities: UnsafePointer<Scalar>, _ taken: UnsafePointer<UInt16>, _ tangents: UnsafePointer<Scalar>,
    _ scale: Scalar, _ tangent: UnsafeMutablePointer<Scalar>, _ actions: Int, _ rows: Int, _ count: Int
) {
    for k in 0..<count {
        var mean: Scalar = 0
        for a in 0..<actions { mean += probabilities[a &* rows &+ k] * tangents[a &* rows &+ k] }
        tangent[k] = scale * (tangents[Int(taken[k]) &* rows &+ k] - mean)
    }
}

/// Adds what `addScoreLoop` adds, differentiated along tangents of the logits.
@inline(__always)
func addScoreDerivativeLoop<Scalar: BinaryFloatingPoint>(
    _ probabilities: UnsafePointer<Scalar>, _ tangents: UnsafePointer<Scalar>, _ weights: UnsafePointer<Scalar>,
    _ scale: Scalar, _ out: UnsafeMutablePointer<Scalar>, _ actions: Int, _ rows: Int, _ count: Int
) {
    for k in 0..<count {
        var mean: Scalar = 0
        for a in 0..<actions { mean += probabilities[a &* rows &+ k] * tangents[a &* rows &+ k] }
        for a in 0..<actions {
            let at = a &* rows &+ k
            out[at] -= scale * weights[k] * probabilities[at] * (tangents[at] - mean)
        }
    }
}
