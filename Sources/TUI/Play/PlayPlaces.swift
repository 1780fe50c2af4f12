/// Where the parts of a play's view stand, inside its frame. Pure: any size is legal.
///
/// From above: three lines of what is going on, the game with the last steps beside what both are known to do, the tally
/// along the chain, its chart. What there is no room for goes in this order: the chart, curves to compare with, the steps,
/// the heatmaps.
struct PlayPlaces: Sendable, Hashable {
    /// Rows of the lines above.
    let lines: Int
    /// First row of the game, the steps and the heatmaps, and how many rows they have; 0 if there are too few.
    let middle: Int
    let middleRows: Int
    /// Columns of the game and the steps; 0 where only heatmaps fit.
    let leftWidth: Int
    /// Row of the tally's head, and its rows with it; 0 if there are too few.
    let tally: Int
    let tallyRows: Int
    /// Rows for the chart under it; 0 if there are too few.
    let chartRows: Int

    private static let fewestSteps = 4
    private static let smallestChart = 6
    /// More would not show more.
    private static let tallestChart = 15

    /// - Parameters:
    ///   - width: columns there are.
    ///   - height: rows there are.
    ///   - agents: rows of the tally for those who play.
    ///   - others: rows of the tally to compare with.
    ///   - actions: A.
    ///   - states: S.
    init(width: Int, height: Int, agents: Int, others: Int, actions: Int, states: Int) {
        lines = min(3, height)
        let room = height - lines
        let bare = 1 + agents
        guard room > bare else {
            (middle, middleRows, leftWidth, tally, tallyRows, chartRows) = (lines, 0, 0, lines, max(room, 0), 0)
            return
        }
        // A line apart, above and below.
        let smallest = min(states, 3) + 1
        let hasMiddle = room >= bare + smallest + 1
        let forOthers = hasMiddle ? max(room - bare - smallest - 1, 0) : room - bare
        tallyRows = bare + min(others, forOthers)
        guard hasMiddle else {
            (middle, middleRows, leftWidth, tally, chartRows) = (lines, 0, 0, lines, 0)
            return
        }
        middle = lines
        let most = room - tallyRows - 1
        let wanted = max(2 * (states + 1) + 1, actions + 2 + 10)
        chartRows = most - wanted >= PlayPlaces.smallestChart ? min(most - wanted, PlayPlaces.tallestChart) : 0
        middleRows = most - chartRows
        let hasLeft = width >= 72 && middleRows >= min(actions, 4) + 2 + PlayPlaces.fewestSteps
        leftWidth = hasLeft ? min(max(34, width * 2 / 5), 46) : 0
        tally = lines + middleRows + 1
    }
}
