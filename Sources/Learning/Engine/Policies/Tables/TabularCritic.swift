import Kernels

// Unsafe here are kernels, which get buffers, or parts of them, of the sizes that were allocated for this shape.

/// A state value for each observation, `[S]`.
package final class TabularCritic<Scalar: KernelScalar>: Critic {
    package var parameterCount: Int { values.count }
    private let values: Buffer<Scalar>
    private let sums: Buffer<Double>

    package init(observationCount: Int) {
        values = Buffer(zeros: observationCount)
        sums = Buffer(zeros: 4 * observationCount)
    }

    package func load(_ parameters: Buffer<Scalar>) { values.copy(from: parameters) }

    package func evaluate(observations: SpaceBuffer<Scalar>, into out: Buffer<Scalar>) {
        unsafe Scalar.gather(values.base, observations.indices.base, out.base, count: out.count)
    }

    package func addGradient(
        observations: SpaceBuffer<Scalar>, errors: Buffer<Scalar>, scale: Double, to gradient: Buffer<Scalar>
    ) {
        sums.fill(0)
        let size = parameterCount
        unsafe Scalar.scatterAdd(errors.base, observations.indices.base, sums.base, cells: size, count: errors.count)
        for x in 0..<size {
            let total = unsafe sums.base[x] + sums.base[x + size] + sums.base[x + 2 * size] + sums.base[x + 3 * size]
            unsafe gradient.base[x] += Scalar(scale * total)
        }
    }
}
