/// Adam with decoupled weight decay, for parameters that are few. A value: what training goes on from is in it.
///
/// Source: Kingma and Ba (ICLR 2015); Loshchilov and Hutter (ICLR 2019).
package struct DecayedAdam: Sendable, Hashable, Codable {
    package var rate: Double
    package var beta1 = 0.9
    package var beta2 = 0.99
    package var epsilon = 1e-8
    /// Of the parameters, each step, times the rate.
    package var decay = 0.0
    /// Steps taken.
    package private(set) var count = 0
    private var means: [Double]
    private var squares: [Double]

    package init(rate: Double, beta2: Double = 0.99, decay: Double = 0, parameters: Int) {
        self.rate = rate
        self.beta2 = beta2
        self.decay = decay
        means = [Double](repeating: 0, count: parameters)
        squares = means
    }

    /// Climbs along a gradient, in place.
    package mutating func ascend(_ parameters: inout [Double], _ gradient: [Double]) {
        precondition(parameters.count == means.count && gradient.count == means.count, "one number a parameter")
        count += 1
        let first = 1 - power(beta1, count)
        let second = 1 - power(beta2, count)
        for index in means.indices {
            means[index] += (1 - beta1) * (gradient[index] - means[index])
            squares[index] += (1 - beta2) * (gradient[index] * gradient[index] - squares[index])
            let step = means[index] / first / ((squares[index] / second).squareRoot() + epsilon)
            parameters[index] += rate * (step - decay * parameters[index])
        }
    }

    private func power(_ base: Double, _ exponent: Int) -> Double {
        var (result, factor, rest) = (1.0, base, exponent)
        while rest > 0 {
            if rest & 1 == 1 { result *= factor }
            factor *= factor
            rest >>= 1
        }
        return result
    }
}
