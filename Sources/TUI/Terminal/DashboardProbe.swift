import Platform
import Training

// Unsafe here is C alone: it reads strings and fills structures that are ours for as long as a call takes.

/// Runs the dashboard unseen, in a pseudo-terminal, types keys and measures.
package struct DashboardProbe: Sendable {
    package var columns = 120
    package var rows = 36
    /// The key that is typed, as bytes; one that changes the screen. Tab moves the focus.
    package var key: [UInt8] = [9]
    /// How often it is typed.
    package var presses = 200
    /// Seconds between presses.
    package var interval = 0.03

    package init() {}

    /// What was measured.
    package struct Report: Sendable {
        /// All frames but the first, which fills the empty screen.
        package var frames: FrameStatistics
        /// Seconds from a press to the end of the frame that shows its effect, one per press.
        package var keyLatencies: [Double]

        /// A percentile of the latencies, in seconds.
        package func keyLatency(percentile share: Double) -> Double {
            FrameStatistics.percentile(share, of: keyLatencies)
        }
    }

    /// Runs until all keys have been typed; standard input and output are left alone. Call on the main thread, with
    /// no other terminal open.
    ///
    /// - Parameters:
    ///   - trainer: what is watched; still runs afterwards.
    ///   - model: what is shown at first.
    ///   - wake: signalled by the trainer when it has news.
    ///   - start: starts training.
    /// - Returns: the measurements.
    /// - Throws: `TerminalError` if there is no pseudo-terminal or no description of `xterm-256color`.
    package func run(
        trainer: any TrainerControl, model: Model, wake: WakePipe, start: () -> Void
    ) throws(TerminalError) -> Report {
        let window = try PseudoTerminal(columns: columns, rows: rows)
        unsafe setlocale(LC_CTYPE, "C.UTF-8")
        let terminal = try Terminal(
            lines: TerminalLines(input: window.program, output: window.program),
            capabilities: TerminalCapabilities(name: "xterm-256color", colors: 256, isUTF8: true),
            keepsErrors: false)
        let dashboard = Dashboard(terminal: terminal, trainer: trainer, model: model, wake: wake, measures: true)
        let typist = Typist(window: window, key: key, count: presses, interval: interval)
        _ = dashboard.run(
            start: {
                start()
                BackgroundThread.start { typist.work() }
            }, save: {})
        let frames = dashboard.statistics ?? FrameStatistics()
        return Report(
            frames: FrameStatistics(frames: Array(frames.frames.dropFirst())),
            keyLatencies: frames.latencies(ofKeysSent: typist.sent))
    }
}
