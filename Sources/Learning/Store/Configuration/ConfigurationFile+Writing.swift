import Games
import Training

extension ConfigurationFile {
    /// The file of a configuration. Writes every value out, so that it means the same whatever presets become.
    package static func text(of configuration: RunConfiguration) -> String {
        text(of: configuration, program: ProgramVersion.current, number: GameFile.number)
    }

    /// The same as the first programs wrote it, with their version and with `1e-05` for `1.0e-05`: what digests are of,
    /// which no release changes.
    package static func digestedText(of configuration: RunConfiguration) -> String {
        text(of: configuration, program: "0.1.0") { "\($0)" }
    }

    private static func text(
        of configuration: RunConfiguration, program: String, number: (Double) -> String
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
            ("policy", settings.policy),
        ] {
            if let value { lines.append("\(key): \(word(value))") }
        }
        for (key, setting) in RunSetting.all {
            if let value = setting.text(in: settings, number: number) { lines.append("\(key): \(value)") }
        }
        return lines.map { $0 + "\n" }.joined()
    }

    /// A word as a YAML scalar: bare where nothing can be mistaken, else in quotes.
    fileprivate static func word(_ text: String) -> String {
        let isPlain = text.allSatisfy { $0.isASCII && ($0.isLetter || $0.isNumber || $0 == "-") }
        return isPlain && text.first?.isLetter == true ? text : GameFile.quoted(text)
    }
}

extension RunSetting {
    /// Its value as YAML that reads back exactly; nil if there is none.
    fileprivate func text(in settings: RunSettings, number: (Double) -> String) -> String? {
        switch self {
        case .word(let field): settings[keyPath: field].map(ConfigurationFile.word)
        case .integer(let field): settings[keyPath: field].map { "\($0)" }
        case .real(let field): settings[keyPath: field].map(number)
        case .flag(let field): settings[keyPath: field].map { "\($0)" }
        case .seed(let field): settings[keyPath: field].map { "\($0)" }
        }
    }
}
