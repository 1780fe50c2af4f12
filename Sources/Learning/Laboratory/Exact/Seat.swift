/// Whose value, or whose policy, as one of the players sees it.
package enum Seat: Sendable {
    case own, other
}
