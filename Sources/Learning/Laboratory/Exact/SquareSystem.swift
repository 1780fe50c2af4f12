/// Five linear equations of eight pairs, by elimination with the largest pivot of each pair.
package struct SquareSystem: Sendable {
    private var rows: (PolicyVector, PolicyVector, PolicyVector, PolicyVector, PolicyVector)

    package init() {
        let zero = PolicyVector(repeating: 0)
        rows = (zero, zero, zero, zero, zero)
    }

    private subscript(row: Int) -> PolicyVector {
        get {
            switch row {
            case 0: rows.0
            case 1: rows.1
            case 2: rows.2
            case 3: rows.3
            default: rows.4
            }
        }
        set {
            switch row {
            case 0: rows.0 = newValue
            case 1: rows.1 = newValue
            case 2: rows.2 = newValue
            case 3: rows.3 = newValue
            default: rows.4 = newValue
            }
        }
    }

    package mutating func setColumn(_ column: Int, _ numbers: PolicyVector) {
        for row in 0..<5 { self[row][column] = numbers[row] }
    }

    /// The solution for a right-hand side; not a number where the matrix is singular.
    package consuming func solve(_ side: PolicyVector) -> PolicyVector {
        var side = side
        for pivot in 0..<5 {
            // Exchange rows in those lanes where a later row has the larger number.
            for row in pivot + 1..<5 {
                let upper = self[pivot]
                let lower = self[row]
                let isLarger = SquareSystem.size(lower[pivot]) .> SquareSystem.size(upper[pivot])
                for column in 0..<5 {
                    self[pivot][column].replace(with: lower[column], where: isLarger)
                    self[row][column].replace(with: upper[column], where: isLarger)
                }
                let (above, below) = (side[pivot], side[row])
                side[pivot].replace(with: below, where: isLarger)
                side[row].replace(with: above, where: isLarger)
            }
            for row in pivot + 1..<5 {
                let factor = Lanes.zero - self[row][pivot] / self[pivot][pivot]
                self[row] = self[row].plus(factor, times: self[pivot])
                side[row] = side[row].plus(factor, times: side[pivot])
            }
        }
        for row in (0..<5).reversed() {
            var rest = side[row]
            for column in row + 1..<5 { rest = rest - self[row][column] * side[column] }
            side[row] = rest / self[row][row]
        }
        return side
    }

    @inline(__always) private static func size(_ x: Lanes) -> Lanes { x.replacing(with: -x, where: x .< .zero) }
}
