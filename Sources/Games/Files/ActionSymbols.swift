/// One-letter labels for actions that come without.
enum ActionSymbols {
    /// A different letter or digit (ASCII) for each action, `[A]`.
    ///
    /// A name of one letter stands for itself. Any other name gets the first of its letters that is still free in either
    /// case, written in upper case, or else the first free letter or digit of all.
    /// - Precondition: At most 36 actions, with different names.
    static func derived(from actions: [String]) -> [String] {
        let all = "ABCDEFGHIJKLMNOPQRSTUVWXYZ0123456789"
        var symbols = actions.map { $0.count == 1 && isSymbol(Character($0)) ? $0 : nil }
        // First letters for all before other letters for any: `stay, swap, wait` must not cost `wait` its W.
        for candidates in [{ String($0.prefix(1)) }, { $0 }, { _ in all }] as [(String) -> String] {
            for (index, action) in actions.enumerated() where symbols[index] == nil {
                let taken = Set(symbols.compactMap { $0?.uppercased() })
                symbols[index] = candidates(action).uppercased()
                    .first { isSymbol($0) && !taken.contains(String($0)) }.map(String.init)
            }
        }
        precondition(symbols.allSatisfy { $0 != nil }, "more actions than letters and digits")
        return symbols.compactMap { $0 }
    }

    /// Whether a character can be a symbol: a letter or digit that every terminal shows in one column.
    static func isSymbol(_ character: Character) -> Bool {
        character.isASCII && (character.isLetter || character.isNumber)
    }
}
