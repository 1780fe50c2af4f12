import Foundation
import Yams

/// Games that users write as YAML files. For example:
///
/// ```yaml
/// name: deadlock                 # used on the command line and in file names
/// title: Deadlock                # optional, shown to people
/// players: 2                     # optional, 2 to 6; player 0 is the meta-agent
/// actions: [cooperate, defect]   # 2 to 16, the same for all players
/// symbols: [C, D]                # optional, one letter or digit each
/// payoffs:                       # one reward per player and step for every joint action, player 0 first
///   cooperate, cooperate: [0.5, 0.5]
///   cooperate, defect: [-1.5, 1.5]
///   DC: [1.5, -1.5]              # a joint action may also be named by its symbols
///   DD: [1, 1]
/// ```
///
/// `payoffs` may also be nested lists, one level for each player with one entry for each action:
/// `[[[0.5, 0.5], [-1.5, 1.5]], [[1.5, -1.5], [1, 1]]]`.
///
/// Whatever is wrong with a file becomes a `GameError.file` that names the line and what is expected there.
package enum GameFile {
    /// The largest file read, bytes; the largest game within `cellLimit` needs far less.
    package static let byteLimit = 1 << 20
    /// The largest table of action probabilities, (1 + A^n) A entries.
    static let cellLimit = 65_535
    /// The largest reward per step, either sign: beyond, squared returns swamp everything else in the least squares.
    static let rewardLimit = 1e6

    /// Reads a game from a file.
    /// - Parameter path: The file, in UTF-8.
    /// - Returns: The game.
    /// - Throws: `GameError.file`.
    package static func load(path: String) throws -> MatrixGame {
        try parse(text(path: path, what: "a game"), name: path)
    }

    /// Reads a game from the text of a file.
    /// - Parameters:
    ///   - text: YAML.
    ///   - name: What errors call the file.
    /// - Returns: The game.
    /// - Throws: `GameError.file`.
    package static func parse(_ text: String, name: String) throws -> MatrixGame {
        let nodes = YAMLNodes(file: name)
        return try read(nodes.root(of: text, needs: "a game needs the keys name, actions and payoffs"), of: nodes)
    }

    /// Reads a game from a node of a larger file.
    /// - Parameters:
    ///   - node: What describes the game.
    ///   - nodes: The file, for errors.
    /// - Returns: The game.
    /// - Throws: `GameError.file`.
    package static func read(_ node: Node, of nodes: YAMLNodes) throws(GameError) -> MatrixGame {
        try GameFileReader(nodes: nodes, root: node).game()
    }

    /// The text of a small file.
    /// - Parameters:
    ///   - path: The file, in UTF-8.
    ///   - what: What it should hold, with its article, for errors.
    /// - Returns: The text.
    /// - Throws: `GameError.file`.
    package static func text(path: String, what: String) throws(GameError) -> String {
        let data: Data
        do {
            data = try PlainFile.contents(path, limit: byteLimit)
        } catch .folder {
            throw .file(path, line: nil, problem: "is a directory, but \(what) is a single YAML file")
        } catch {
            let hint = if case .large = error { ", which is too much for \(what)" } else { "" }
            throw .file(path, line: nil, problem: "\(error)\(hint)")
        }
        return try self.text(data, path: path)
    }

    /// The text of a file's contents.
    /// - Throws: `GameError.file`.
    package static func text(_ data: Data, path: String) throws(GameError) -> String {
        guard let text = String(validating: data, as: UTF8.self) else {
            // No multi-byte character contains the byte of a line feed, so that each line can be looked at alone.
            let lines = data.split(separator: UInt8(ascii: "\n"), omittingEmptySubsequences: false)
            let line = lines.firstIndex { String(validating: $0, as: UTF8.self) == nil }
            throw .file(path, line: line.map { $0 + 1 }, problem: "the text is not in UTF-8")
        }
        return text
    }
}
