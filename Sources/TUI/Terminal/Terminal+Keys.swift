import CNcurses

extension Terminal {
    private enum Reading {
        case nothing
        /// Something that means nothing here.
        case ignored
        case key(Key)

        init(_ key: Key?) { self = key.map(Reading.key) ?? .ignored }
    }

    /// The keys pressed since the last call, oldest first. Does not wait, except 25 ms after an Escape for what may
    /// belong to it.
    package func readKeys() -> [Key] {
        var keys: [Key] = []
        while true {
            switch readKey() {
            case .nothing: return keys
            case .ignored: continue
            case .key(let key): keys.append(key)
            }
        }
    }

    private func readKey() -> Reading {
        var value: wint_t = 0
        switch wget_wch(curses.keyboard, &value) {
        case KEY_CODE_YES: return Reading(KeyDecoder.key(code: Int32(value)))
        case OK where value != 27: return Reading(KeyDecoder.key(character: value))
        case OK: break
        default: return .nothing
        }
        // Terminals send Alt with a character as Escape and the character at once.
        switch readKey() {
        case .nothing: return .key(.escape)
        case .key(.character(let scalar)): return .key(.alt(scalar))
        case let other: return other
        }
    }
}
