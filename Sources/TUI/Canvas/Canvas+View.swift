extension Canvas {
    /// A view over all panels, in a frame of its own; header and key line stay.
    ///
    /// - Parameters:
    ///   - title: stands in the frame.
    ///   - remark: at the frame's end; what matters most comes last, as the beginning goes first.
    ///   - layout: of the screen.
    ///   - draw: draws the inside.
    mutating func view(title: String, remark: String, _ layout: Layout, _ draw: (inout Canvas) -> Void) {
        let top = layout.header.endRow
        let bottom = layout.keyLine?.row ?? height
        inside(Rect(row: top, width: width, height: bottom - top)) { canvas in
            canvas.clear(canvas.area, canvas.theme[.text])
            canvas.box(
                canvas.theme[.borderFocus], title: title, titleStyle: canvas.theme[.title], remark: remark,
                remarkStyle: canvas.theme[.graphText])
            canvas.inside(canvas.area.inset(horizontal: 1, vertical: 1), draw)
        }
    }
}
