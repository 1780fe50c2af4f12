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

/// A panel that shows a part of something longer, which the keys to the left and right move along it while the panel has
/// the focus.
package protocol PannedPanel: PanelView {
    /// Why there is nothing to move along; nil if there is.
    func panReason(_ scene: Scene) -> String?
    /// Moves by a share of what is shown; by -infinity or infinity to an end.
    func pan(by share: Double, _ scene: inout Scene)
    /// What the help of keys that move goes on with, by the names of the keys' bindings.
    var panningHelp: [String: String] { get }
}

/// How far a key scrolls.
package enum Scroll: Sendable, Hashable {
    case lines(Int), pages(Double), start, end

    /// The first line that is shown after it.
    ///
    /// - Parameters:
    ///   - line: the one before.
    ///   - page: lines that are in sight after it.
    ///   - end: lines there are.
    ///   - pageLines: lines of a page if that is another number.
    /// - Returns: the line.
    func target(from line: Int, page: Int, end: Int, pageLines: Int? = nil) -> Int {
        let last = max(end - page, 0)
        let wanted =
            switch self {
            case .lines(let count): line + count
            case .pages(let count): line + Int(count * Double(max((pageLines ?? page) - 1, 1)))
            case .start: 0
            case .end: last
            }
        return min(max(wanted, 0), last)
    }
}
