/// Normal distributions over the outputs of a network, one step of all trajectories at a time. Means and everything made
/// of them have the shape `[A, rows]`, one row an action dimension; the first `count` of `rows` trajectories are real.
/// With mu the mean, h the inverse and l the logarithm of the standard deviation, and z = h (action - mu):
/// `d log p / d mu = h z`, `d log p / d l = z^2 - 1`. Source: docs/method.md, sections 4 and 6.

/// `actions[k, a] = means[a, k] + deviations[a] normals[k, a]`.
@inline(__always)
func drawNormalLoop<Scalar: BinaryFloatingPoint>(
    _ means: UnsafePointer<Scalar>, _ deviations: UnsafePointer<Scalar>, _ normals: UnsafePointer<Scalar>,
    _ out: UnsafeMutablePointer<Scalar>, _ actions: Int, _ rows: Int, _ count: Int
) {
    for a in 0..<actions {
        let mean = means + a &* rows
        let deviation = deviations[a]
        for k in 0..<count { out[k &* actions &+ a] = mean[k] + deviation * normals[k &* actions &+ a] }
    }
}

/// Turns means into z, in place, `[A, rows]`, given the actions, `[count, A]`.
@inline(__always)
func standardiseLoop<Scalar: BinaryFloatingPoint>(
    _ values: UnsafeMutablePointer<Scalar>, _ taken: UnsafePointer<Scalar>, _ inverse: UnsafePointer<Scalar>,
    _ actions: Int, _ rows: Int, _ count: Int
) {
    for a in 0..<actions {
        let row = values + a &* rows
        let factor = inverse[a]
        for k in 0..<count { row[k] = (taken[k &* actions &+ a] - row[k]) * factor }
    }
}

/// `out[a, k] += scale weights[k] h z`, and `sums[a] += scale * sum over k of weights[k] (z^2 - 1)` in Double.
@inline(__always)
func addNormalScoreLoop<Scalar: BinaryFloatingPoint>(
    _ z: UnsafePointer<Scalar>, _ inverse: UnsafePointer<Scalar>, _ weights: UnsafePointer<Scalar>, _ scale: Scalar,
    _ out: UnsafeMutablePointer<Scalar>, _ sums: UnsafeMutablePointer<Double>, _ actions: Int, _ rows: Int,
    _ count: Int
) {
    for a in 0..<actions {
        let row = z + a &* rows
        let target = out + a &* rows
        let factor = scale * inverse[a]
        var total = 0.0
        for k in 0..<count {
            target[k] += factor * weights[k] * row[k]
            total += Double(weights[k] * (row[k] * row[k] - 1))
        }
        sums[a] += Double(scale) * total
    }
}

/// `tangent[k] = scale * sum over a of h z dmu + (z^2 - 1) dl`.
@inline(__always)
func normalTangentLoop<Scalar: BinaryFloatingPoint>(
    _ z: UnsafePointer<Scalar>, _ inverse: UnsafePointer<Scalar>, _ meanTangents: UnsafePointer<Scalar>,
    _ logTangents: UnsafePointer<Scalar>, _ scale: Scalar, _ tangent: UnsafeMutablePointer<Scalar>, _ actions: Int,
    _ rows: Int, _ count: Int
) {
    for k in 0..<count { tangent[k] = 0 }
    for a in 0..<actions {
        let row = z + a &* rows
        let change = meanTangents + a &* rows
        let factor = scale * inverse[a]
        let logChange = scale * logTangents[a]
        for k in 0..<count {
            tangent[k] += factor * row[k] * change[k] + logChange * (row[k] * row[k] - 1)
        }
    }
}

/// Adds what `addNormalScoreLoop` adds, differentiated along tangents of means and logarithms: with
/// `y = h dmu + z dl = -dz`, `-scale weights[k] h (y + z dl)` to `out` and `-2 scale weights[k] z y` to `sums`.
@inline(__always)
func addNormalScoreDerivativeLoop<Scalar: BinaryFloatingPoint>(
    _ z: UnsafePointer<Scalar>, _ inverse: UnsafePointer<Scalar>, _ meanTangents: UnsafePointer<Scalar>,
    _ logTangents: UnsafePointer<Scalar>, _ weights: UnsafePointer<Scalar>, _ scale: Scalar,
    _ out: UnsafeMutablePointer<Scalar>, _ sums: UnsafeMutablePointer<Double>, _ actions: Int, _ rows: Int,
    _ count: Int
) {
    for a in 0..<actions {
        let row = z + a &* rows
        let change = meanTangents + a &* rows
        let target = out + a &* rows
        let h = inverse[a]
        let logChange = logTangents[a]
        var total = 0.0
        for k in 0..<count {
            let turn = row[k] * logChange
            let y = h * change[k] + turn
            target[k] -= scale * weights[k] * h * (y + turn)
            total += Double(weights[k] * row[k] * y)
        }
        sums[a] -= 2 * Double(scale) * total
    }
}
