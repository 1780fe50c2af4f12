import Kernels

extension PolicyKind {
    /// Parameters before any learning: zero logits, or a random network (weights Xavier-normal, biases 0 but for
    /// `forgetBias` of the gate by which units keep their memory), with standard deviations of 1. Source: docs/method.md,
    /// section 6.
    package func initial(
        observations: Int, outputs: Int, forgetBias: Double = 0, _ random: Philox
    ) -> [Double] {
        let parts = parts(observations: observations, outputs: outputs)
        var parameters = Array(repeating: 0.0, count: parts.reduce(0) { $0 + $1.count })
        guard let network, let hidden else { return parameters }
        var block: UInt32 = 0
        for part in parts where part.shape.count == 2 {
            let weights = random.xavier(rows: part.shape[0], columns: part.shape[1], block: &block)
            parameters.replaceSubrange(part.offset..<part.offset + part.count, with: weights)
        }
        let size = NetworkSize(inputs: observations, hidden: hidden, outputs: outputs)
        for index in network.forgetBiases(size) { parameters[index] = forgetBias }
        return parameters
    }
}
