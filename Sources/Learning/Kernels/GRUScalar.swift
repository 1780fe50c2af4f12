/// A GRU cell, over whole steps of all trajectories: formulas and the order of gates are those of `GRULoops.swift`. Pointers
/// must not overlap.
package protocol GRUScalar {
    /// One step: activates the gates `[4, n]` in place and writes the output, `[n]`.
    static func activateGRU(
        gates: UnsafeMutablePointer<Self>, before: UnsafePointer<Self>, output: UnsafeMutablePointer<Self>, count: Int)

    /// The output, `[n]`, from gates activated before, `[4, n]`: the same numbers as `activateGRU`'s.
    static func replayGRU(
        gates: UnsafePointer<Self>, before: UnsafePointer<Self>, output: UnsafeMutablePointer<Self>, count: Int)

    /// Tangents of one step: turns those of the gates' arguments `[4, n]` into those of the gates, in place, and writes that
    /// of the output, `[n]`.
    static func tangentGRU(
        gates: UnsafePointer<Self>, before: UnsafePointer<Self>, gateTangents: UnsafeMutablePointer<Self>,
        beforeTangent: UnsafePointer<Self>, outputTangent: UnsafeMutablePointer<Self>, count: Int)

    /// One step back: from the adjoint of the output, `[n]`, to those of the gates' arguments, `[4, n]`; `adjoint` becomes
    /// what reaches the output before past the gates.
    static func backwardGRU(
        gates: UnsafePointer<Self>, before: UnsafePointer<Self>, adjoint: UnsafeMutablePointer<Self>,
        into arguments: UnsafeMutablePointer<Self>, count: Int)

    /// One step back of adjoints and, along the tangents, of their derivatives (which may hold further adjoints):
    /// everything of `backwardGRU`, and the same for `second` into `seconds`.
    static func backwardGRUTwice(
        gates: UnsafePointer<Self>, gateTangents: UnsafePointer<Self>, before: UnsafePointer<Self>,
        beforeTangent: UnsafePointer<Self>, adjoint: UnsafeMutablePointer<Self>, second: UnsafeMutablePointer<Self>,
        into arguments: UnsafeMutablePointer<Self>, seconds: UnsafeMutablePointer<Self>, count: Int)
}

extension Float: GRUScalar {
    package static func activateGRU(
        gates: UnsafeMutablePointer<Float>, before: UnsafePointer<Float>, output: UnsafeMutablePointer<Float>,
        count: Int
    ) {
        activateGRULoop(SIMD16<Float>.self, gates, before, output, count)
    }

    package static func replayGRU(
        gates: UnsafePointer<Float>, before: UnsafePointer<Float>, output: UnsafeMutablePointer<Float>, count: Int
    ) {
        replayGRULoop(SIMD16<Float>.self, gates, before, output, count)
    }

    package static func tangentGRU(
        gates: UnsafePointer<Float>, before: UnsafePointer<Float>, gateTangents: UnsafeMutablePointer<Float>,
        beforeTangent: UnsafePointer<Float>, outputTangent: UnsafeMutablePointer<Float>, count: Int
    ) {
        tangentGRULoop(SIMD16<Float>.self, gates, before, gateTangents, beforeTangent, outputTangent, count)
    }

    package static func backwardGRU(
        gates: UnsafePointer<Float>, before: UnsafePointer<Float>, adjoint: UnsafeMutablePointer<Float>,
        into arguments: UnsafeMutablePointer<Float>, count: Int
    ) {
        backwardGRULoop(SIMD16<Float>.self, gates, before, adjoint, arguments, count)
    }

    package static func backwardGRUTwice(
        gates: UnsafePointer<Float>, gateTangents: UnsafePointer<Float>, before: UnsafePointer<Float>,
        beforeTangent: UnsafePointer<Float>, adjoint: UnsafeMutablePointer<Float>, second: UnsafeMutablePointer<Float>,
        into arguments: UnsafeMutablePointer<Float>, seconds: UnsafeMutablePointer<Float>, count: Int
    ) {
        backwardGRUTwiceLoop(
            SIMD16<Float>.self, gates, gateTangents, before, beforeTangent, adjoint, second, arguments, seconds, count)
    }
}

extension Double: GRUScalar {
    package static func activateGRU(
        gates: UnsafeMutablePointer<Double>, before: UnsafePointer<Double>, output: UnsafeMutablePointer<Double>,
        count: Int
    ) {
        activateGRULoop(SIMD8<Double>.self, gates, before, output, count)
    }

    package static func replayGRU(
        gates: UnsafePointer<Double>, before: UnsafePointer<Double>, output: UnsafeMutablePointer<Double>, count: Int
    ) {
        replayGRULoop(SIMD8<Double>.self, gates, before, output, count)
    }

    package static func tangentGRU(
        gates: UnsafePointer<Double>, before: UnsafePointer<Double>, gateTangents: UnsafeMutablePointer<Double>,
        beforeTangent: UnsafePointer<Double>, outputTangent: UnsafeMutablePointer<Double>, count: Int
    ) {
        tangentGRULoop(SIMD8<Double>.self, gates, before, gateTangents, beforeTangent, outputTangent, count)
    }

    package static func backwardGRU(
        gates: UnsafePointer<Double>, before: UnsafePointer<Double>, adjoint: UnsafeMutablePointer<Double>,
        into arguments: UnsafeMutablePointer<Double>, count: Int
    ) {
        backwardGRULoop(SIMD8<Double>.self, gates, before, adjoint, arguments, count)
    }

    package static func backwardGRUTwice(
        gates: UnsafePointer<Double>, gateTangents: UnsafePointer<Double>, before: UnsafePointer<Double>,
        beforeTangent: UnsafePointer<Double>, adjoint: UnsafeMutablePointer<Double>,
        second: UnsafeMutablePointer<Double>,
        into arguments: UnsafeMutablePointer<Double>, seconds: UnsafeMutablePointer<Double>, count: Int
    ) {
        backwardGRUTwiceLoop(
            SIMD8<Double>.self, gates, gateTangents, before, beforeTangent, adjoint, second, arguments, seconds, count)
    }
}
