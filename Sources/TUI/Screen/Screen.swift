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
        for placed in layout.panels {
            guard let panel = model.panel(placed.panel) else { continue }
            canvas.inside(placed.frame) { draw(panel, model, into: &$0) }
        }
        if let summary = layout.summary {
            canvas.inside(summary) { SummaryLine.draw(model, into: &$0) }
        }
        let line = layout.keyLine ?? Rect(row: canvas.height - 1, width: canvas.width, height: 1)
        canvas.inside(line) { KeyLine.draw(model, hasOwnLine: layout.keyLine != nil, into: &$0) }
        model.dialog?.draw(model, into: &canvas)
    }

    private static func draw(_ panel: any PanelView, _ model: Model, into canvas: inout Canvas) {
        let hasFocus = model.view.focus == panel.id
        let digit = model.panels.digit(of: panel.id).map { "\($0) " } ?? ""
        let size = PanelSize(width: canvas.width - 2, height: canvas.height - 2)
        canvas.box(
            canvas.theme[hasFocus ? .borderFocus : panel.frame], title: digit + panel.title,
            titleStyle: titleStyle(hasFocus, canvas.theme), remark: panel.remark(model.scene, size),
            remarkStyle: canvas.theme[hasFocus ? .text : .graphText])
        canvas.inside(canvas.area.inset(horizontal: 1, vertical: 1)) { panel.draw(model.scene, into: &$0) }
    }

    /// The focus is marked by reversing the title, so that it is seen without colours too.
    private static func titleStyle(_ hasFocus: Bool, _ theme: ResolvedTheme) -> Style {
        var style = theme[hasFocus ? .borderFocus : .title]
        if hasFocus { style.attributes.insert(.reverse) }
        return style
    }
}

extension Model {
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
