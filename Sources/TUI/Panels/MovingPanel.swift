/// A panel whose picture moves by the clock while it is shown.
package protocol MovingPanel: PanelView {
    /// Whether it would move on the screen: nothing wakes up for one that does not.
    func isMoving(_ scene: Scene) -> Bool
    /// Begins to go on, or stops. Does not show another picture.
    func run(_ moves: Bool, _ scene: inout Scene, now: Double)
    /// Goes on as far as the clock says.
    ///
    /// - Returns: whether it looks different now.
    func advance(_ scene: inout Scene, to now: Double) -> Bool
    /// When to go on; nil while nothing moves. Monotonic seconds.
    func due(_ scene: Scene) -> Double?
}

/// A panel that is steered by the keys that scroll, while it has the focus.
package protocol SteeredPanel: PanelView {
    /// Why there is nothing to steer; nil if there is.
    func steeringReason(_ scene: Scene) -> String?
    func scroll(_ distance: Scroll, _ scene: inout Scene)
    /// Keys to the left and right: -1 or 1.
    func scrollSteps(by count: Int, _ scene: inout Scene)
    /// What the help of keys that scroll goes on with, by the names of the keys' bindings.
    var steeringHelp: [String: String] { get }
}

/// How far a key scrolls.
package enum Scroll: Sendable, Hashable {
    case lines(Int), pages(Double), start, end

    /// The first line that is shown after it.
    func target(from line: Int, page: Int, end: Int) -> Int {
        let last = max(end - page, 0)
        let wanted =
            switch self {
            case .lines(let count): line + count
            case .pages(let count): line + Int(count * Double(max(page - 1, 1)))
            case .start: 0
            case .end: last
            }
        return min(max(wanted, 0), last)
    }
}
