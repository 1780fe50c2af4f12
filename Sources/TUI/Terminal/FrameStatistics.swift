/// What frames cost.
package struct FrameStatistics: Sendable {
    /// One frame.
    package struct Frame: Sendable {
        /// Seconds of processor time for rendering, comparing, encoding and handing over: what the frame costs, however
        /// busy the machine is with other things.
        package var duration: Double
        /// Bytes sent.
        package var bytes: Int
        /// When the terminal had it, monotonic seconds.
        package var finished: Double
        /// Keys taken in so far, whose effects it therefore shows.
        package var keys: Int

        package init(duration: Double, bytes: Int, finished: Double, keys: Int) {
            self.duration = duration
            self.bytes = bytes
            self.finished = finished
            self.keys = keys
        }
    }

    /// In the order in which they were drawn.
    package private(set) var frames: [Frame]

    package init(frames: [Frame] = []) { self.frames = frames }

    mutating func append(_ frame: Frame) { frames.append(frame) }

    /// The value below which a share of the values lies, by nearest rank.
    ///
    /// - Parameters:
    ///   - share: in 0...1.
    ///   - values: any order.
    /// - Returns: one of the values; 0 if there are none.
    package static func percentile(_ share: Double, of values: [Double]) -> Double {
        guard !values.isEmpty else { return 0 }
        let rank = (share * Double(values.count)).rounded(.up)
        return values.sorted()[min(max(Int(rank) - 1, 0), values.count - 1)]
    }

    /// A percentile of the frames' durations, in seconds.
    package func duration(percentile share: Double) -> Double {
        FrameStatistics.percentile(share, of: frames.map(\.duration))
    }

    /// A percentile of the frames' sizes, in bytes.
    package func bytes(percentile share: Double) -> Int {
        Int(FrameStatistics.percentile(share, of: frames.map { Double($0.bytes) }))
    }

    /// How long each key took to reach the screen.
    ///
    /// - Parameter sent: when each key was pressed, in order, monotonic seconds.
    /// - Returns: seconds, for every key whose effect was drawn.
    package func latencies(ofKeysSent sent: [Double]) -> [Double] {
        var result: [Double] = []
        var frame = 0
        for (index, time) in sent.enumerated() {
            while frame < frames.count, frames[frame].keys <= index { frame += 1 }
            if frame == frames.count { break }
            result.append(frames[frame].finished - time)
        }
        return result
    }
}
