/// Pieces of a line that shrink and give way in the order of their rank until the line fits.
package struct Segment: Sendable {
    package enum Content: Sendable {
        case text(String, Style)
        /// A progress bar: share and columns.
        case progress(Double, Int)
    }
    /// Drawn one after the other without a gap.
    package var long: [Content]
    /// What is drawn where the long form does not fit; nil to leave it as it is until it has to go.
    package var short: [Content]?
    /// Low ranks give way first.
    package var rank: Int

    package init(_ long: [Content], short: [Content]? = nil, rank: Int) {
        self.long = long
        self.short = short
        self.rank = rank
    }

    package init(_ text: String, _ style: Style, short: String? = nil, rank: Int) {
        self.init([.text(text, style)], short: short.map { [.text($0, style)] }, rank: rank)
    }

    fileprivate static func width(_ content: [Content]) -> Int {
        content.reduce(0) { sum, part in
            switch part {
            case .text(let text, _): sum + text.unicodeScalars.count
            case .progress(_, let length): sum + length
            }
        }
    }
}

extension Canvas {
    /// Writes as many segments as fit, two blanks apart.
    ///
    /// - Returns: the column after the last one.
    @discardableResult
    package mutating func write(
        _ segments: [Segment], column: Int, row: Int, width available: Int, gap: Int = 2
    ) -> Int {
        var shown = segments.map(Optional.some)
        var isShort = segments.map { _ in false }
        let order = segments.indices.sorted { (segments[$0].rank, $0) < (segments[$1].rank, $1) }
        func total() -> Int {
            var sum = 0
            for (index, segment) in shown.enumerated() {
                guard let segment else { continue }
                sum += gap + Segment.width(isShort[index] ? segment.short ?? segment.long : segment.long)
            }
            return max(sum - gap, 0)
        }
        for index in order where total() > available && segments[index].short != nil { isShort[index] = true }
        for index in order where total() > available { shown[index] = nil }
        var position = column
        for (index, segment) in shown.enumerated() {
            guard let segment else { continue }
            if position > column { position += gap }
            for part in isShort[index] ? segment.short ?? segment.long : segment.long {
                switch part {
                case .text(let text, let style):
                    position = write(text, style, column: position, row: row)
                case .progress(let share, let length):
                    progress(share, column: position, row: row, length: length)
                    position += length
                }
            }
        }
        return position
    }

    /// Columns that segments take in full.
    package static func width(of segments: [Segment], gap: Int = 2) -> Int {
        max(segments.reduce(0) { $0 + gap + Segment.width($1.long) } - gap, 0)
    }
}
