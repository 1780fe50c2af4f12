/// Normal distributions of an action's dimensions, which do not depend on each other.
package struct ActionNormal: Sendable, Hashable {
    /// Means over everything that was seen, `[A]`.
    package var means: [Double]
    /// Standard deviations, `[A]`.
    package var deviations: [Double]

    package init(means: [Double], deviations: [Double]) {
        self.means = means
        self.deviations = deviations
    }
}
