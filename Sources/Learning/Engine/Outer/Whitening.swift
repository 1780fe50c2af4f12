// Unsafe here are arrays, handed over with their sizes for as long as a call takes.

/// A mean of the chains' gradients that trusts least what they disagree on.
///
/// On its way back through the chain an adjoint is stretched along few directions, the same in every chain but with a
/// sign that differs from chain to chain: they say how sensitive a chain is, not where to go, and drown what chains
/// agree on. With the mean g and the covariance C of the M gradients, this is `ridge (ridge I + C)^-1 g`, `ridge` a
/// share of C's mean eigenvalue in the M-dimensional span of the gradients. Where gradients agree it is the mean; along
/// a direction whose variance is much larger it is that much shorter. It is a step of the natural gradient whose Fisher
/// matrix is estimated from the chains' deviations (Amari, *Natural gradient works efficiently in learning*, 1998), by
/// Woodbury's identity in M dimensions instead of as many as there are parameters.
package enum Whitening {
    /// The whitened mean of `gradients`, `[M][parameters]`.
    /// - Parameters:
    ///   - gradients: One a chain.
    ///   - share: Of the mean eigenvalue, above 0; with larger ones the result comes nearer to the plain mean.
    /// - Returns: `[parameters]`; the plain mean where the chains do not differ.
    package static func combine(_ gradients: [[Double]], share: Double) -> [Double] {
        precondition(share > 0, "a share of the variance above 0")
        let mean = gradients.mean
        let count = gradients.count
        guard count > 1 else { return mean }
        let deviations = gradients.map { gradient in
            var deviation = gradient
            deviation.add(mean, scaledBy: -1)
            return deviation
        }
        // Of the covariance, with 1/M: its eigenvalues other than 0 are those of this M x M matrix.
        var gram = Array(repeating: 0.0, count: count * count)
        for row in 0..<count {
            for column in 0...row {
                gram[row * count + column] = deviations[row].dot(deviations[column]) / Double(count)
            }
        }
        let ridge = share * (0..<count).reduce(0) { $0 + gram[$1 * count + $1] } / Double(count)
        guard ridge > 0 else { return mean }
        for row in 0..<count { gram[row * count + row] += ridge }
        var shares = deviations.map { $0.dot(mean) / Double(count) }
        unsafe Cholesky.factorise(&gram, count: count)
        unsafe Cholesky.solve(gram, &shares, count: count)
        var result = mean
        for (deviation, share) in zip(deviations, shares) { result.add(deviation, scaledBy: -share) }
        return result
    }
}
