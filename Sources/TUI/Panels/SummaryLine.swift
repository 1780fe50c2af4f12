/// One line in place of the gradient and event panels, where windows are small.
enum SummaryLine {
    static func draw(_ model: Model, into canvas: inout Canvas) {
        let theme = canvas.theme
        var segments: [Segment] = []
        if let measured = model.history.terms.last {
            let shares = TermShares(measured.terms)
            segments.append(
                Segment("grad c \(shares.text(0)) o \(shares.text(1)) p \(shares.text(2))", theme[.text], rank: 2))
            let cosine = GradientPanel.cosine(measured.terms.cosineCurrentPeer, measured.terms.peer != nil)
            segments.append(Segment("cos c.p \(cosine)", theme[.text], rank: 1))
        } else {
            segments.append(Segment("grad n/m", theme[.inactive], rank: 2))
        }
        var end = canvas.write(segments, column: 1, row: 0, width: canvas.width - 2)
        guard model.events.count > 0 else { return }
        let event = model.events.newest(0)
        end = canvas.write("  |  ", theme[.divider], column: end, row: 0)
        end = canvas.write("\(event.kind.rawValue) ", EventPanel.style(event.kind, theme), column: end, row: 0)
        canvas.write(Text.shortened(event.text, max(canvas.width - end - 1, 0)), theme[.text], column: end, row: 0)
    }
}
