import Games
import Training

/// Everything the dashboard knows. A value: `update` takes what happened and answers with what to do about it, `render`
/// draws. Neither reads a clock, a file or the terminal.
package struct Model: Sendable {
    /// Size of the window.
    package internal(set) var columns: Int
    package internal(set) var rows: Int

    /// What panels draw.
    package internal(set) var scene: Scene
    /// All panels there are.
    package let panels: PanelList
    /// Those that suit the game that is shown, one of each place.
    package internal(set) var suiting: [any PanelView]
    /// What keys do.
    package internal(set) var keys: KeyMap<Model>
    /// The same where nobody has chosen others.
    let defaultKeys: KeyMap<Model>
    /// Panels that were hidden by a key.
    package internal(set) var hidden: Set<PanelID> = []
    /// Choices of panels to go through.
    package internal(set) var layouts = LayoutPreset.standard

    /// What was asked of the trainer last.
    package internal(set) var request: RunRequest
    package internal(set) var pace = Pace()
    /// CPU in per cent of a core and memory in bytes, once known.
    package internal(set) var usage: (cpu: Double, memory: Int)?

    /// Whether another process trains the run, which is only looked at here.
    package let isAttached: Bool

    // How it looks.
    package internal(set) var options: ViewOptions
    package internal(set) var themes: ThemeStore
    package internal(set) var theme: ResolvedTheme
    package internal(set) var symbols: Symbols

    // What is under way.
    package internal(set) var choices: Choices
    /// A choice of another run that has not been applied or answered yet.
    package internal(set) var switching: Switching?
    package internal(set) var count: PendingCount?
    package internal(set) var dialog: (any Dialog)?
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
    /// Populations of the chosen game, as they were when the palette was opened.
    var peerNames: [String] = []
    /// The class last used where there was a choice; nil before.
    var freePolicy: String?

    /// Whether the terminal reports the mouse.
    package internal(set) var usesMouse = false
    /// Effects of what was chosen where none can be told, for the next event.
    var later: [Effect] = []
    /// Whether how the screen is left is kept for the next time, and as what it was kept last.
    var keeps = false
    var lastKept = ""
    /// What was kept before, and what the command line asked for, by the names of the looks.
    var keptBefore: [String: String] = [:]
    var given: [String: String] = [:]
    /// What files said of looks last, by their names, and what was wrong with them.
    var saidLooks: [String: String] = [:]
    var knownProblems: Set<String> = []

    /// Whether something visible has changed since this was last set to false; whoever draws sets it.
    package var needsFrame = true

    /// - Parameters:
    ///   - columns: width of the window.
    ///   - rows: height of the window.
    ///   - subject: what learns.
    ///   - request: what was asked for to get it.
    ///   - options: looks; whatever is left to detect falls back to 256 colours and braille.
    ///   - themes: the themes found.
    ///   - choices: what can be switched to.
    ///   - panels: the panels there are.
    ///   - keys: what keys do, those of these panels among them.
    ///   - isAttached: whether another process trains the run.
    ///   - now: monotonic seconds.
    init(
        columns: Int, rows: Int, subject: Subject, request: RunRequest, options: ViewOptions,
        themes: ThemeStore, choices: Choices, panels: PanelList, keys: KeyMap<Model>, isAttached: Bool, now: Double
    ) {
        self.isAttached = isAttached
        self.columns = max(columns, 0)
        self.rows = max(rows, 0)
        scene = Scene(subject, view: ViewState(panels.ids), clock: options.clock)
        self.panels = panels
        self.keys = keys
        defaultKeys = keys
        suiting = panels.suiting(subject.game)
        self.request = request
        self.options = options
        self.themes = themes
        self.choices = choices
        self.now = now
        startedAt = now
        symbols = options.symbols ?? .braille
        let chosen = themes.theme(named: options.theme) ?? BuiltInThemes.standard
        theme = ResolvedTheme(chosen, depth: options.depth ?? .colors256)
        remember(request)
        if let index = self.choices.games.firstIndex(where: { $0.name == request.game.name }) {
            self.choices.games[index] = request.game
        } else {
            self.choices.games.insert(request.game, at: 0)
        }
        for problem in themes.problems { log(.warning, problem) }
        knownProblems = Set(themes.problems)
    }
}

/// The scene's parts by their names.
extension Model {
    package var subject: Subject { scene.subject }
    package var snapshot: TrainerSnapshot { scene.snapshot }
    package var history: History { scene.history }
    package var events: EventLog { scene.events }
    package var overlays: [Overlay] { scene.overlays }
    package internal(set) var view: ViewState {
        get { scene.view }
        set { scene.view = newValue }
    }
}
