/// How long a run has been trained, from the times at which its updates were made. Breaks do not count: the night between
/// two sessions, and a pause for longer than anybody looks.
package struct TrainedTime: Sendable {
    /// Seconds until the last update.
    package private(set) var seconds = 0.0
    private var last: Double?
    /// Gaps between updates that count.
    private var gaps = 0

    /// A gap is a break if it is longer than this, in seconds,
    package static let longestPause = 60.0
    /// and than so many usual ones.
    package static let usualGaps = 10.0

    package init() {}

    /// Takes in the time of the next update.
    /// - Parameter time: Seconds since 1970; nil where nobody knows.
    /// - Returns: Seconds of training until it, counted from the first update whose time is known; `nan` where nobody knows.
    package mutating func add(_ time: Double?) -> Double {
        guard let time, time.isFinite else { return .nan }
        defer { last = time }
        guard let last else { return seconds }
        let usual = gaps > 0 ? seconds / Double(gaps) : 0
        let gap = max(time - last, 0)
        if gap > max(Self.longestPause, Self.usualGaps * usual) {
            seconds += usual
        } else {
            seconds += gap
            gaps += 1
        }
        return seconds
    }
}
