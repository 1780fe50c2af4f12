import Training

/// What keys change on the screen alone.
extension Model {
    mutating func cycleFocus(by step: Int) {
        let index = view.focus.rawValue - 1 + step
        let count = Panel.allCases.count
        view.focus(on: Panel.allCases[(index % count + count) % count])
    }

    /// Goes back: drops a choice that has not counted yet, else leaves the zoom.
    mutating func goBack() {
        if switching?.appliesAt != nil {
            switching = nil
        } else {
            view.isZoomed = false
        }
    }

    mutating func changeSmoothing(by step: Int) {
        view.smoothing = min(max(view.smoothing + step, 0), Smoothing.weights.count - 1)
    }

    /// The most the reward curve can be magnified: about ten updates remain.
    var largestMagnification: Int {
        var count = 0
        while history.lastUpdate >> count > 20, count < 16 { count += 1 }
        return count
    }

    mutating func magnify(by step: Int) {
        view.magnification = min(max(view.magnification + step, 0), largestMagnification)
    }

    mutating func changeTheme(by step: Int) {
        let next = themes.theme(after: theme.name, by: step)
        theme = ResolvedTheme(next, depth: theme.depth)
        options.theme = next.name
        notify(.note, "theme \(next.name)")
    }

    mutating func changeSymbols() {
        symbols = symbols.next
        notify(.note, "symbols \(symbols.rawValue)")
    }

    mutating func changePolicyView() {
        if hasRobot {
            view.torqueView = TorquePanel.next(self)
            return
        }
        view.policyView.advance(agents: configuration.game.players, showsAll: PolicyPanel.showsAllAgents(self))
    }

    mutating func changeAction() {
        if hasRobot { return togglePlayback() }
        view.action = (view.action + 1) % max(configuration.game.matrix?.actionCount ?? 1, 1)
    }

    /// How far a key scrolls.
    enum Scroll { case lines(Int), pages(Double), start, end }

    mutating func scroll(_ distance: Scroll) {
        if case .help(let line) = dialog {
            let end = HelpView.lines(inWindow: columns).count
            dialog = .help(line: target(distance, from: line, page: HelpView.rows(inWindow: rows), end: end))
            return
        }
        if steersRobot { return scrollRobot(distance) }
        let page = visibleRows(of: view.focus)
        view.scroll[view.focus] = target(
            distance, from: view.scroll[view.focus] ?? 0, page: page, end: contentRows(of: view.focus))
    }

    private func target(_ distance: Scroll, from line: Int, page: Int, end: Int) -> Int {
        let last = max(end - page, 0)
        let wanted =
            switch distance {
            case .lines(let count): line + count
            case .pages(let count): line + Int(count * Double(max(page - 1, 1)))
            case .start: 0
            case .end: last
            }
        return min(max(wanted, 0), last)
    }

    /// Why the focused panel does not scroll; nil if it does.
    var scrollReason: String? {
        if steersRobot { return robotReason }
        let scrolls = contentRows(of: view.focus) > visibleRows(of: view.focus)
        return scrolls ? nil : "all of panel \(view.focus.title) is shown"
    }

    /// Why joint policies do not scroll sideways; nil if they do.
    var stepReason: String? {
        if steersRobot { return robotReason }
        return lastFirstStep > 0 ? nil : "all joint policies are shown"
    }

    mutating func scrollSteps(by count: Int) {
        if steersRobot { return scrubRobot(by: count) }
        view.firstStep = min(max(view.firstStep + count, 0), lastFirstStep)
    }

    /// The largest first joint policy at which the columns of the narrowest panel on the screen are full.
    private var lastFirstStep: Int {
        let shown = layout.panels.compactMap { entry -> Int? in
            let width = entry.frame.width - 2
            switch entry.panel {
            case .policy where hasRobot: return TorquePanel.shownSteps(self, width: width)
            case .policy: return PolicyPanel.stepColumns(self, width: width).count
            case .adaptation: return AdaptationPanel.stepColumns(self, width: width).count
            case .game where hasRobot: return nil
            case .game: return GamePanel.stepColumns(self, width: width).count
            case .reward, .gradient, .events: return nil
            }
        }
        return shown.map { max(configuration.chainLength + 1 - $0, 0) }.max() ?? 0
    }

    /// Rows a panel's scrolling part has room for.
    private func visibleRows(of panel: Panel) -> Int {
        guard let frame = layout.frame(of: panel) else { return 0 }
        let height = max(frame.height - 2, 0)
        switch panel {
        case .events: return height
        case .policy where hasRobot: return TorquePanel.visibleRows(height: height)
        case .policy: return PolicyPanel.visibleRows(self, height: height)
        case .adaptation: return AdaptationPanel.visibleRows(self, height: height)
        case .game: return GamePanel.visibleRows(self, height: height)
        case .reward, .gradient: return height
        }
    }

    /// Rows a panel's scrolling part has.
    private func contentRows(of panel: Panel) -> Int {
        switch panel {
        case .events: events.count
        case .policy where hasRobot: TorquePanel.contentRows(height: (layout.frame(of: panel)?.height ?? 2) - 2)
        case .policy: PolicyPanel.contentRows(self)
        case .adaptation: AdaptationPanel.contentRows(self)
        case .game: GamePanel.contentRows(self)
        case .reward, .gradient: 0
        }
    }

    /// Content can shrink and windows grow; what is scrolled away comes back.
    mutating func keepScrollInRange() {
        for (panel, line) in view.scroll where line > 0 {
            view.scroll[panel] = min(line, max(contentRows(of: panel) - visibleRows(of: panel), 0))
        }
        if view.firstStep > 0 { view.firstStep = min(view.firstStep, lastFirstStep) }
        if view.magnification > 0 { view.magnification = min(view.magnification, largestMagnification) }
    }
}
