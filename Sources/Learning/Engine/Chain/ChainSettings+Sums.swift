extension ChainSettings {
    /// For each joint policy m, the sum of `values[l]` over joint policies l > m with l >= 1; `[L + 1]`.
    package static func sumAbove(_ values: [Double]) -> [Double] {
        var sums = Array(repeating: 0.0, count: values.count)
        for step in stride(from: values.count - 2, through: 0, by: -1) {
            sums[step] = sums[step + 1] + values[step + 1]
        }
        return sums
    }
}
