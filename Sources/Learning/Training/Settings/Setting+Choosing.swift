import Engine

extension Setting {
    /// Whether a run could have the value, whatever its other settings are.
    /// - Throws: `RequestError`, which says what it can be.
    package func check(_ value: SettingValue, in configuration: RunConfiguration) throws(RequestError) {
        var changed = configuration
        try assign(&changed, value)
    }

    /// The value that a run would have if nobody had chosen one.
    package func standard(in configuration: RunConfiguration, preset: String) -> SettingValue {
        let name = PresetName(rawValue: preset) ?? .quick
        return standard(in: configuration, Preset.preset(name, for: configuration.game, policy: configuration.policy))
    }

    /// What can be chosen from; nil for a number.
    package var words: [String]? {
        switch kind {
        case .word(let words): words
        case .flag: ["yes", "no"]
        case .whole, .real, .seed: nil
        }
    }
}
