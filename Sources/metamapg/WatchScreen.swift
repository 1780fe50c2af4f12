import Foundation
import Games
import TUI
import Threads
import Training

/// What the dashboard shows at first.
struct WatchScreen {
    let environment = ProcessInfo.processInfo.environment
    private let request: RunRequest
    private let subject: Subject
    private let looks: LookOptions
    private let isAttached: Bool
    private let choices: Choices

    /// - Parameters:
    ///   - request: What asks for the first run.
    ///   - subject: What learns at first.
    ///   - looks: How it looks.
    ///   - isAttached: Whether another process trains it.
    ///   - choices: What can be gone over to.
    init(
        _ request: RunRequest, _ subject: Subject, _ looks: LookOptions, isAttached: Bool = false,
        choices: Choices = .catalogue
    ) {
        self.choices = choices
        self.isAttached = isAttached
        self.request = request
        self.subject = subject
        self.looks = looks
    }

    /// What the screen is configured by, read again when it is saved.
    func files(onNews: @escaping @Sendable () -> Void) -> ScreenFiles {
        ScreenFiles(folders, themeFolders: looks.themes.folders, themes: looks.themes.search, onNews: onNews)
    }

    private var folders: ScreenFolders { ScreenFolders(environment: environment) }

    /// The model for a window, with looks that the terminal can show, as the person's files have it.
    func drawnModel(_ size: (columns: Int, rows: Int), capabilities: TerminalCapabilities) -> Model {
        var model = model(size, capabilities: capabilities)
        model.begin(.load(folders, themes: model.themes, withKept: true), fixed: looks.fixed)
        return model
    }

    /// The model for a window, with looks that the terminal can show.
    func model(_ size: (columns: Int, rows: Int) = (0, 0), capabilities: TerminalCapabilities) -> Model {
        let now = Monotonic.now
        let options = looks.viewOptions(clock: .system(now: now)).detecting(
            colors: capabilities.colors, isUTF8: capabilities.isUTF8, environment: environment)
        var model = Model(
            columns: size.columns, rows: size.rows, subject: subject, request: request, options: options,
            themes: looks.themes.store, choices: choices, isAttached: isAttached,
            now: now)
        if let remark = capabilities.remark { model.log(.info, remark) }
        return model
    }
}
