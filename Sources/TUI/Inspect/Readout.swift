import Cells
import Games

/// What lies under the cursor: names and values, in full.
package struct Readout: Sendable, Hashable {
    /// A name with its value.
    package struct Entry: Sendable, Hashable {
        package var name: String
        package var value: String
        package var role: Role

        package init(_ name: String, _ value: String, _ role: Role = .text) {
            (self.name, self.value, self.role) = (name, value, role)
        }
    }

    /// Where the cursor is, such as `update 421`.
    package var place: String
    package var entries: [Entry]

    package init(_ place: String, _ entries: [Entry]) { (self.place, self.entries) = (place, entries) }

    /// For other programs: a line for each value, its name before a tab.
    package var text: String {
        ([place.visible] + entries.map { "\($0.name.visible)\t\($0.value)" }).joined(separator: "\n")
    }
}

extension Canvas {
    /// A window with a readout in a corner of a picture, on the side where the cursor is not; a line at its bottom where
    /// there is no room for one.
    mutating func readout(_ readout: Readout, in frame: Rect, cursor column: Int) {
        let names = readout.entries.map { CellWidth.of($0.name) }.max() ?? 0
        let values = readout.entries.map { CellWidth.of($0.value) }.max() ?? 0
        let width = max(names + 2 + values, CellWidth.of(readout.place) + 4) + 4
        let height = readout.entries.count + 2
        guard height <= frame.height, width <= frame.width else {
            let row = Rect(column: frame.column, row: frame.endRow - 1, width: frame.width, height: 1)
            return line(readout, in: row)
        }
        let isLeft = column < frame.column + frame.width / 2
        let box = Rect(
            column: isLeft ? frame.endColumn - width : frame.column, row: frame.row, width: width, height: height)
        let (border, title, label) = (theme[.borderFocus], theme[.title], theme[.graphText])
        inside(box) { canvas in
            canvas.clear(canvas.area, canvas.theme[.text])
            canvas.box(border, title: readout.place, titleStyle: title)
            for (index, entry) in readout.entries.enumerated() {
                canvas.write(entry.name, label, column: 2, row: 1 + index)
                canvas.writeRight(entry.value, canvas.theme[entry.role], before: width - 2, row: 1 + index)
            }
        }
    }

    /// A readout in lines from a row on, as many as there are and room for. What does not fit is left out.
    ///
    /// - Returns: the row after it.
    @discardableResult
    mutating func readout(_ readout: Readout, from row: Int, rows: Int) -> Int {
        let gap = 2
        var lines: [[Readout.Entry]] = [[]]
        var column = 1 + CellWidth.of(readout.place)
        for entry in readout.entries {
            let width = CellWidth.of(entry.name) + 1 + CellWidth.of(entry.value)
            if column + gap + width > self.width - 1, !(lines.last?.isEmpty ?? true) {
                lines.append([])
                column = 1
            }
            column += gap + width
            lines[lines.count - 1].append(entry)
        }
        var place = theme[.title]
        place.attributes.insert(.reverse)
        for (index, entries) in lines.prefix(max(rows, 0)).enumerated() {
            clear(Rect(row: row + index, width: self.width, height: 1), theme[.text])
            var column = 1
            if index == 0 { column = write(readout.place, place, column: 1, row: row) + gap }
            for entry in entries {
                column = write(entry.name, theme[.graphText], column: column, row: row + index) + 1
                column = write(entry.value, theme[entry.role], column: column, row: row + index) + gap
            }
        }
        return row + min(lines.count, max(rows, 0))
    }

    /// A readout in one line, the values named first being the last to go.
    private mutating func line(_ readout: Readout, in frame: Rect) {
        clear(frame, theme[.text])
        var segments = [Segment(readout.place, theme[.title], rank: 1000)]
        for (index, entry) in readout.entries.enumerated() {
            segments.append(
                Segment(
                    [.text("\(entry.name) ", theme[.graphText]), .text(entry.value, theme[entry.role])],
                    rank: 900 - index))
        }
        write(segments, column: frame.column, row: frame.row, width: frame.width)
    }
}
