import Foundation
import Kernels

extension Philox {
    /// A random matrix, row by row: normal numbers of variance 2 / (rows + columns). Source: Glorot and Bengio (AISTATS
    /// 2010).
    ///
    /// Takes the random words of one block for every two numbers, from `block` on, which is moved behind them.
    func xavier(rows: Int, columns: Int, block: inout UInt32) -> [Double] {
        let deviation = (2 / Double(rows + columns)).squareRoot()
        var numbers = Array(repeating: 0.0, count: rows * columns)
        for index in stride(from: 0, to: numbers.count, by: 2) {
            let words = self.block(block)
            block += 1
            // Box and Muller: two words give two normal numbers.
            let radius = (-2 * log((Double(words.x) + 0.5) * 0x1p-32)).squareRoot()
            let angle = 2 * Double.pi * (Double(words.y) + 0.5) * 0x1p-32
            numbers[index] = deviation * radius * cos(angle)
            if index + 1 < numbers.count { numbers[index + 1] = deviation * radius * sin(angle) }
        }
        return numbers
    }
}
