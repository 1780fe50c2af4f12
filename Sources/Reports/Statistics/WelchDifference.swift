/// The difference between the means of two methods whose spreads need not be equal.
///
/// Source: Welch, *The generalization of "Student's" problem when several different population variances are involved*
/// (Biometrika 34, 1947).
package struct WelchDifference: Sendable, Hashable {
    /// Mean of the first minus mean of the second.
    package let difference: Double
    package let standardError: Double
    /// Degrees of freedom after Welch and Satterthwaite; nil if neither varies.
    package let degrees: Double?

    /// Nil if one has fewer than two values.
    package init?(_ first: SampleStatistics, _ second: SampleStatistics) {
        guard let a = first.standardError, let b = second.standardError else { return nil }
        difference = first.mean - second.mean
        let (squareA, squareB) = (a * a, b * b)
        standardError = (squareA + squareB).squareRoot()
        let denominator = squareA * squareA / Double(first.count - 1) + squareB * squareB / Double(second.count - 1)
        let ratio = (squareA + squareB) * (squareA + squareB) / denominator
        degrees = ratio.isFinite && ratio > 0 ? ratio : nil
    }

    /// Half the width of the confidence interval of the difference: zero if neither varies.
    package func interval(level: Double = 0.95) -> Double {
        degrees.map { standardError * StudentT(degrees: $0).critical(level: level) } ?? standardError
    }

    /// How probable a difference of this size or more would be if the means were equal (two-sided); nil if neither
    /// varies, when chance says nothing.
    package var probability: Double? {
        degrees.map { StudentT(degrees: $0).tail(beyond: difference / standardError) }
    }
}
