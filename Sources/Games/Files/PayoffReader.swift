import Yams

/// Reads the rewards of a game file, either a mapping from joint actions or nested lists.
struct PayoffReader {
    let nodes: YAMLNodes
    /// n.
    let players: Int
    /// Names of the A actions.
    let actions: [String]
    /// Their symbols, `[A]`.
    let symbols: [String]

    /// A^n.
    private var jointActions: Int { (0..<players).reduce(1) { count, _ in count * actions.count } }

    /// Reward of each player by joint action, `[n][A^n]`.
    /// - Throws: `GameError.file` for the first thing that is wrong.
    func payoffs(_ node: Node) throws(GameError) -> [[Double]] {
        let rewards: [[Double]]
        switch node {
        case .mapping(let mapping): rewards = try table(mapping, at: node)
        case .sequence: rewards = try table(nested: node, depth: 0, prefix: "")
        default:
            throw nodes.error(
                "payoffs must be a mapping from joint actions such as \(label(0)) to rewards, or nested lists, "
                    + "not \(nodes.description(of: node))", at: node)
        }
        return (0..<players).map { player in rewards.map { $0[player] } }
    }

    /// The rewards of every joint action, `[A^n][n]`, from a mapping.
    private func table(_ mapping: Node.Mapping, at node: Node) throws(GameError) -> [[Double]] {
        var rewards = [[Double]?](repeating: nil, count: jointActions)
        var lines = [Int](repeating: 0, count: jointActions)
        for (key, value) in mapping {
            let jointAction = try self.jointAction(key)
            guard rewards[jointAction] == nil else {
                throw nodes.error(
                    "the joint action \(label(jointAction)) is given twice, first in line \(lines[jointAction])",
                    at: key)
            }
            rewards[jointAction] = try self.rewards(value, of: label(jointAction))
            lines[jointAction] = key.mark?.line ?? 0
        }
        let missing = rewards.indices.filter { rewards[$0] == nil }
        guard missing.isEmpty else {
            let shown = missing.prefix(4).map(label)
            let more = missing.count > shown.count ? ["\(missing.count - shown.count) more"] : []
            throw nodes.error(
                "payoffs must give rewards for all \(jointActions) joint actions, but \(enumeration(shown + more)) "
                    + (missing.count == 1 ? "is missing" : "are missing"), at: node)
        }
        return rewards.compactMap { $0 }
    }

    /// The rewards of every joint action that begins with the actions `prefix`, in order, from `players - depth` nested
    /// lists.
    private func table(nested node: Node, depth: Int, prefix: String) throws(GameError) -> [[Double]] {
        guard depth < players else { return [try rewards(node, of: prefix)] }
        let what = depth == 0 ? "payoffs" : "the payoffs after \(prefix)"
        let entries = try nodes.list(node, what)
        guard entries.count == actions.count else {
            throw nodes.error(
                "\(what) must be a list with one entry for each of the \(actions.count) actions of player \(depth), "
                    + "but it has \(entries.count)", at: node)
        }
        var rewards: [[Double]] = []
        for (symbol, entry) in zip(symbols, entries) {
            rewards += try table(nested: entry, depth: depth + 1, prefix: prefix + symbol)
        }
        return rewards
    }

    /// The index of a joint action written `cooperate, defect`, `C, D`, `CD` or as a list.
    private func jointAction(_ key: Node) throws(GameError) -> Int {
        let words: [String]
        if let list = key.sequence {
            words = list.map { $0.scalar?.string ?? "" }
        } else {
            let text = key.scalar?.string ?? ""
            words =
                text.contains(",")
                ? text.split(separator: ",", omittingEmptySubsequences: false).map { $0.trimmingSpaces() }
                : text.map(String.init)
        }
        let played = words.compactMap { word in
            actions.firstIndex(of: word) ?? symbols.firstIndex(of: word)
        }
        guard words.count == players, played.count == players else {
            let unknown = words.first { !actions.contains($0) && !symbols.contains($0) }
            let hint = unknown.map { didYouMean($0, actions) } ?? ""
            throw nodes.error(
                "\(nodes.description(of: key)) is not a joint action\(hint), which is one of "
                    + "\(enumeration(actions)) for each of the \(players) players, such as "
                    + "\"\(example.joined(separator: ", "))\" or \(label(1))", at: key)
        }
        return played.reduce(0) { $0 * actions.count + $1 }
    }

    /// The n rewards of one joint action.
    private func rewards(_ node: Node, of label: String) throws(GameError) -> [Double] {
        let entries = try nodes.list(node, "the rewards of \(label)")
        guard entries.count == players else {
            throw nodes.error(
                "\(label) needs \(players) rewards, one for each player, but has \(entries.count)", at: node)
        }
        var rewards: [Double] = []
        for (player, entry) in entries.enumerated() {
            let what = "the reward of player \(player) in \(label)"
            let reward = try nodes.number(entry, what)
            guard abs(reward) <= GameFile.rewardLimit else {
                throw nodes.error(
                    "\(what) must lie between -\(Int(GameFile.rewardLimit)) and \(Int(GameFile.rewardLimit))",
                    at: entry)
            }
            rewards.append(reward)
        }
        return rewards
    }

    /// Joint action 1 by the names of its actions: all players play the first action, the last one the second.
    private var example: [String] {
        [String](repeating: actions[0], count: players - 1) + [actions[1]]
    }

    /// A joint action by its symbols, such as `CD`.
    private func label(_ jointAction: Int) -> String {
        var rest = jointAction
        var label = ""
        for _ in 0..<players {
            label = symbols[rest % actions.count] + label
            rest /= actions.count
        }
        return label
    }
}

extension Substring {
    /// Without spaces at either end.
    fileprivate func trimmingSpaces() -> String {
        var text = drop { $0 == " " }
        while text.last == " " { text.removeLast() }
        return String(text)
    }
}
