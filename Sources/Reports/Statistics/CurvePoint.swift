/// A point of a curve, with what the value may as well be.
package struct CurvePoint: Sendable, Hashable {
    package var x: Double
    package var y: Double
    /// Half the width of the confidence interval around `y`; nil where there is none.
    package var interval: Double?

    package init(x: Double, y: Double, interval: Double? = nil) {
        self.x = x
        self.y = y
        self.interval = interval
    }
}
