/// The whole screen: background, header, panels, key line and what lies over them.
enum Screen {
    static func draw(_ model: Model, into canvas: inout Canvas) {
        canvas.clear(canvas.area, canvas.theme[.text])
        let layout = model.layout
        guard layout.size != .tiny else {
            TinyView.draw(model, into: &canvas)
            return
        }
        canvas.inside(layout.header) { HeaderView.draw(model, size: layout.size, into: &$0) }
        for (panel, frame) in layout.panels {
            canvas.inside(frame) { drawPanel(panel, model, into: &$0) }
        }
        if let summary = layout.summary {
            canvas.inside(summary) { SummaryLine.draw(model, into: &$0) }
        }
        let line = layout.keyLine ?? Rect(row: canvas.height - 1, width: canvas.width, height: 1)
        canvas.inside(line) { KeyLine.draw(model, hasOwnLine: layout.keyLine != nil, into: &$0) }
        switch model.dialog {
        case .quit: QuitView.draw(model, into: &canvas)
        case .help(let line): HelpView.draw(from: line, into: &canvas)
        case .compare(let list): RunListView.draw(list, model, into: &canvas)
        case .tournament(let board): TournamentView.draw(board, model, into: &canvas)
        case nil: break
        }
    }

    private static func drawPanel(_ panel: Panel, _ model: Model, into canvas: inout Canvas) {
        let hasFocus = model.view.focus == panel
        canvas.box(
            canvas.theme[hasFocus ? .borderFocus : panel.frame], title: "\(panel.rawValue) \(title(panel, model))",
            titleStyle: titleStyle(hasFocus, canvas.theme), remark: remark(panel, model),
            remarkStyle: canvas.theme[hasFocus ? .text : .graphText])
        let inner = canvas.area.inset(horizontal: 1, vertical: 1)
        canvas.inside(inner) { canvas in
            switch panel {
            case .reward: RewardPanel.draw(model, into: &canvas)
            case .policy where model.hasRobot: TorquePanel.draw(model, into: &canvas)
            case .policy: PolicyPanel.draw(model, into: &canvas)
            case .adaptation: AdaptationPanel.draw(model, into: &canvas)
            case .gradient: GradientPanel.draw(model, into: &canvas)
            case .events: EventPanel.draw(model, into: &canvas)
            case .game where model.hasRobot: RobotPanel.draw(model, into: &canvas)
            case .game: GamePanel.draw(model, into: &canvas)
            }
        }
    }

    /// The focus is marked by reversing the title, so that it is seen without colours too.
    private static func titleStyle(_ hasFocus: Bool, _ theme: ResolvedTheme) -> Style {
        var style = theme[hasFocus ? .borderFocus : .title]
        if hasFocus { style.attributes.insert(.reverse) }
        return style
    }

    private static func title(_ panel: Panel, _ model: Model) -> String {
        panel == .game && model.hasRobot ? "Robot" : panel.title
    }

    /// What the frame of a panel says at its right.
    private static func remark(_ panel: Panel, _ model: Model) -> String {
        switch panel {
        case .reward: RewardPanel.remark(model)
        case .policy where model.hasRobot: TorquePanel.remark(model)
        case .policy: PolicyPanel.remark(model)
        case .adaptation: AdaptationPanel.remark(model)
        case .gradient: GradientPanel.remark(model)
        case .events: EventPanel.remark(model)
        case .game where model.hasRobot: RobotPanel.remark(model)
        case .game: GamePanel.remark(model)
        }
    }
}
