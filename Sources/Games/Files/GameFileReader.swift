import Yams

/// Turns the root node of a game file into a game, checking every value in the order in which people would read them.
struct GameFileReader {
    /// Keys that a game file may have, and those that it must have.
    private static let keys = ["name", "title", "players", "actions", "symbols", "payoffs"]
    private static let requiredKeys = ["name", "actions", "payoffs"]

    let nodes: YAMLNodes
    /// The values by key.
    private let values: [String: Node]

    /// - Throws: `GameError.file` unless `root` is a mapping with known keys, each once, and all that are required.
    init(nodes: YAMLNodes, root: Node) throws(GameError) {
        self.nodes = nodes
        let known = enumeration(Self.keys)
        guard let mapping = root.mapping else {
            throw nodes.error("a game must be a mapping with the keys \(known)", at: root)
        }
        var values: [String: Node] = [:]
        for (key, value) in mapping {
            guard let name = key.scalar?.string, Self.keys.contains(name) else {
                let name = key.scalar?.string ?? ""
                let hint = didYouMean(name, Self.keys)
                throw nodes.error("unknown key \(nodes.description(of: key))\(hint), expected \(known)", at: key)
            }
            guard values.updateValue(value, forKey: name) == nil else {
                throw nodes.error("\"\(name)\" must be given only once, but is repeated", at: key)
            }
        }
        for name in Self.requiredKeys where values[name] == nil {
            throw nodes.error(
                "the key \"\(name)\" is missing, a game needs \(enumeration(Self.requiredKeys))", at: root)
        }
        self.values = values
    }

    /// - Throws: `GameError.file` for the first value that is wrong.
    func game() throws(GameError) -> MatrixGame {
        guard let nameNode = values["name"], let actionsNode = values["actions"], let payoffsNode = values["payoffs"]
        else { preconditionFailure("required keys are checked on initialisation") }
        let name = try identifier(nameNode)
        let title = try values["title"].map { (node) throws(GameError) in try self.title(node) } ?? name
        let players = try values["players"].map { (node) throws(GameError) in try self.players(node) } ?? 2
        let actions = try actionNames(actionsNode)
        try checkSize(players: players, actions: actions.count, at: actionsNode)
        let symbols =
            try values["symbols"].map { (node) throws(GameError) in try self.symbols(node, for: actions) }
            ?? ActionSymbols.derived(from: actions)
        let table = PayoffReader(nodes: nodes, players: players, actions: actions, symbols: symbols)
        return MatrixGame(
            id: name, title: title, players: players, actions: actions, symbols: symbols,
            payoffs: try table.payoffs(payoffsNode))
    }

    /// A name that can stand on a command line and in a file name and is not that of a built-in game.
    private func identifier(_ node: Node) throws(GameError) -> String {
        let name = try nodes.string(node, "the name")
        let allowed = name.allSatisfy { $0.isASCII && ($0.isLetter || $0.isNumber || "-_.".contains($0)) }
        guard allowed, name.count <= 32, name.first != ".", name.first != "-" else {
            throw nodes.error(
                "the name \(nodes.quoted(name)) must have 1 to 32 letters (a-z, A-Z), digits, hyphens, underscores or dots, "
                    + "beginning with a letter, digit or underscore", at: node)
        }
        guard !GameCatalogue.names.contains(name) else {
            throw nodes.error("the name \"\(name)\" is that of a built-in game, choose another one", at: node)
        }
        return name
    }

    /// One line of text.
    private func title(_ node: Node) throws(GameError) -> String {
        let title = try nodes.string(node, "the title")
        let printable = title.unicodeScalars.allSatisfy { $0.properties.generalCategory != .control }
        guard printable, title.count <= 60 else {
            throw nodes.error("the title must be a single line of at most 60 characters", at: node)
        }
        return title
    }

    private func players(_ node: Node) throws(GameError) -> Int {
        guard let players = node.scalar.flatMap({ Int($0.string) }), (2...6).contains(players) else {
            throw nodes.error(
                "the number of players must be a whole number from 2 to 6, not \(nodes.description(of: node))",
                at: node)
        }
        return players
    }

    /// The tables of a game's policies must not become too large to learn.
    private func checkSize(players: Int, actions: Int, at node: Node) throws(GameError) {
        let jointActions = (0..<players).reduce(1) { count, _ in count * actions }
        let cells = (1 + jointActions) * actions
        guard cells <= GameFile.cellLimit else {
            throw nodes.error(
                "\(players) players with \(actions) actions need (1 + \(actions)^\(players)) * \(actions) = \(cells) "
                    + "action probabilities, more than the \(GameFile.cellLimit) allowed", at: node)
        }
    }
}
