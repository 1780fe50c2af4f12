import Games

extension Command {
    /// A name that is not one of the known ones.
    static func unknown(_ noun: String, _ name: String, _ known: [String]) -> CommandError {
        guard !name.isEmpty else { return CommandError("which \(noun)? \(some(known))") }
        return CommandError("there is no \(noun) \"\(name)\"\(didYouMean(name, known)); \(some(known))")
    }

    /// The first of many names.
    private static func some(_ known: [String]) -> String {
        let first = known.prefix(8).joined(separator: ", ")
        return known.isEmpty ? "there is none" : "there are \(first)\(known.count > 8 ? " and others" : "")"
    }
}
