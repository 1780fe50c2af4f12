/// Keys written down, as in the list of keys.
extension Key {
    /// Keys one after the other: words that are names are those keys, of others each character is one.
    ///
    /// - Parameter text: words between blanks, such as `2 z Tab iHH`.
    /// - Returns: the keys.
    package static func sequence(_ text: String) -> [Key] {
        text.split { $0 == " " || $0 == "\n" || $0 == "\t" }.flatMap { word in
            Key(named: String(word)).map { [$0] } ?? word.unicodeScalars.map(Key.character)
        }
    }
}
