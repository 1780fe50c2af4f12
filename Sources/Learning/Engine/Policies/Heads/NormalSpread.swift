import Kernels
import Platform

// Unsafe here are kernels, which get buffers, or parts of them, of the sizes that were allocated for this shape.

/// Standard deviations of normal distributions, `[A]`, with free logarithms that count as log 1e-6 where they lie below it;
/// there nothing depends on them.
final class NormalSpread<Scalar: KernelScalar> {
    /// Standard deviations, and their inverses.
    let deviations: Buffer<Scalar>
    let inverse: Buffer<Scalar>
    /// A direction in the logarithms, 0 where they are clamped.
    let tangents: Buffer<Scalar>
    /// Adjoints of the logarithms.
    let sums: Buffer<Double>
    /// Entropy of the joint distribution of all dimensions, in nats.
    private(set) var entropy = 0.0
    /// 1 where a logarithm is free, 0 where it is clamped.
    private let isFree: Buffer<Double>
    private static var smallestLogarithm: Double { log(1e-6) }

    init(actionCount: Int) {
        deviations = Buffer(count: actionCount, repeating: 1)
        inverse = Buffer(count: actionCount, repeating: 1)
        tangents = Buffer(zeros: actionCount)
        sums = Buffer(zeros: actionCount)
        isFree = Buffer(count: actionCount, repeating: 1)
    }

    /// Takes the logarithms.
    func load(_ logarithms: UnsafePointer<Scalar>) {
        let smallest = NormalSpread.smallestLogarithm
        entropy = 0
        for a in 0..<deviations.count {
            let logarithm = unsafe Double(logarithms[a])
            let value = max(logarithm, smallest)
            unsafe isFree.base[a] = logarithm >= smallest ? 1 : 0
            unsafe deviations.base[a] = Scalar(exp(value))
            unsafe inverse.base[a] = Scalar(exp(-value))
            entropy += value + 0.5 * (1 + log(2 * Double.pi))
        }
    }

    func loadDirection(_ direction: UnsafePointer<Scalar>) {
        for a in 0..<tangents.count { unsafe tangents.base[a] = direction[a] * Scalar(isFree.base[a]) }
    }

    /// Adds the adjoints to a gradient with respect to the logarithms.
    func addSums(to gradient: UnsafeMutablePointer<Scalar>) {
        for a in 0..<sums.count { unsafe gradient[a] += Scalar(isFree.base[a] * sums.base[a]) }
    }
}
