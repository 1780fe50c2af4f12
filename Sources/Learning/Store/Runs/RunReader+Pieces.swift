import Training

extension RunReader {
    /// Meta-updates of a piece: few enough that it takes little memory and that no reader holds up a writer.
    private static let piece = 4096

    /// Reads the run piece by piece, in memory that does not grow with its length.
    /// - Parameters:
    ///   - last: The last meta-update to read; nil for all that are there.
    ///   - size: Meta-updates of a piece.
    ///   - body: Takes a piece, which is never empty.
    /// - Returns: The last meta-update that was read; 0 if there was none.
    /// - Throws: `RunFileError`, or what `body` throws.
    @discardableResult
    package func forEachPiece(
        until last: Int = .max, of size: Int? = nil, _ body: ([UpdateSample]) throws -> Void
    ) throws -> Int {
        var update = 0
        while update < last {
            let samples = try samples(after: update, limit: size ?? RunReader.piece).prefix { $0.update <= last }
            guard let final = samples.last else { break }
            try body(Array(samples))
            update = final.update
        }
        return update
    }
}
