import Engine

/// A setting of runs: all that is known of it, in one entry (`Setting.all`).
///
/// From the entry follow the option of the command line with its help, the check of its value and the message of that
/// check, the key of configuration files and how it is read and written there, what saved runs mean that are older than
/// the setting, and its row in docs/guide/command-line.md.
package struct Setting: Sendable {
    /// What a value can be.
    package enum Kind: Sendable, Hashable {
        /// One of these.
        case word([String])
        case whole(ClosedRange<Int>)
        case real(ClosedRange<Double>)
        case flag
        /// A whole number from 0 to the largest of 64 bits.
        case seed
    }

    /// The value that holds where nothing was chosen.
    enum Default: Sendable {
        /// One for all runs.
        case always(SettingValue)
        /// That of the preset of a game and a class of policies.
        case preset(@Sendable (Preset) -> SettingValue)
        /// That of the preset for methods that follow a meta-gradient, and another value for others.
        case metaGradient(@Sendable (Preset) -> SettingValue, otherwise: SettingValue)
        /// That of the preset unless another setting, given by its option, was chosen to be other than in the preset; then
        /// the last.
        case unlessChosen(
            String, @Sendable (RunConfiguration, Preset) -> Bool, @Sendable (Preset) -> SettingValue,
            otherwise: SettingValue)
        /// One that follows from what the run is otherwise, settings before this one included; and the same in words.
        case following(String, @Sendable (RunConfiguration) -> SettingValue)
    }

    /// Its name on the command line and in files, such as `chain-length`.
    package let key: String
    package let kind: Kind
    /// What it is, in a sentence without an end: `help` goes on with what it can be and what it is by default.
    package let summary: String
    /// What help calls a value, such as `updates`; nil for the name of the option.
    package let valueName: String?
    /// What 0 means, such as `for never`, if that is not plain.
    package let zero: String?
    /// What runs meant that were saved before there was this setting; nil if version 0.1.0 had it.
    package let formerly: SettingValue?
    let standard: Default
    /// Its field of a configuration.
    let field: AnyKeyPath & Sendable
    /// The field as people would give it.
    package let value: @Sendable (RunConfiguration) -> SettingValue
    /// Checks a value and puts it in the field.
    /// - Throws: `RequestError`, which says what it can be.
    let assign: @Sendable (inout RunConfiguration, SettingValue) throws(RequestError) -> Void
}

extension Setting {
    /// The setting of that name; nil if there is none.
    package static func named(_ key: String) -> Setting? { byKey[key] }

    private static let byKey = Dictionary(uniqueKeysWithValues: all.map { ($0.key, $0) })

    /// The name of the setting that a field of a configuration is.
    /// - Precondition: It is one.
    static func key(of field: AnyKeyPath) -> String {
        guard let setting = all.first(where: { $0.field == field }) else {
            preconditionFailure("\(field) has no entry among the settings")
        }
        return setting.key
    }
}
