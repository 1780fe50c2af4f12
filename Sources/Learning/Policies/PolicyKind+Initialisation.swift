import Kernels

extension PolicyKind {
    /// Random parameters: weights Xavier-normal, biases 0.
    func initial(observations: Int, outputs: Int, _ random: Philox) -> [Double] {
        switch self {
        case .tabular:
            var block: UInt32 = 0
            return random.xavier(rows: observations, columns: outputs, block: &block)
        case .lstm(let hidden):
            return LSTMShape(inputs: observations, hidden: hidden, outputs: outputs).initial(random)
        }
    }
}
