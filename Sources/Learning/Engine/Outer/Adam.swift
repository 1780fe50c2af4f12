/// Adam with AMSGrad, as PyTorch computes it. Sources: Kingma and Ba (ICLR 2015); Reddi, Kale, Kumar (ICLR 2018).
package struct Adam: Sendable, Hashable {
    /// Step size.
    package var rate: Double
    /// Added to the root of the second moment; 1e-3 in the released code.
    package var epsilon = 1e-3
    package var firstDecay = 0.9
    package var secondDecay = 0.999
    /// Steps taken.
    package private(set) var steps = 0
    /// Running mean of the gradient.
    package private(set) var first: [Double]
    /// Running mean of its square.
    package private(set) var second: [Double]
    /// The largest `second` so far.
    package private(set) var largestSecond: [Double]

    package init(rate: Double, parameterCount: Int) {
        self.rate = rate
        first = Array(repeating: 0, count: parameterCount)
        second = first
        largestSecond = first
    }

    /// Goes on where another optimiser stopped.
    package init(rate: Double, steps: Int, first: [Double], second: [Double], largestSecond: [Double]) {
        precondition(
            steps >= 0 && second.count == first.count && largestSecond.count == first.count,
            "an optimiser has three moments for each parameter")
        self.rate = rate
        self.steps = steps
        self.first = first
        self.second = second
        self.largestSecond = largestSecond
    }

    /// Descends `gradient`, `[parameterCount]`, with `factor` times the step size.
    package mutating func descend(_ parameters: inout [Double], along gradient: [Double], factor: Double = 1) {
        precondition(parameters.count == first.count && gradient.count == first.count, "vectors of different sizes")
        steps += 1
        let firstCorrection = 1 - power(firstDecay, steps)
        let secondCorrection = (1 - power(secondDecay, steps)).squareRoot()
        for i in parameters.indices {
            first[i] = firstDecay * first[i] + (1 - firstDecay) * gradient[i]
            second[i] = secondDecay * second[i] + (1 - secondDecay) * gradient[i] * gradient[i]
            largestSecond[i] = max(largestSecond[i], second[i])
            let scale = largestSecond[i].squareRoot() / secondCorrection + epsilon
            parameters[i] -= factor * rate / firstCorrection * first[i] / scale
        }
    }

    private func power(_ base: Double, _ exponent: Int) -> Double {
        var result = 1.0
        var square = base
        var rest = exponent
        while rest > 0 {
            if rest & 1 == 1 { result *= square }
            square *= square
            rest >>= 1
        }
        return result
    }
}
