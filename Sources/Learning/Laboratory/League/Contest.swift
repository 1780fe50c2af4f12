/// Many pairs of two learners, stepped together: row against column, each pair from a start of its own.
///
/// What it holds depends on games, learners, seed and the number of steps taken, never on how steps were divided.
package struct Contest: Sendable {
    package let game: ExactGame
    package let row, column: Learner
    package let seed: UInt64
    package let pairs: Int
    /// Steps taken.
    package private(set) var step = 0
    private let lanes: GameLanes
    private let rate: Lanes
    /// Logits by group of eight pairs, each player's in its own order.
    private var rows, columns: ContiguousArray<PolicyVector>
    /// Normalised returns by group, summed over the policies that steps led to.
    private var rowTotals, columnTotals: ContiguousArray<Lanes>

    /// The seed is that of starts, which are the same for every pair of learners: pair i starts where it starts in other
    /// contests.
    /// - Precondition: Pairs are a multiple of eight.
    package init(_ game: ExactGame, row: Learner, column: Learner, seed: UInt64, pairs: Int = 1024) {
        precondition(pairs > 0 && pairs % 8 == 0, "pairs come in groups of eight")
        self.game = game
        self.row = row
        self.column = column
        self.seed = seed
        self.pairs = pairs
        lanes = GameLanes(game)
        rate = Lanes(repeating: game.rate)
        rows = []
        columns = []
        rowTotals = ContiguousArray(repeating: .zero, count: pairs / 8)
        columnTotals = rowTotals
        for group in 0..<pairs / 8 {
            let (own, other) = variants(of: group)
            rows.append(row.starts?[own] ?? Contest.start(seed, player: 0, group))
            columns.append(column.starts?[other] ?? Contest.start(seed, player: 1, group))
        }
    }

    /// Which variants of row and column a group's pairs are: all combinations in turn, or partners.
    private func variants(of group: Int) -> (row: Int, column: Int) {
        if row.isPartnered && column.isPartnered { return (group % row.variants, group % column.variants) }
        return (group % row.variants, (group + group / row.variants) % column.variants)
    }

    /// How many groups of pairs there are that share a training: trainings of the row, else of the column, else the pairs
    /// themselves.
    var clusters: Int { row.variants > 1 ? row.variants : column.variants > 1 ? column.variants : pairs }

    /// The cluster of a pair.
    func cluster(ofPair pair: Int) -> Int {
        let variants = variants(of: pair / 8)
        return row.variants > 1 ? variants.row : column.variants > 1 ? variants.column : pair
    }

    private static func start(_ seed: UInt64, player: Int, _ group: Int) -> PolicyVector {
        var start = PolicyVector(repeating: 0)
        for lane in 0..<8 {
            KeyedNormals(seed: seed, .starts, player, group * 8 + lane).forEachNormal(5) { start[$0][lane] = $1 }
        }
        return start
    }

    /// Takes steps with all pairs.
    package mutating func advance(_ steps: Int) {
        for group in 0..<pairs / 8 { advance(group, steps) }
        step += steps
    }

    private mutating func advance(_ group: Int, _ steps: Int) {
        let (own, other) = variants(of: group)
        let opposite = lanes.swapped
        var x = rows[group]
        var y = columns[group]
        var seen = y.swapped
        var solution = PairSolution(lanes, x, seen)
        for _ in 0..<steps {
            let dx = row.update(Situation(lanes, x, seen, solution, rate: rate, variant: own))
            let dy = column.update(Situation(opposite, y, x.swapped, solution.swapped, rate: rate, variant: other))
            x = x + dx
            y = y + dy
            seen = y.swapped
            solution = PairSolution(lanes, x, seen)
            rowTotals[group] += solution.ownReturn
            columnTotals[group] += solution.otherReturn
        }
        rows[group] = x
        columns[group] = y
    }

    /// Means over pairs and over the joint policies that steps led to: how it went on the way. Pairs whose logits are no
    /// longer finite numbers are left out; zero where nothing is left.
    package var meansOverLearning: (row: Double, column: Double) {
        func mean(_ totals: ContiguousArray<Lanes>) -> Double {
            var (sum, count) = (0.0, 0.0)
            for total in totals {
                for lane in 0..<8 where total[lane].isFinite {
                    sum += total[lane]
                    count += Double(step)
                }
            }
            return count > 0 ? sum / count : 0
        }
        return (mean(rowTotals), mean(columnTotals))
    }

    /// Logits of a pair, `[5]` each in the own order.
    package func logits(ofPair pair: Int) -> (row: [Double], column: [Double]) {
        (rows[pair / 8].numbers(ofLane: pair % 8), columns[pair / 8].numbers(ofLane: pair % 8))
    }

    /// Calls `body` with the normalised returns and the discounted frequencies of CC, CD, DC, DD (row's action first) of
    /// every pair in turn.
    package func forEachPair(
        _ body: (_ pair: Int, _ row: Double, _ column: Double, _ frequencies: SIMD4<Double>) -> Void
    ) {
        for group in 0..<pairs / 8 {
            let solution = PairSolution(lanes, rows[group], columns[group].swapped)
            let both = solution.frequency
            for lane in 0..<8 {
                let rest = 1 - both.cc[lane] - both.cd[lane] - both.dc[lane]
                let frequencies = SIMD4(both.cc[lane], both.cd[lane], both.dc[lane], rest)
                body(group * 8 + lane, solution.ownReturn[lane], solution.otherReturn[lane], frequencies)
            }
        }
    }
}
