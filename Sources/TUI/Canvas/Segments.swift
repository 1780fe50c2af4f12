import Cells

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
    /// Low ranks are left out first.
    package var rank: Int
    /// Low ones take the short form first; all do so before any is left out.
    package var shortRank: Int
    /// What it stands for where it is pressed: the id of a key binding; nil for nothing.
    package var id: String?
    /// Whether one blank sets it apart from the segment before, instead of the line's gap.
    package var isTight: Bool

    package init(
        _ long: [Content], short: [Content]? = nil, rank: Int, shortRank: Int? = nil, isTight: Bool = false
    ) {
        self.long = long
        self.short = short
        self.rank = rank
        self.shortRank = shortRank ?? rank
        self.isTight = isTight
    }

    package init(_ text: String, _ style: Style, short: String? = nil, rank: Int, isTight: Bool = false) {
        self.init([.text(text, style)], short: short.map { [.text($0, style)] }, rank: rank, isTight: isTight)
    }

    fileprivate static func width(_ content: [Content]) -> Int {
        content.reduce(0) { sum, part in
            switch part {
            case .text(let text, _): sum + CellWidth.of(text)
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
        let places = Canvas.places(of: segments, column: column, width: available, gap: gap)
        for place in places {
            var position = place.columns.lowerBound
            for part in place.isShort ? segments[place.index].short ?? [] : segments[place.index].long {
                switch part {
                case .text(let text, let style):
                    position = write(text, style, column: position, row: row)
                case .progress(let share, let length):
                    progress(share, column: position, row: row, length: length)
                    position += length
                }
            }
        }
        return places.last?.columns.upperBound ?? column
    }

    /// Where a segment stands in a line.
    struct Place {
        var index: Int
        /// Whether in its short form.
        var isShort: Bool
        var columns: Range<Int>
    }

    /// Which segments fit, and where they stand.
    static func places(of segments: [Segment], column: Int, width available: Int, gap: Int = 2) -> [Place] {
        var shown = segments.map(Optional.some)
        var isShort = segments.map { _ in false }
        func gapBefore(_ segment: Segment) -> Int { segment.isTight ? min(gap, 1) : gap }
        func width(_ index: Int, _ segment: Segment) -> Int {
            Segment.width(isShort[index] ? segment.short ?? segment.long : segment.long)
        }
        func total() -> Int {
            var sum = 0
            for (index, segment) in shown.enumerated() {
                guard let segment else { continue }
                sum += (sum > 0 ? gapBefore(segment) : 0) + width(index, segment)
            }
            return sum
        }
        let shortened = segments.indices.sorted { (segments[$0].shortRank, $0) < (segments[$1].shortRank, $1) }
        for index in shortened where segments[index].short != nil && total() > available { isShort[index] = true }
        let dropped = segments.indices.sorted { (segments[$0].rank, $0) < (segments[$1].rank, $1) }
        for index in dropped where total() > available { shown[index] = nil }
        var position = column
        var places: [Place] = []
        for (index, segment) in shown.enumerated() {
            guard let segment else { continue }
            if position > column { position += gapBefore(segment) }
            let end = position + width(index, segment)
            places.append(Place(index: index, isShort: isShort[index], columns: position..<end))
            position = end
        }
        return places
    }

    /// Columns that segments take in full.
    package static func width(of segments: [Segment], gap: Int = 2) -> Int {
        max(segments.reduce(0) { $0 + gap + Segment.width($1.long) } - gap, 0)
    }
}
