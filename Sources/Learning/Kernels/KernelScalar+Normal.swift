/// Normal distributions over the outputs of a network, one step of all trajectories at a time. Means and everything made
/// of them have the shape `[A, rows]`, one row an action dimension; the first `count` of `rows` trajectories are real.
/// With mu the mean, h the inverse and l the logarithm of the standard deviation, and z = h (action - mu):
/// `d log p / d mu = h z`, `d log p / d l = z^2 - 1`. Source: docs/method.md, sections 4 and 6.
extension KernelScalar {
    /// Actions, `[count, A]`, from means, `[A, rows]`, standard deviations, `[A]`, and normal numbers, `[count, A]`:
    /// `actions[k, a] = means[a, k] + deviations[a] normals[k, a]`.
    @specialized(where Self == Float)
    @specialized(where Self == Double)
    package static func drawNormal(
        means: UnsafePointer<Self>, deviations: UnsafePointer<Self>, normals: UnsafePointer<Self>,
        into out: UnsafeMutablePointer<Self>, actions: Int, rows: Int, count: Int
    ) {
        for a in 0..<actions {
            let mean = means + a &* rows
            let deviation = deviations[a]
            for k in 0..<count { out[k &* actions &+ a] = mean[k] + deviation * normals[k &* actions &+ a] }
        }
    }

    /// Turns means into standardised actions z, in place, `[A, rows]`, given the actions, `[count, A]`.
    @specialized(where Self == Float)
    @specialized(where Self == Double)
    package static func standardise(
        _ values: UnsafeMutablePointer<Self>, taken: UnsafePointer<Self>, inverse: UnsafePointer<Self>, actions: Int,
        rows: Int, count: Int
    ) {
        for a in 0..<actions {
            let row = values + a &* rows
            let factor = inverse[a]
            for k in 0..<count { row[k] = (taken[k &* actions &+ a] - row[k]) * factor }
        }
    }

    /// Adds `scale weights[k]` times the scores to adjoints of the means, `[A, rows]`, and of the logarithms, `[A]`:
    /// `out[a, k] += scale weights[k] h z`, and `sums[a] += scale * sum over k of weights[k] (z^2 - 1)` in Double.
    @specialized(where Self == Float)
    @specialized(where Self == Double)
    package static func addNormalScore(
        _ z: UnsafePointer<Self>, inverse: UnsafePointer<Self>, weights: UnsafePointer<Self>, scale: Self,
        to out: UnsafeMutablePointer<Self>, sums: UnsafeMutablePointer<Double>, actions: Int, rows: Int, count: Int
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

    /// `tangent[k] = scale * d log p` along tangents of the means, `[A, rows]`, and of the logarithms, `[A]`:
    /// `scale * sum over a of h z dmu + (z^2 - 1) dl`.
    @specialized(where Self == Float)
    @specialized(where Self == Double)
    package static func normalTangent(
        _ z: UnsafePointer<Self>, inverse: UnsafePointer<Self>, meanTangents: UnsafePointer<Self>,
        logTangents: UnsafePointer<Self>, scale: Self, into tangent: UnsafeMutablePointer<Self>, actions: Int,
        rows: Int, count: Int
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

    /// Adds what `addNormalScore` adds, differentiated along these tangents: with `y = h dmu + z dl = -dz`,
    /// `-scale weights[k] h (y + z dl)` to `out` and `-2 scale weights[k] z y` to `sums`.
    @specialized(where Self == Float)
    @specialized(where Self == Double)
    package static func addNormalScoreDerivative(
        _ z: UnsafePointer<Self>, inverse: UnsafePointer<Self>, meanTangents: UnsafePointer<Self>,
        logTangents: UnsafePointer<Self>, weights: UnsafePointer<Self>, scale: Self, to out: UnsafeMutablePointer<Self>,
        sums: UnsafeMutablePointer<Double>, actions: Int, rows: Int, count: Int
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
}
