/// Mean and spread of one number over independent runs, one value a seed.
package struct SampleStatistics: Sendable, Hashable {
    package let count: Int
    package let mean: Double
    /// Sample standard deviation, with n - 1; nil for a single value.
    package let deviation: Double?

    /// Nil without values. A value that is not finite makes the results not finite.
    package init?(_ values: [Double]) {
        guard !values.isEmpty else { return nil }
        let size = Double(values.count)
        let estimate = values.reduce(0, +) / size
        // A second pass takes the rounding of the first sum out of both.
        let residue = values.reduce(0) { $0 + ($1 - estimate) } / size
        let mean = estimate + residue
        count = values.count
        self.mean = mean
        guard values.count > 1 else {
            deviation = nil
            return
        }
        deviation = (values.reduce(0) { $0 + ($1 - mean) * ($1 - mean) } / (size - 1)).squareRoot()
    }

    /// Standard deviation of the mean; nil for a single value.
    package var standardError: Double? { deviation.map { $0 / Double(count).squareRoot() } }

    /// Half the width of the confidence interval of the mean, by Student's t; nil for a single value.
    package func interval(level: Double = 0.95) -> Double? {
        standardError.map { $0 * StudentT(degrees: Double(count - 1)).critical(level: level) }
    }
}
