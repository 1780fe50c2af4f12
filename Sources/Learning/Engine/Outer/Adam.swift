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
    ///
    /// With `sharesSquares` all parameters have one second moment, that of the mean square: the step then has the direction
    /// of the first moment, where a second moment for each would turn it. Source: Ginsburg et al. (2019, NovoGrad), which
    /// has one for each layer.
    package mutating func descend(
        _ parameters: inout [Double], along gradient: [Double], factor: Double = 1, sharesSquares: Bool = false
    ) {
        precondition(parameters.count == first.count && gradient.count == first.count, "vectors of different sizes")
        steps += 1
        if sharesSquares {
            shareSquares()
            descend(&parameters, along: gradient, factor: factor, square: gradient.dot(gradient) / Double(first.count))
        } else {
            descend(&parameters, along: gradient, factor: factor, square: nil)
        }
    }

    /// Gives all parameters the mean of their second moments.
    private mutating func shareSquares() {
        for moments in [\Adam.second, \Adam.largestSecond] {
            guard let value = self[keyPath: moments].first, self[keyPath: moments].contains(where: { $0 != value })
            else {
                continue
            }
            let mean = self[keyPath: moments].reduce(0, +) / Double(first.count)
            self[keyPath: moments] = Array(repeating: mean, count: first.count)
        }
    }

    /// The step; `square` is what enters the second moments of all parameters, nil for the square of each one's gradient.
    private mutating func descend(
        _ parameters: inout [Double], along gradient: [Double], factor: Double, square: Double?
    ) {
        let firstCorrection = 1 - power(firstDecay, steps)
        let secondCorrection = (1 - power(secondDecay, steps)).squareRoot()
        for i in parameters.indices {
            first[i] = firstDecay * first[i] + (1 - firstDecay) * gradient[i]
            let entry = square.map { (1 - secondDecay) * $0 } ?? (1 - secondDecay) * gradient[i] * gradient[i]
            second[i] = secondDecay * second[i] + entry
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
