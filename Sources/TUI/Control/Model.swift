import Games
import Learning

/// Everything the dashboard knows. A value: `update` takes what happened and answers with what to do about it, `render`
/// draws. Neither reads a clock, a file or the terminal.
package struct Model: Sendable {
    package private(set) var columns: Int
    package private(set) var rows: Int
    package private(set) var configuration: RunConfiguration
    package private(set) var request: RunRequest
    package var options: ViewOptions

    /// Whether something visible has changed since this was last set to false; whoever draws sets it.
    package var needsFrame = true

    /// - Parameters:
    ///   - columns: width of the window.
    ///   - rows: height of the window.
    ///   - configuration: the run that is trained.
    ///   - request: what was asked for to get it.
    ///   - options: looks; whatever is left to detect falls back to 256 colours and braille.
    ///   - themes: the themes found.
    ///   - choices: what can be switched to.
    ///   - now: monotonic seconds.
    package init(
        columns: Int, rows: Int, configuration: RunConfiguration, request: RunRequest, options: ViewOptions,
        themes: ThemeStore, choices: Choices, now: Double
    ) {
        self.columns = columns
        self.rows = rows
        self.configuration = configuration
        self.request = request
        self.options = options
    }

    /// Takes in what happened.
    ///
    /// - Returns: what to do about it, in order.
    package mutating func update(_ event: Event) -> [Effect] {
        if case .resize(let columns, let rows) = event {
            self.columns = columns
            self.rows = rows
        }
        needsFrame = true
        return []
    }

    /// The time at which `.tick` is due; nil when nothing is pending, so that nothing need wake up.
    package var deadline: Double? { nil }

    /// Draws the whole screen; gives `buffer` the window's size if it has another.
    package func render(into buffer: inout CellBuffer) {
        if buffer.width != columns || buffer.height != rows { buffer = CellBuffer(width: columns, height: rows) }
    }
}
