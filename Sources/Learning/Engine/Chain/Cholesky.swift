// Unsafe here are arrays of callers, of the sizes that the doc comments state.

/// Solves `A x = b` for a symmetric positive definite matrix, `[count, count]` row by row, of which only the lower half is
/// read. In place and in a fixed order, so that the same numbers give the same digits.
enum Cholesky {
    /// Overwrites the lower half of A with its factor L, `A = L transpose(L)`.
    static func factorise(_ matrix: UnsafeMutablePointer<Double>, count: Int) {
        for i in 0..<count {
            let row = unsafe matrix + i * count
            for j in 0...i {
                let other = unsafe matrix + j * count
                var value = unsafe row[j]
                for k in 0..<j { unsafe value -= row[k] * other[k] }
                // Rounding may leave a little less than nothing.
                unsafe row[j] = j == i ? max(value, 0).squareRoot() : value / other[j]
            }
        }
    }

    /// Overwrites b, `[count]`, with x, given the factor, by forward and back substitution.
    static func solve(_ factor: UnsafePointer<Double>, _ b: UnsafeMutablePointer<Double>, count: Int) {
        for i in 0..<count {
            for k in 0..<i { unsafe b[i] -= factor[i * count + k] * b[k] }
            unsafe b[i] /= factor[i * count + i]
        }
        for i in (0..<count).reversed() {
            for k in i + 1..<max(count, i + 1) { unsafe b[i] -= factor[k * count + i] * b[k] }
            unsafe b[i] /= factor[i * count + i]
        }
    }
}
