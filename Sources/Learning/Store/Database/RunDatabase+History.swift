import Files
import GRDB
import Training

extension RunDatabase {
    /// Updates read in one transaction, so that none is a long one.
    private static let historyPiece = 65_536

    /// The curves of a run from its first meta-update on, as they are for whoever watched it from the start: the same
    /// numbers go through the same sums in the same order. Takes as much memory as a short run and no more than a
    /// second for a million of meta-updates, since their rewards by agent and joint policy are left where they are.
    /// - Parameters:
    ///   - update: The last meta-update to take in; nil for all there are.
    ///   - rawCapacity: See `History`.
    /// - Returns: The curves, without a latest sample.
    /// - Throws: `RunFileError`.
    package func history(
        until update: Int? = nil, rawCapacity: Int = History.rawCapacity
    ) throws(RunFileError) -> History {
        var history = History(rawCapacity: rawCapacity)
        var isWhole = false
        while !isWhole { isWhole = try extend(&history, until: update ?? .max) }
        return history
    }

    /// Takes in the next piece.
    /// - Returns: Whether it was the last one.
    private func extend(_ history: inout History, until end: Int) throws(RunFileError) -> Bool {
        try read { db in
            let start = history.lastUpdate
            var scores = try StoredRows(
                db, limit, "metaUpdate",
                "SELECT number, score, time FROM metaUpdate WHERE number > ? AND number <= ? ORDER BY number LIMIT ?",
                [start, end, RunDatabase.historyPiece])
            var validations = try StoredRows(
                db, limit, "validation",
                """
                SELECT metaUpdate, score, isBest FROM validation WHERE metaUpdate > ? AND metaUpdate <= ?
                ORDER BY metaUpdate
                """, [start, end])
            var validation = try validations.next().map(RunDatabase.mark)
            var count = 0
            while let row = try scores.next() {
                let update = try row.integer(0)
                history.append(score: try row.real(1), at: update, time: try row.time(2))
                count += 1
                while let next = validation, next.mark.update <= update {
                    if next.mark.update == update { history.append(next.mark, isBest: next.isBest) }
                    validation = try validations.next().map(RunDatabase.mark)
                }
            }
            for terms in try RunDatabase.terms(db, after: start, until: history.lastUpdate) { history.append(terms) }
            return count < RunDatabase.historyPiece
        }
    }

    private static func mark(_ row: StoredRow) throws -> (mark: History.Mark, isBest: Bool) {
        (History.Mark(update: try row.integer(0), score: try row.real(1)), try row.integer(2, in: 0...1) == 1)
    }

    /// The last measurements of the gradient's terms, in order, as many as a history keeps.
    private static func terms(_ db: Database, after start: Int, until end: Int) throws -> [History.Terms] {
        let rows = try Row.fetchAll(
            db,
            sql: """
                SELECT metaUpdate, current, own, peer, cosineCurrentOwn, cosineCurrentPeer, cosineOwnPeer
                FROM gradientTerm WHERE metaUpdate > ? AND metaUpdate <= ? ORDER BY metaUpdate DESC LIMIT ?
                """, arguments: [start, end, History.termsCapacity])
        return try rows.reversed().map { row in
            let row = StoredRow(row: row, table: "gradientTerm")
            return History.Terms(
                update: try row.integer(0),
                terms: GradientTerms(
                    current: try row.real(1), own: try row.realIfAny(2), peer: try row.realIfAny(3),
                    cosineCurrentOwn: try row.realIfAny(4), cosineCurrentPeer: try row.realIfAny(5),
                    cosineOwnPeer: try row.realIfAny(6)))
        }
    }
}
