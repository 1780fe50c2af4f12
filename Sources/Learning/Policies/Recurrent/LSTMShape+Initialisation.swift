import Foundation
import Kernels

extension LSTMShape {
    /// Random parameters: weights Xavier-normal, of variance 2 / (inputs + outputs of their layer), biases 0. Source:
    /// Glorot and Bengio (AISTATS 2010); method.md, section 6.
    package func initial(_ random: Philox) -> [Double] {
        var parameters = Array(repeating: 0.0, count: parameterCount)
        var block: UInt32 = 0
        for part in parts where part.shape.count == 2 {
            let deviation = (2 / Double(part.shape[0] + part.shape[1])).squareRoot()
            for index in stride(from: 0, to: part.count, by: 2) {
                let words = random.block(block)
                block += 1
                // Box and Muller: two words give two normal numbers.
                let radius = (-2 * log((Double(words.x) + 0.5) * 0x1p-32)).squareRoot()
                let angle = 2 * Double.pi * (Double(words.y) + 0.5) * 0x1p-32
                parameters[part.offset + index] = deviation * radius * cos(angle)
                if index + 1 < part.count { parameters[part.offset + index + 1] = deviation * radius * sin(angle) }
            }
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
