import Yams

extension GameFileReader {
    /// Names that differ from each other and, as names of populations, from those that every game has.
    func actionNames(_ node: Node) throws(GameError) -> [String] {
        let entries = try nodes.list(node, "actions")
        guard (2...16).contains(entries.count) else {
            throw nodes.error("a game needs 2 to 16 actions, but \(entries.count) are listed", at: node)
        }
        var names: [String] = []
        var kinds: Set<String> = PopulationCatalogue.reservedNames
        for entry in entries {
            let name = try nodes.string(entry, "the name of an action")
            let allowed = name.allSatisfy { $0.isLetter || $0.isNumber || " -_".contains($0) }
            guard allowed, name.count <= 24, let first = name.first, let last = name.last,
                first.isLetter || first.isNumber, last != " "
            else {
                throw nodes.error(
                    "the action \(nodes.quoted(name)) must have 1 to 24 letters, digits, spaces, hyphens or underscores, "
                        + "beginning with a letter or digit", at: entry)
            }
            guard !names.contains(name) else { throw nodes.error("the action \"\(name)\" is listed twice", at: entry) }
            guard kinds.insert(PopulationCatalogue.kindName(forAction: name)).inserted else {
                throw nodes.error(
                    "the action \"\(name)\" would name a population that there is already, choose another name",
                    at: entry)
            }
            names.append(name)
        }
        return names
    }

    /// One letter or digit for each action, none of which could be taken for another action.
    func symbols(_ node: Node, for actions: [String]) throws(GameError) -> [String] {
        let entries = try nodes.list(node, "symbols")
        guard entries.count == actions.count else {
            throw nodes.error(
                "symbols must list one for each of the \(actions.count) actions, but lists \(entries.count)", at: node)
        }
        var symbols: [String] = []
        for (entry, action) in zip(entries, actions) {
            let symbol = try nodes.string(entry, "a symbol")
            guard symbol.count == 1, symbol.allSatisfy(ActionSymbols.isSymbol) else {
                throw nodes.error(
                    "a symbol must be one letter (a-z, A-Z) or digit, not \(nodes.quoted(symbol))", at: entry)
            }
            if let other = symbols.firstIndex(of: symbol) {
                throw nodes.error(
                    "the symbol \(symbol) is ambiguous, it stands for \(actions[other]) and \(action)", at: entry)
            }
            guard symbol == action || !actions.contains(symbol) else {
                throw nodes.error(
                    "the symbol \(symbol) of the action \(action) is ambiguous, another action has that name",
                    at: entry)
            }
            symbols.append(symbol)
        }
        return symbols
    }
}
