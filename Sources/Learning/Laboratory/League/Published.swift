/// A figure of the literature: the mean normalised return of the row's learner against the column's.
package struct PublishedCell: Sendable, Hashable {
    package var game: String
    package var row: String
    package var column: String
    package var meanReturn: Double
    /// How far ours may lie from it, by the rounding and the errors that the source gives.
    package var tolerance: Double
}

/// Tables of the literature, in the payoffs of `ExactGame.literature`.
///
/// Source: Cooijmans et al., *Meta-Value Learning* (2023), notebook `matrix.ipynb`: 1,024 pairs after 300 steps (M-FOS
/// after 100). It calls exact Meta-MAPG M-MAML.
package enum Published {
    package static let source = "Cooijmans et al. (2023), notebook matrix.ipynb"

    package static let cells: [PublishedCell] =
        table(
            "ipd",
            [
                ("naive", [("naive", -1.99), ("lola", -1.38), ("meta-mapg", -1.52), ("m-fos", -2.02)]),
                ("lola", [("naive", -1.36), ("lola", -1.04), ("meta-mapg", -0.97), ("m-fos", -1.02)]),
                ("meta-mapg", [("naive", -1.40), ("lola", -1.29), ("meta-mapg", -1.22)]),
                ("m-fos", [("naive", -0.56), ("lola", -1.02), ("m-fos", -1.01)]),
            ])
        + table(
            "chicken",
            [
                ("naive", [("naive", -0.05)]), ("lola", [("lola", -1.64)]),
                ("meta-mapg", [("naive", 0.98), ("meta-mapg", -0.45)]),
                ("m-fos", [("naive", 0.97), ("m-fos", -0.01)]),
            ])
        + table(
            "matching-pennies",
            [("meta-mapg", [("naive", 0.10)]), ("m-fos", [("naive", 0.20), ("lola", 0.19)])])

    /// The figure of a cell, if there is one.
    package static func cell(_ game: String, row: String, column: String) -> PublishedCell? {
        cells.first { $0.game == game && $0.row == row && $0.column == column }
    }

    private static func table(_ game: String, _ rows: [(String, [(String, Double)])]) -> [PublishedCell] {
        rows.flatMap { row, columns in
            columns.map { column, value in
                PublishedCell(
                    game: game, row: row, column: column, meanReturn: value,
                    tolerance: row == "m-fos" || column == "m-fos" ? 0.1 : 0.06)
            }
        }
    }
}
