import ArgumentParser
import Training

/// Which settings are options somewhere.
protocol SettingChoice {
    static var settings: [Setting] { get }
}

/// All of them: what runs are trained with.
enum AllSettings: SettingChoice {
    static let settings = Setting.all
}

/// Sizes of a chain: what tournaments have of them.
enum ChainSizes: SettingChoice {
    static let settings = ["trajectories", "horizon", "chain-length"].compactMap(Setting.named)
}

/// Options as the entries of settings describe them. The parser finds options by reflection and reads them as keys: here
/// the mirror shows an option for each entry, and each is read under the name of its entry.
struct SettingOptions<Choice: SettingChoice>: ParsableArguments, CustomReflectable {
    /// What was said.
    private(set) var overrides = RunRequest.Overrides()

    init() {}

    init(from decoder: any Decoder) throws {
        let options = try decoder.container(keyedBy: SettingKey.self)
        for setting in Choice.settings { overrides[setting.key] = try setting.value(in: options) }
    }

    var customMirror: Mirror { Mirror(self, children: Choice.settings.map { ($0.key, $0.option) }) }
}

/// The name of a setting as that of something to decode.
private struct SettingKey: CodingKey {
    let stringValue: String
    var intValue: Int? { nil }

    init(stringValue: String) { self.stringValue = stringValue }
    init?(intValue: Int) { nil }
}

extension Setting {
    /// What declares the option.
    fileprivate var option: Any {
        let name = NameSpecification.customLong(key)
        let help = ArgumentHelp("\(help)", valueName: valueName)
        return switch kind {
        case .word: Option<String?>(name: name, help: help)
        case .whole: Option<Int?>(name: name, parsing: .unconditional, help: help)
        case .real: Option<Double?>(name: name, parsing: .unconditional, help: help)
        case .seed: Option<UInt64?>(name: name, parsing: .unconditional, help: help)
        case .flag: Flag<Bool?>(name: name, inversion: .prefixedNo, help: help)
        }
    }

    /// What was given for the option; nil if nothing was.
    fileprivate func value(in options: KeyedDecodingContainer<SettingKey>) throws -> SettingValue? {
        func option<Value>(_ type: Value.Type) throws -> Value? {
            try options.decode(Option<Value?>.self, forKey: SettingKey(stringValue: key)).wrappedValue
        }
        return switch kind {
        case .word: try option(String.self).map(SettingValue.word)
        case .whole: try option(Int.self).map(SettingValue.whole)
        case .real: try option(Double.self).map(SettingValue.real)
        case .seed: try option(UInt64.self).map(SettingValue.seed)
        case .flag:
            try options.decode(Flag<Bool?>.self, forKey: SettingKey(stringValue: key)).wrappedValue
                .map(SettingValue.flag)
        }
    }
}
