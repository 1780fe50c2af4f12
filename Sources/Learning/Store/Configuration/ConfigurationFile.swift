import Files
import Games
import Training
import Yams

/// Settings of a run as a YAML file: what `--config` reads and what a saved run holds. Its keys are the options of the
/// command line:
///
/// ```yaml
/// game: rps          # a name, the path of a game file, or a game spelled out as in such a file
/// players: 3
/// peers: rock
/// algorithm: meta-pg
/// outer-rate: 0.02
/// seed: 7
/// ```
///
/// Everything left out keeps its default. Whatever is wrong becomes a `GameError.file` that names the line.
package enum ConfigurationFile {
    /// The format written and the newest that is read.
    static let version = 1
    /// Every key that a file may have.
    package static let keys =
        ["version", "program", "game", "players", "peers", "team", "algorithm", "policy", "branch", "preset"]
        + Setting.all.map(\.key)

    /// Reads settings from a file.
    /// - Throws: `GameError.file`.
    package static func load(path: String) throws -> RunSettings {
        try parse(GameFile.text(path: path, what: "a configuration"), name: path)
    }

    /// Reads the settings of a saved run.
    /// - Parameter folder: Of the run.
    /// - Returns: The settings.
    /// - Throws: `GameError.file` or `RunFileError`.
    static func read(in folder: FolderHandle) throws -> RunSettings {
        let path = "\(folder.path)/\(RunFiles.configurationName)"
        guard let data = try folder.contents(RunFiles.configurationName, limit: GameFile.byteLimit) else {
            throw RunFileError("\"\(path)\" does not exist")
        }
        return try parse(GameFile.text(data, path: path), name: path)
    }

    /// Reads settings from the text of a file.
    /// - Parameters:
    ///   - text: YAML.
    ///   - name: Path of the file: what errors call it, and what the paths in it are relative to.
    /// - Returns: The settings given.
    /// - Throws: `GameError.file`.
    package static func parse(_ text: String, name: String) throws -> RunSettings {
        let nodes = YAMLNodes(file: name)
        let root = try nodes.root(of: text, needs: "a configuration needs at least one of the keys \(keyList)")
        guard let mapping = root.mapping else {
            throw nodes.error("a configuration must be a mapping with the keys \(keyList)", at: root)
        }
        var settings = RunSettings()
        var given: Set<String> = []
        for (key, value) in mapping {
            let name = key.scalar?.string ?? ""
            guard keys.contains(name) else {
                let hint = didYouMean(name, keys)
                throw nodes.error("unknown key \(nodes.description(of: key))\(hint), expected \(keyList)", at: key)
            }
            // The parser tells keys apart that differ in their tags alone.
            guard given.insert(name).inserted else {
                throw nodes.error("\"\(name)\" must be given only once, but is repeated", at: key)
            }
            try ConfigurationReader(nodes: nodes).read(name, value, into: &settings)
            settings.places[name] = value.mark.map { "\(nodes.file), line \($0.line)" } ?? nodes.file
        }
        // Only saved runs say which program wrote them, and those mean the same whatever presets become.
        if settings.places["program"] != nil { settings.completeOlder() }
        return settings
    }

    private static var keyList: String { enumeration(keys) }
}

/// Reads the values of a configuration file.
private struct ConfigurationReader {
    let nodes: YAMLNodes

    /// Takes in one value. - Throws: `GameError.file` if it has the wrong type.
    func read(_ key: String, _ node: Node, into settings: inout RunSettings) throws(GameError) {
        switch key {
        case "version": try checkVersion(node)
        // Which program wrote the file; whoever reads it need not care.
        case "program": break
        case "game": settings.game = try game(node)
        case "players": settings.players = try integer(node, key)
        case "peers": settings.peers = try nodes.string(node, "\"peers\"")
        case "team": settings.team = try nodes.string(node, "\"team\"")
        case "algorithm": settings.algorithm = try nodes.string(node, "\"algorithm\"")
        case "policy": settings.policy = try nodes.string(node, "\"policy\"")
        case "branch": settings.branch = try nodes.string(node, "\"branch\"")
        case "preset": settings.preset = try nodes.string(node, "\"preset\"")
        default:
            guard let setting = Setting.named(key) else { preconditionFailure("every key is read") }
            settings.overrides[key] = try value(node, of: setting)
        }
    }

    /// Whether it is allowed is checked later, with the settings of the command line.
    private func value(_ node: Node, of setting: Setting) throws(GameError) -> SettingValue {
        switch setting.kind {
        case .word: .word(try nodes.string(node, "\"\(setting.key)\""))
        case .whole: .whole(try integer(node, setting.key))
        case .real: .real(try nodes.number(node, "\"\(setting.key)\""))
        case .flag: .flag(try flag(node, setting.key))
        case .seed: .seed(try seed(node))
        }
    }

    private func checkVersion(_ node: Node) throws(GameError) {
        let version = try integer(node, "version")
        guard version == ConfigurationFile.version else {
            throw nodes.error(
                "the file has format version \(version), but this program reads version \(ConfigurationFile.version)",
                at: node)
        }
    }

    /// A name, or a game spelled out. The path of a game file counts from the folder of this file.
    private func game(_ node: Node) throws(GameError) -> RunSettings.Game {
        if node.mapping != nil { return .custom(try GameFile.read(node, of: nodes)) }
        guard node.scalar != nil else {
            throw nodes.error(
                "\"game\" must be the name of a game, the path of a game file or a game spelled out, "
                    + "not \(nodes.description(of: node))", at: node)
        }
        let name = try nodes.string(node, "\"game\"")
        guard RunSettings.isPath(name), !name.hasPrefix("/"), let slash = nodes.file.lastIndex(of: "/") else {
            return .named(name)
        }
        return .named("\(nodes.file[...slash])\(name)")
    }

    private func integer(_ node: Node, _ key: String) throws(GameError) -> Int {
        guard let scalar = node.scalar, scalar.style == .plain, let value = Int(scalar.string) else {
            throw nodes.error("\"\(key)\" must be a whole number, not \(nodes.description(of: node))", at: node)
        }
        return value
    }

    private func flag(_ node: Node, _ key: String) throws(GameError) -> Bool {
        switch node.scalar?.string {
        case "true", "yes": return true
        case "false", "no": return false
        default: throw nodes.error("\"\(key)\" must be true or false, not \(nodes.description(of: node))", at: node)
        }
    }

    private func seed(_ node: Node) throws(GameError) -> UInt64 {
        guard let scalar = node.scalar, scalar.style == .plain, let value = UInt64(scalar.string) else {
            throw nodes.error(
                "\"seed\" must be a whole number from 0 to \(UInt64.max), not \(nodes.description(of: node))", at: node)
        }
        return value
    }
}
