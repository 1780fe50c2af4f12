import Games
import Training

/// Everything the dashboard knows. A value: `update` takes what happened and answers with what to do about it, `render`
/// draws. Neither reads a clock, a file or the terminal.
package struct Model: Sendable {
    /// Size of the window.
    package internal(set) var columns: Int
    package internal(set) var rows: Int

    // What the trainer told.
    /// The run that is shown.
    package internal(set) var configuration: RunConfiguration
    /// What was asked of the trainer last.
    package internal(set) var request: RunRequest
    package internal(set) var snapshot: TrainerSnapshot
    package internal(set) var history = History()
    package internal(set) var events = EventLog()
    package internal(set) var pace = Pace()
    /// CPU in per cent of a core and memory in bytes, once known.
    package internal(set) var usage: (cpu: Double, memory: Int)?

    /// Whether another process trains the run, which is only looked at here.
    package let isAttached: Bool
    /// Saved runs drawn over the reward curve, at most `RunList.most`.
    package internal(set) var overlays: [Overlay] = []

    // How it looks.
    package internal(set) var options: ViewOptions
    package internal(set) var themes: ThemeStore
    package internal(set) var theme: ResolvedTheme
    package internal(set) var symbols: Symbols
    package internal(set) var view = ViewState()

    // What is under way.
    package internal(set) var choices: Choices
    /// A choice of another run that has not been applied or answered yet.
    package internal(set) var switching: Switching?
    package internal(set) var count: PendingCount?
    package internal(set) var dialog: Dialog?
    package internal(set) var flash: Flash?
    /// When and where training was paused by a key, and how many steps were asked for since.
    package internal(set) var pause: (time: Double, update: Int, steps: Int)?
    /// The latest time that came in.
    package internal(set) var now: Double
    package let startedAt: Double
    /// The population last used with each game, so that going back finds the same run.
    var populationOfGame: [String: String] = [:]
    /// The class of policies last used with each game.
    var policyOfGame: [String: String] = [:]
    /// The class last used where there was a choice; nil before.
    var freePolicy: String?

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
    ///   - isAttached: whether another process trains the run.
    ///   - now: monotonic seconds.
    package init(
        columns: Int, rows: Int, configuration: RunConfiguration, request: RunRequest, options: ViewOptions,
        themes: ThemeStore, choices: Choices, isAttached: Bool = false, now: Double
    ) {
        self.isAttached = isAttached
        self.columns = max(columns, 0)
        self.rows = max(rows, 0)
        self.configuration = configuration
        self.request = request
        self.options = options
        self.themes = themes
        self.choices = choices
        self.now = now
        startedAt = now
        symbols = options.symbols ?? .braille
        let chosen = themes.theme(named: options.theme) ?? BuiltInThemes.standard
        theme = ResolvedTheme(chosen, depth: options.depth ?? .colors256)
        snapshot = TrainerSnapshot(
            state: .waiting, update: 0, trainingPersonas: configuration.population.counts[.train] ?? 0)
        remember(request)
        if let index = self.choices.games.firstIndex(where: { $0.name == request.game.name }) {
            self.choices.games[index] = request.game
        } else {
            self.choices.games.insert(request.game, at: 0)
        }
        for problem in themes.problems { log(.warning, problem) }
    }

    /// Takes in what happened.
    ///
    /// - Returns: what to do about it, in order.
    package mutating func update(_ event: Event) -> [Effect] {
        let effects = take(event)
        view.playback.run(robotMoves, now: now)
        return effects
    }

    private mutating func take(_ event: Event) -> [Effect] {
        switch event {
        case .key(let key, let now):
            advance(to: now)
            return press(key)
        // The keyboard does everything.
        case .mouse: return []
        case .paste(let text, let now):
            advance(to: now)
            paste(text)
            return []
        case .resize(let columns, let rows):
            guard columns != self.columns || rows != self.rows else { return [] }
            self.columns = max(columns, 0)
            self.rows = max(rows, 0)
            keepScrollInRange()
            needsFrame = true
            return []
        case .feed(let feed, let now):
            advance(to: now)
            playRobot()
            return take(feed)
        case .library(let news, let now):
            advance(to: now)
            for item in news { take(item) }
            return []
        case .tournament(let news, let now):
            advance(to: now)
            take(news)
            return []
        case .tick(let now):
            advance(to: now)
            return settle()
        case .resumed(let now):
            advance(to: now)
            pace.reset()
            needsFrame = true
            return [.repaint]
        case .usage(let cpu, let memory):
            let before = usageText
            usage = (cpu, memory)
            if usageText != before { needsFrame = true }
            return []
        }
    }

    /// Where the panels stand now.
    package var layout: Layout {
        Layout(
            columns: columns, rows: rows, focus: view.focus, recent: view.recent, isZoomed: view.isZoomed,
            hasRobot: hasRobot)
    }

    /// Draws the whole screen; gives `buffer` the window's size if it has another.
    package func render(into buffer: inout CellBuffer) {
        if buffer.width != columns || buffer.height != rows {
            buffer = CellBuffer(width: columns, height: rows)
        }
        var canvas = Canvas(buffer: CellBuffer(width: 0, height: 0), theme: theme, symbols: symbols)
        canvas.exchange(with: &buffer)
        Screen.draw(self, into: &canvas)
        canvas.exchange(with: &buffer)
    }
}
