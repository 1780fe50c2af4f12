import Kernels

extension PolicyKind {
    /// Parameters before any learning: zero logits, or a random network with standard deviations of 1. Source:
    /// docs/method.md, section 6.
    /// - Parameters:
    ///   - observations: S.
    ///   - outputs: A.
    ///   - weightScale: Multiplies the weights of all layers but the last, which are Xavier-normal with 1.
    ///   - forgetBias: The bias of the gate by which units keep their memory; all others are 0.
    ///   - random: Where the weights come from.
    /// - Returns: The flat vector of `parts`.
    package func initial(
        observations: Int, outputs: Int, weightScale: Double = 1, forgetBias: Double = 0, _ random: Philox
    ) -> [Double] {
        let parts = parts(observations: observations, outputs: outputs)
        var parameters = Array(repeating: 0.0, count: parts.reduce(0) { $0 + $1.count })
        guard let network, let hidden else { return parameters }
        var block: UInt32 = 0
        let matrices = parts.filter { $0.shape.count == 2 }
        for part in matrices {
            let scale = part == matrices.last ? 1 : weightScale
            let weights = random.xavier(rows: part.shape[0], columns: part.shape[1], block: &block)
            parameters.replaceSubrange(part.offset..<part.offset + part.count, with: weights.map { $0 * scale })
        }
        let size = NetworkSize(inputs: observations, hidden: hidden, outputs: outputs)
        for index in network.forgetBiases(size) { parameters[index] = forgetBias }
        return parameters
    }
}
