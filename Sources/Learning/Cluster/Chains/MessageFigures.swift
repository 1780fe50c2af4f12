/// What messages between ranks have cost rank 0.
package struct MessageFigures: Sendable, Hashable {
    /// Jobs that were shared out.
    package var jobs = 0
    /// Bytes of orders, which every other rank gets.
    package var bytesOut = 0
    /// Bytes of reports from all other ranks together.
    package var bytesIn = 0
    /// Seconds until orders had gone out.
    package var spreading = 0.0
    /// Seconds in which rank 0 had done its own share and waited for others'.
    package var waiting = 0.0
    /// Seconds in which reports were received and read, while rank 0 computed or afterwards.
    package var taking = 0.0

    package init() {}
}
