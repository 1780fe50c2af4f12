import Training

extension Model {
    /// - Parameters:
    ///   - columns: width of the window.
    ///   - rows: height of the window.
    ///   - subject: what learns.
    ///   - request: what was asked for to get it.
    ///   - options: looks; whatever is left to detect falls back to 256 colours and braille.
    ///   - themes: the themes found.
    ///   - choices: what can be switched to.
    ///   - panels: the panels there are; nil for the dashboard's own.
    ///   - isAttached: whether another process trains the run.
    ///   - now: monotonic seconds.
    package init(
        columns: Int, rows: Int, subject: Subject, request: RunRequest, options: ViewOptions,
        themes: ThemeStore, choices: Choices, panels: PanelList? = nil, isAttached: Bool = false, now: Double
    ) {
        self.init(
            columns: columns, rows: rows, subject: subject, request: request, options: options,
            themes: themes, choices: choices, panels: panels ?? .standard,
            keys: panels.map(KeyTable.map) ?? KeyTable.standard, isAttached: isAttached, now: now)
    }
}
