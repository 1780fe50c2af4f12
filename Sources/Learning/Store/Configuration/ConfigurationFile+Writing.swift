import Games
import Training

extension ConfigurationFile {
    /// The file of a configuration. Writes every value out, so that it means the same whatever presets become.
    package static func text(of configuration: RunConfiguration) -> String {
        text(of: configuration, program: ProgramVersion.current, omitsFormer: false, number: GameFile.number)
    }

    /// The same as the first programs wrote it, with their version, with `1e-05` for `1.0e-05`, and without later settings
    /// that do what those programs did: what digests are of, which no release changes.
    package static func digestedText(of configuration: RunConfiguration) -> String {
        text(of: configuration, program: "0.1.0", omitsFormer: true) { "\($0)" }
    }

    private static func text(
        of configuration: RunConfiguration, program: String, omitsFormer: Bool, number: (Double) -> String
    ) -> String {
        let settings = RunSettings(configuration)
        var lines = [
            "# metamapg run \(configuration.name)", "version: \(version)", "program: \(program)",
        ]
        switch settings.game {
        case .custom(let game): lines.append("game:\n" + GameFile.yaml(of: game, indent: 2, number: number).dropLast())
        case .named(let name): lines.append("game: \(word(name))")
        case nil: break
        }
        if let players = settings.players { lines.append("players: \(players)") }
        for (key, value) in [
            ("peers", settings.peers), ("team", settings.team), ("algorithm", settings.algorithm),
            ("policy", settings.policy), ("branch", settings.branch),
        ] {
            if let value { lines.append("\(key): \(word(value))") }
        }
        for setting in Setting.all {
            let value = setting.value(configuration)
            if omitsFormer && value == setting.formerly { continue }
            lines.append("\(setting.key): \(value.text(number: number))")
        }
        return lines.map { $0 + "\n" }.joined()
    }

    /// A word as a YAML scalar: bare where nothing can be mistaken, else in quotes.
    fileprivate static func word(_ text: String) -> String {
        let isPlain = text.allSatisfy { $0.isASCII && ($0.isLetter || $0.isNumber || $0 == "-") }
        return isPlain && text.first?.isLetter == true ? text : GameFile.quoted(text)
    }
}

extension SettingValue {
    /// YAML that reads back exactly.
    fileprivate func text(number: (Double) -> String) -> String {
        switch self {
        case .word(let word): ConfigurationFile.word(word)
        case .whole(let value): "\(value)"
        case .real(let value): number(value)
        case .flag(let isOn): "\(isOn)"
        case .seed(let value): "\(value)"
        }
    }
}
