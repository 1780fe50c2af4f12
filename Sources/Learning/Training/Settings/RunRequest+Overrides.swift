extension RunRequest {
    /// Settings that somebody chose, under the names of their fields in `RunConfiguration` or under their keys; nil means
    /// the default. Nothing is checked before `RunRequest.resolved()`.
    @dynamicMemberLookup
    package struct Overrides: Sendable, Hashable {
        private var values: [String: SettingValue] = [:]

        package init() {}

        /// What was given for the setting of that name.
        package subscript(key: String) -> SettingValue? {
            get { values[key] }
            set { values[key] = newValue }
        }

        /// What was given for a field of a configuration that is a setting.
        package subscript<Field: SettingField>(
            dynamicMember field: WritableKeyPath<RunConfiguration, Field>
        ) -> Field.Given? {
            get { values[Setting.key(of: field)].flatMap(Field.given) }
            set { values[Setting.key(of: field)] = newValue.map(Field.value) }
        }

        /// Takes over what `others` have.
        package mutating func replace(by others: Overrides) {
            values.merge(others.values) { $1 }
        }
    }
}
