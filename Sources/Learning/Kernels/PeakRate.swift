/// The fastest that one core can multiply and add in single precision: what the speed of products is measured against.
package enum PeakRate {
    /// Operations of one round: sixteen independent accumulators of sixteen lanes, a product and a sum each.
    package static var operationsPerRound: Int { 16 * 16 * 2 }

    /// Multiplies and adds `rounds` times in registers alone.
    /// - Returns: a number that depends on every operation, so that none can be left out.
    @inline(never)
    package static func run(rounds: Int, factor: Float) -> Float {
        typealias Vector = SIMD16<Float>
        let x = Vector(repeating: factor)
        let y = Vector(repeating: 1 - factor)
        var a0 = x, a1 = x, a2 = x, a3 = x, a4 = x, a5 = x, a6 = x, a7 = x
        var b0 = y, b1 = y, b2 = y, b3 = y, b4 = y, b5 = y, b6 = y, b7 = y
        for _ in 0..<rounds {
            a0 = y.plus(a0, times: x)
            a1 = y.plus(a1, times: x)
            a2 = y.plus(a2, times: x)
            a3 = y.plus(a3, times: x)
            a4 = y.plus(a4, times: x)
            a5 = y.plus(a5, times: x)
            a6 = y.plus(a6, times: x)
            a7 = y.plus(a7, times: x)
            b0 = y.plus(b0, times: x)
            b1 = y.plus(b1, times: x)
            b2 = y.plus(b2, times: x)
            b3 = y.plus(b3, times: x)
            b4 = y.plus(b4, times: x)
            b5 = y.plus(b5, times: x)
            b6 = y.plus(b6, times: x)
            b7 = y.plus(b7, times: x)
        }
        let first = (a0 + a1) + (a2 + a3) + (a4 + a5) + (a6 + a7)
        let second = (b0 + b1) + (b2 + b3) + (b4 + b5) + (b6 + b7)
        return (first + second).sum()
    }
}
