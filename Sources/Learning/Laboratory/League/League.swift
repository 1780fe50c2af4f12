/// Every learner against every other, in both seats.
package struct League: Sendable {
    package let game: ExactGame
    package let entrants: [Entrant]
    package let seed: UInt64
    package let pairs: Int

    /// The seed is that of starts, the same in every cell, which has as many pairs as said: a multiple of eight.
    package init(_ game: ExactGame, _ entrants: [Entrant], seed: UInt64, pairs: Int = 1024) {
        precondition(Set(entrants.map(\.name)).count == entrants.count, "names in a league differ")
        self.game = game
        self.entrants = entrants
        self.seed = seed
        self.pairs = pairs
    }

    /// Cells of the table, `[rows * columns]`, row by row.
    package var count: Int { entrants.count * entrants.count }

    /// The contest of a cell before its first step, to be watched.
    package func contest(row: Int, column: Int) -> Contest {
        let (first, second) = (entrants[row], entrants[column])
        return Contest(
            game, row: first.learner(against: second.name, inColumn: false),
            column: second.learner(against: first.name, inColumn: true), seed: seed, pairs: pairs)
    }

    /// Steps of learning in a cell: as many as the shorter of the two plays.
    package func steps(row: Int, column: Int) -> Int { min(entrants[row].steps, entrants[column].steps) }

    /// Plays one cell, `index` in `0..<count`.
    package func cell(_ index: Int) -> Cell {
        let (row, column) = (index / entrants.count, index % entrants.count)
        var contest = contest(row: row, column: column)
        contest.advance(steps(row: row, column: column))
        return Cell(contest)
    }

    /// Plays all cells. Threads share them out; they change no digit.
    /// - Parameters:
    ///   - threads: At most so many.
    ///   - isStopped: Asked before each cell, from any thread.
    /// - Returns: Cells row by row; nil if it was stopped before the last was begun.
    package func play(threads: Int, isStopped: @escaping @Sendable () -> Bool = { false }) -> [Cell]? {
        let cells = Parallel.map(count, threads: threads) { isStopped() ? nil : cell($0) }
        let played = cells.compactMap(\.self)
        return played.count == count ? played : nil
    }

    /// Mean returns of learners against others over both seats, `[n][n]`, from the cells of `play`: what is of use to a
    /// population, whose members sit in either. In symmetric games the table's but for the draws.
    package func seatMeans(_ cells: [Cell]) -> [[Double]] {
        precondition(cells.count == count, "a cell for each two learners")
        let n = entrants.count
        return (0..<n).map { one in
            (0..<n).map { other in
                (cells[one * n + other].meanReturn + cells[other * n + one].columnReturn) / 2
            }
        }
    }

    /// Mean returns of rows against columns, `[n][n]`, from the cells of `play`.
    package func returns(_ cells: [Cell]) -> [[Double]] {
        precondition(cells.count == count, "a cell for each two learners")
        return entrants.indices.map { row in
            entrants.indices.map { cells[row * entrants.count + $0].meanReturn }
        }
    }
}
