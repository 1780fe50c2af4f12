import Engine

/// A type that a field of `RunConfiguration` can have if it is a setting.
package protocol SettingField: Sendable {
    /// What people give for it: the value itself, or the name of one.
    associatedtype Given: Sendable
    /// What was given, if it is of this kind.
    static func given(_ value: SettingValue) -> Given?
    /// The same the other way round.
    static func value(_ given: Given) -> SettingValue
}

extension Int: SettingField {
    package static func given(_ value: SettingValue) -> Int? {
        if case .whole(let number) = value { number } else { nil }
    }
    package static func value(_ given: Int) -> SettingValue { .whole(given) }
}

extension Double: SettingField {
    package static func given(_ value: SettingValue) -> Double? {
        if case .real(let number) = value { number } else { nil }
    }
    package static func value(_ given: Double) -> SettingValue { .real(given) }
}

extension Bool: SettingField {
    package static func given(_ value: SettingValue) -> Bool? { if case .flag(let isOn) = value { isOn } else { nil } }
    package static func value(_ given: Bool) -> SettingValue { .flag(given) }
}

extension UInt64: SettingField {
    package static func given(_ value: SettingValue) -> UInt64? {
        if case .seed(let number) = value { number } else { nil }
    }
    package static func value(_ given: UInt64) -> SettingValue { .seed(given) }
}

/// A field that is one of several things with names.
package protocol SettingWord: SettingField where Given == String {
    static var words: [String] { get }
    /// The thing of that name; nil if there is none.
    static func named(_ word: String) -> Self?
    var word: String { get }
}

extension SettingWord {
    package static func given(_ value: SettingValue) -> String? {
        if case .word(let word) = value { word } else { nil }
    }
    package static func value(_ given: String) -> SettingValue { .word(given) }
}

extension SettingWord where Self: CaseIterable & RawRepresentable, RawValue == String {
    package static var words: [String] { allCases.map(\.rawValue) }
    package static func named(_ word: String) -> Self? { Self(rawValue: word) }
    package var word: String { rawValue }
}

extension Estimator: SettingWord {}

extension SecondOrder: SettingWord {}

/// A class of models, or none.
extension Optional: SettingField, SettingWord where Wrapped == PolicyClass {
    private static var wordForNone: String { "none" }

    package static var words: [String] { [Self.wordForNone] + PolicyClass.allCases.map(\.rawValue) }
    package static func named(_ word: String) -> PolicyClass?? {
        word == Self.wordForNone ? .some(nil) : PolicyClass(rawValue: word).map { .some($0) }
    }
    package var word: String { self?.rawValue ?? Self.wordForNone }
}
