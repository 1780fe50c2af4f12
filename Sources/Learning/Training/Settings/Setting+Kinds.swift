import Engine

extension Setting {
    /// Where the default of a field comes from.
    enum Source<Field: SettingField>: Sendable {
        /// One for all runs.
        case always(Field)
        /// That of the preset of a game and a class of policies.
        case preset(KeyPath<Preset, Field> & Sendable)
        /// That of the preset for methods that follow a meta-gradient, and another value for others.
        case metaGradient(KeyPath<Preset, Field> & Sendable, otherwise: Field)
        /// That of the preset unless another setting, given by its option, was chosen to be other than in the preset; then
        /// the last.
        case unlessChosen(
            String, @Sendable (RunConfiguration, Preset) -> Bool, KeyPath<Preset, Field> & Sendable, otherwise: Field)
        /// One that follows from what the run is otherwise, settings before this one included; and the same in words.
        case following(String, @Sendable (RunConfiguration) -> Field)
    }

    /// A whole number.
    static func whole(
        _ key: String, _ field: WritableKeyPath<RunConfiguration, Int> & Sendable, _ range: ClosedRange<Int>,
        _ source: Source<Int>, _ summary: String, of valueName: String, zero: String? = nil, formerly: Int? = nil
    ) -> Setting {
        Setting(key, .whole(range), field, source, { $0 }, summary, valueName, zero, formerly: formerly) {
            (given) throws(RequestError) in try checked(given, range, key)
        }
    }

    /// A number.
    static func real(
        _ key: String, _ field: WritableKeyPath<RunConfiguration, Double> & Sendable, _ range: ClosedRange<Double>,
        _ source: Source<Double>, _ summary: String, of valueName: String, zero: String? = nil,
        formerly: Double? = nil
    ) -> Setting {
        Setting(key, .real(range), field, source, { $0 }, summary, valueName, zero, formerly: formerly) {
            (given) throws(RequestError) in try checked(given, range, key)
        }
    }

    /// Yes or no.
    static func flag(
        _ key: String, _ field: WritableKeyPath<RunConfiguration, Bool> & Sendable, _ source: Source<Bool>,
        _ summary: String, formerly: Bool? = nil
    ) -> Setting {
        Setting(key, .flag, field, source, { $0 }, summary, nil, nil, formerly: formerly) { $0 }
    }

    /// Where random numbers begin.
    static func seed(
        _ key: String, _ field: WritableKeyPath<RunConfiguration, UInt64> & Sendable, _ source: Source<UInt64>,
        _ summary: String, of valueName: String
    ) -> Setting {
        Setting(key, .seed, field, source, { $0 }, summary, valueName, nil, formerly: nil) { $0 }
    }

    /// One of several things, which errors call `noun`.
    static func word<Field: SettingWord>(
        _ key: String, _ field: WritableKeyPath<RunConfiguration, Field> & Sendable, _ source: Source<Field>,
        _ summary: String, of valueName: String? = nil, noun: String, formerly: String? = nil
    ) -> Setting {
        Setting(key, .word(Field.words), field, source, \.word, summary, valueName, nil, formerly: formerly) {
            (given) throws(RequestError) in
            guard let found = Field.named(given) else {
                throw RequestError.unknown(noun, given, Field.words, option: key)
            }
            return found
        }
    }

    private init<Field: SettingField>(
        _ key: String, _ kind: Kind, _ field: WritableKeyPath<RunConfiguration, Field> & Sendable,
        _ source: Source<Field>, _ given: @escaping @Sendable (Field) -> Field.Given, _ summary: String,
        _ valueName: String?, _ zero: String?, formerly: Field.Given?,
        check: @escaping @Sendable (Field.Given) throws(RequestError) -> Field
    ) {
        let value = { @Sendable (content: Field) in Field.value(given(content)) }
        let standard: Default =
            switch source {
            case .always(let content): .always(value(content))
            case .preset(let path): .preset { value($0[keyPath: path]) }
            case .metaGradient(let path, let other):
                .metaGradient({ value($0[keyPath: path]) }, otherwise: value(other))
            case .unlessChosen(let option, let isChosen, let path, let other):
                .unlessChosen(option, isChosen, { value($0[keyPath: path]) }, otherwise: value(other))
            case .following(let words, let content): .following(words) { value(content($0)) }
            }
        self.init(
            key: key, kind: kind, summary: summary, valueName: valueName, zero: zero,
            formerly: formerly.map(Field.value), standard: standard, field: field,
            value: { value($0[keyPath: field]) },
            assign: { (configuration, value) throws(RequestError) in
                guard let given = Field.given(value) else { preconditionFailure("\(key) is not a \(value)") }
                configuration[keyPath: field] = try check(given)
            })
    }

    private static func checked<Value: Comparable & CustomStringConvertible>(
        _ value: Value, _ range: ClosedRange<Value>, _ key: String
    ) throws(RequestError) -> Value {
        // A value that is not a number lies in no range.
        guard range.contains(value) else {
            throw RequestError(
                "\(key) must lie between \(range.lowerBound) and \(range.upperBound), not \(value)", option: key)
        }
        return value
    }
}
