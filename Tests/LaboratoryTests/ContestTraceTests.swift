import Foundation
import Games
import Laboratory
import Testing

struct ContestTraceTests {
    @Test func `a trace ends where the league's cell does`() throws {
        let league = League(.prisonersDilemma, [Entrant(.naive), Entrant(.lola)], seed: 4, pairs: 64)
        let trace = try #require(ContestTrace(league.contest(row: 0, column: 1), steps: 40))
        #expect(trace.moments.count == 41 && trace.row == "naive" && trace.column == "lola")
        var contest = league.contest(row: 0, column: 1)
        contest.advance(40)
        let cell = Cell(contest)
        let last = try #require(trace.moments.last)
        #expect(abs(last.row.mean - cell.meanReturn) < 1e-12 && abs(last.column.mean - cell.columnReturn) < 1e-12)
        #expect(last.returns.count == 64)
        // Of 64 pairs, six lie below a tenth's place and six above nine tenths'.
        let sorted = last.returns.map(\.row).sorted()
        #expect(last.row.low == sorted[6] && last.row.high == sorted[57])
        // At the start logits are draws from N(0, 1), whose mean probability is a half.
        let first = try #require(trace.moments.first)
        for probability in first.rowPolicy + first.columnPolicy { #expect(abs(probability - 0.5) < 0.1) }
    }

    @Test func `it stops when it is told to`() {
        let league = League(.chicken, [Entrant(.naive)], seed: 1, pairs: 8)
        var asked = 0
        let trace = ContestTrace(league.contest(row: 0, column: 0), steps: 100) {
            asked += 1
            return asked == 3
        }
        #expect(trace == nil && asked == 3)
    }

    @Test func `the hull has the outer points, once and in order`() {
        let points = [(0, 0), (2, 0), (1, 0), (1, 1), (2, 2), (0, 2), (0, 0), (1.5, 0.5)].map(ReturnPoint.init)
        #expect(
            ConvexHull.corners(of: points)
                == [ReturnPoint(0, 0), ReturnPoint(2, 0), ReturnPoint(2, 2), ReturnPoint(0, 2)])
        let line = [(0, 0), (1, 1), (3, 3)].map(ReturnPoint.init)
        #expect(ConvexHull.corners(of: line) == [ReturnPoint(0, 0), ReturnPoint(3, 3)])
        #expect(ConvexHull.corners(of: [ReturnPoint(.nan, 0)]).isEmpty)
        #expect(
            ExactGame.prisonersDilemma.feasible
                == [ReturnPoint(-3, 0), ReturnPoint(-2, -2), ReturnPoint(0, -3), ReturnPoint(-1, -1)])
    }

    /// Who always cooperates leaves the other between mutual cooperation and being exploited, on a line; likewise who
    /// always defects.
    @Test func `unconditional policies enforce a line`() throws {
        let game = ExactGame.prisonersDilemma
        for (logit, ends) in [
            (40.0, [ReturnPoint(-3, 0), ReturnPoint(-1, -1)]), (-40, [ReturnPoint(-2, -2), ReturnPoint(0, -3)]),
        ] {
            let corners = game.enforced(by: Array(repeating: logit, count: 5)).sorted { $0.row < $1.row }
            let first = try #require(corners.first)
            let last = try #require(corners.last)
            #expect(abs(first.row - ends[0].row) + abs(first.column - ends[0].column) < 1e-12)
            #expect(abs(last.row - ends[1].row) + abs(last.column - ends[1].column) < 1e-12)
            let slope = (last.column - first.column) / (last.row - first.row)
            for corner in corners {
                #expect(abs(corner.column - first.column - slope * (corner.row - first.row)) < 1e-12)
            }
        }
    }

    /// Source: Press and Dyson (2012): with payoffs 5, 3, 1, 0 the probabilities 11/13, 1/2, 7/26, 0 extort three times
    /// the other's surplus over mutual defection, in the undiscounted game.
    @Test func `an extortioner enforces its line`() throws {
        let game = ExactGame(
            id: "pd", title: "", symbols: ["C", "D"], payoffs: [[3, 0, 5, 1], [3, 5, 0, 1]], discount: 1 - 1e-7, rate: 1
        )
        let corners = game.enforced(by: [0, .logit(11 / 13), .logit(0.5), .logit(7 / 26), -40])
        for corner in corners { #expect(abs((corner.row - 1) - 3 * (corner.column - 1)) < 1e-4) }
        let best = try #require(corners.map(\.row).max())
        #expect(best > 3)
    }

    @Test func `any policy's polygon holds what happens against it`() throws {
        let league = League(.prisonersDilemma, [Entrant(.lola)], seed: 2, pairs: 8)
        let trace = try #require(ContestTrace(league.contest(row: 0, column: 0), steps: 5))
        for moment in trace.moments {
            let corners = moment.enforced
            let point = moment.returns[0]
            #expect(corners.count > 2)
            #expect(
                ConvexHull.corners(of: corners + [point]).count == corners.count,
                "\(point) lies outside \(corners)")
        }
    }
}

extension Double {
    fileprivate static func logit(_ p: Double) -> Double { log(p / (1 - p)) }
}
