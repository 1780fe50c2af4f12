import Kernels

extension LSTMShape {
    /// Random parameters: weights Xavier-normal, biases 0. Source: docs/method.md, section 6.
    package func initial(_ random: Philox) -> [Double] {
        var parameters = Array(repeating: 0.0, count: parameterCount)
        var block: UInt32 = 0
        for part in parts where part.shape.count == 2 {
            let weights = random.xavier(rows: part.shape[0], columns: part.shape[1], block: &block)
            parameters.replaceSubrange(part.offset..<part.offset + part.count, with: weights)
        }
        return parameters
    }
}

extension PolicyKind {
    /// Parameters before any learning: zero logits, or a random network, with standard deviations of 1.
    package func initial(observations: Int, outputs: Int, _ random: Philox) -> [Double] {
        let count = parameterCount(observations: observations, outputs: outputs)
        guard let hidden else { return Array(repeating: 0, count: count) }
        let network = LSTMShape(inputs: observations, hidden: hidden, outputs: outputs).initial(random)
        return network + Array(repeating: 0, count: count - network.count)
    }
}
