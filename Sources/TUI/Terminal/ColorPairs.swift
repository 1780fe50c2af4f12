import CNcurses

/// The numbers by which ncurses knows pairs of foreground and background.
struct ColorPairs {
    /// Colours of the terminal; 0 when it has none or none shall be used.
    private let colors: Int32
    private let capacity: Int
    private var known: [UInt32: Int32] = [:]

    /// - Precondition: `start_color` was called, unless `colors` is 0.
    init(colors: Int) {
        self.colors = Int32(colors)
        capacity = colors > 0 ? Int(cursesPairCount()) - 1 : 0
    }

    /// Whether a new pair would find no room. Small terminals have 64.
    var isFull: Bool { colors > 0 && known.count >= capacity }

    /// Forgets all pairs. Cells drawn with them must be drawn again.
    mutating func reset() {
        reset_color_pairs()
        known.removeAll(keepingCapacity: true)
    }

    /// The pair's number; 0, the terminal's own colours, when there is no room.
    mutating func number(foreground: Ink, background: Ink) -> Int32 {
        if colors == 0 || (foreground < 0 && background < 0) { return 0 }
        let key = UInt32(UInt16(bitPattern: foreground)) << 16 | UInt32(UInt16(bitPattern: background))
        if let pair = known[key] { return pair }
        if isFull { return 0 }
        let pair = max(alloc_pair(shown(foreground), shown(background)), 0)
        known[key] = pair
        return pair
    }

    /// The nearest colour the terminal has: bright ones fall back to their plain kin.
    private func shown(_ ink: Ink) -> Int32 {
        let ink = Int32(ink)
        if ink < colors { return max(ink, -1) }
        return ink < 16 && ink - 8 < colors ? ink - 8 : -1
    }
}
