/// A gradient with respect to `phi_0` and the inner rates.
public struct MetaGradient: Sendable, Hashable {
    /// d loss / d phi_0, `[parameterCount]`; to be descended.
    public var policy: [Double]
    /// d loss / d inner rates, `[L]`.
    public var innerRates: [Double]
}
