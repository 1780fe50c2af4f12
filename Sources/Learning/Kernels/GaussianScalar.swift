/// Normal distributions over the outputs of a network: shapes and formulas are those of `GaussianLoops.swift`. Pointers
/// must not overlap.
package protocol GaussianScalar {
    /// Actions, `[count, A]`, from means, `[A, rows]`, standard deviations, `[A]`, and normal numbers, `[count, A]`.
    static func drawNormal(
        means: UnsafePointer<Self>, deviations: UnsafePointer<Self>, normals: UnsafePointer<Self>,
        into out: UnsafeMutablePointer<Self>, actions: Int, rows: Int, count: Int)

    /// Turns means into standardised actions z, in place, `[A, rows]`.
    static func standardise(
        _ values: UnsafeMutablePointer<Self>, taken: UnsafePointer<Self>, inverse: UnsafePointer<Self>,
        actions: Int, rows: Int, count: Int)

    /// Adds `scale weights[k]` times the scores to adjoints of the means, `[A, rows]`, and of the logarithms, `[A]`.
    static func addNormalScore(
        _ z: UnsafePointer<Self>, inverse: UnsafePointer<Self>, weights: UnsafePointer<Self>, scale: Self,
        to out: UnsafeMutablePointer<Self>, sums: UnsafeMutablePointer<Double>, actions: Int, rows: Int, count: Int)

    /// `tangent[k] = scale * d log p` along tangents of the means, `[A, rows]`, and of the logarithms, `[A]`.
    static func normalTangent(
        _ z: UnsafePointer<Self>, inverse: UnsafePointer<Self>, meanTangents: UnsafePointer<Self>,
        logTangents: UnsafePointer<Self>, scale: Self, into tangent: UnsafeMutablePointer<Self>, actions: Int,
        rows: Int, count: Int)

    /// Adds what `addNormalScore` adds, differentiated along these tangents.
    static func addNormalScoreDerivative(
        _ z: UnsafePointer<Self>, inverse: UnsafePointer<Self>, meanTangents: UnsafePointer<Self>,
        logTangents: UnsafePointer<Self>, weights: UnsafePointer<Self>, scale: Self,
        to out: UnsafeMutablePointer<Self>, sums: UnsafeMutablePointer<Double>, actions: Int, rows: Int, count: Int)
}

extension Float: GaussianScalar {
    package static func drawNormal(
        means: UnsafePointer<Float>, deviations: UnsafePointer<Float>, normals: UnsafePointer<Float>,
        into out: UnsafeMutablePointer<Float>, actions: Int, rows: Int, count: Int
    ) {
        drawNormalLoop(means, deviations, normals, out, actions, rows, count)
    }

    package static func standardise(
        _ values: UnsafeMutablePointer<Float>, taken: UnsafePointer<Float>, inverse: UnsafePointer<Float>,
        actions: Int, rows: Int, count: Int
    ) {
        standardiseLoop(values, taken, inverse, actions, rows, count)
    }

    package static func addNormalScore(
        _ z: UnsafePointer<Float>, inverse: UnsafePointer<Float>, weights: UnsafePointer<Float>, scale: Float,
        to out: UnsafeMutablePointer<Float>, sums: UnsafeMutablePointer<Double>, actions: Int, rows: Int,
        count: Int
    ) {
        addNormalScoreLoop(z, inverse, weights, scale, out, sums, actions, rows, count)
    }

    package static func normalTangent(
        _ z: UnsafePointer<Float>, inverse: UnsafePointer<Float>, meanTangents: UnsafePointer<Float>,
        logTangents: UnsafePointer<Float>, scale: Float, into tangent: UnsafeMutablePointer<Float>, actions: Int,
        rows: Int, count: Int
    ) {
        normalTangentLoop(z, inverse, meanTangents, logTangents, scale, tangent, actions, rows, count)
    }

    package static func addNormalScoreDerivative(
        _ z: UnsafePointer<Float>, inverse: UnsafePointer<Float>, meanTangents: UnsafePointer<Float>,
        logTangents: UnsafePointer<Float>, weights: UnsafePointer<Float>, scale: Float,
        to out: UnsafeMutablePointer<Float>, sums: UnsafeMutablePointer<Double>, actions: Int, rows: Int,
        count: Int
    ) {
        addNormalScoreDerivativeLoop(
            z, inverse, meanTangents, logTangents, weights, scale, out, sums, actions, rows, count)
    }
}

extension Double: GaussianScalar {
    package static func drawNormal(
        means: UnsafePointer<Double>, deviations: UnsafePointer<Double>, normals: UnsafePointer<Double>,
        into out: UnsafeMutablePointer<Double>, actions: Int, rows: Int, count: Int
    ) {
        drawNormalLoop(means, deviations, normals, out, actions, rows, count)
    }

    package static func standardise(
        _ values: UnsafeMutablePointer<Double>, taken: UnsafePointer<Double>, inverse: UnsafePointer<Double>,
        actions: Int, rows: Int, count: Int
    ) {
        standardiseLoop(values, taken, inverse, actions, rows, count)
    }

    package static func addNormalScore(
        _ z: UnsafePointer<Double>, inverse: UnsafePointer<Double>, weights: UnsafePointer<Double>, scale: Double,
        to out: UnsafeMutablePointer<Double>, sums: UnsafeMutablePointer<Double>, actions: Int, rows: Int,
        count: Int
    ) {
        addNormalScoreLoop(z, inverse, weights, scale, out, sums, actions, rows, count)
    }

    package static func normalTangent(
        _ z: UnsafePointer<Double>, inverse: UnsafePointer<Double>, meanTangents: UnsafePointer<Double>,
        logTangents: UnsafePointer<Double>, scale: Double, into tangent: UnsafeMutablePointer<Double>, actions: Int,
        rows: Int, count: Int
    ) {
        normalTangentLoop(z, inverse, meanTangents, logTangents, scale, tangent, actions, rows, count)
    }

    package static func addNormalScoreDerivative(
        _ z: UnsafePointer<Double>, inverse: UnsafePointer<Double>, meanTangents: UnsafePointer<Double>,
        logTangents: UnsafePointer<Double>, weights: UnsafePointer<Double>, scale: Double,
        to out: UnsafeMutablePointer<Double>, sums: UnsafeMutablePointer<Double>, actions: Int, rows: Int,
        count: Int
    ) {
        addNormalScoreDerivativeLoop(
            z, inverse, meanTangents, logTangents, weights, scale, out, sums, actions, rows, count)
    }
}
