import Synchronization

/// Combining marks of cells. Hardly any cell has some, so that a cell holds a number and the marks are kept here.
enum CellMarks {
    /// As many as a terminal library keeps in a cell besides its character.
    private static let most = 4
    /// Combinations that are kept; further ones are shown without their last mark.
    private static let capacity = Int(UInt16.max)

    private struct Known {
        var texts: [[Unicode.Scalar]] = [[]]
        var numbers: [[Unicode.Scalar]: UInt16] = [:]
    }
    private static let known = Mutex(Known())

    /// The number of some marks with another one after them.
    static func adding(_ mark: Unicode.Scalar, to number: UInt16) -> UInt16 {
        known.withLock { known in
            let marks = known.texts[Int(number)] + [mark]
            if let number = known.numbers[marks] { return number }
            guard marks.count <= most, known.texts.count < capacity else { return number }
            let added = UInt16(known.texts.count)
            known.texts.append(marks)
            known.numbers[marks] = added
            return added
        }
    }

    /// The marks with a number.
    static func marks(_ number: UInt16) -> [Unicode.Scalar] {
        number == 0 ? [] : known.withLock { $0.texts[Int(number)] }
    }
}
