/// A key press on its way to its action.
package struct Press: Sendable {
    package var key: Key
    /// Which of the binding's keys it is, from 0.
    package var slot: Int
    /// The number typed before it, if it takes one.
    package var count: Int?

    /// -1 for the first key of a pair, 1 for the second.
    package var step: Int { slot == 0 ? -1 : 1 }
}

/// One row of a table of keys: keys, what they do to a target and when they can.
package struct KeyBinding<Target>: Sendable {
    package typealias Action = @Sendable (inout Target, Press) -> [Effect]

    /// Stable name, such as `step-update`.
    package let id: String
    /// Its keys. Where they differ in what they do, the action looks at `Press.slot`.
    package let keys: [Key]
    package let section: KeySection
    /// Whether a number can be typed before it.
    package let takesCount: Bool
    /// Word or two for the key line; nil if it has no place there.
    package let label: String?
    /// What it does, in a sentence's beginning.
    package let help: String
    /// What each of its keys does, in the order of the keys, where they differ; otherwise what it does, once. Nothing where
    /// it makes no sense to name it instead of pressing a key.
    package let phrases: [String]
    /// Why it can do nothing now; nil if it can.
    package let unavailable: @Sendable (Target) -> String?
    package let action: Action

    package init(
        _ id: String, _ keys: [Key], _ section: KeySection, takesCount: Bool = false, label: String? = nil,
        help: String, phrases: [String]? = nil, unavailable: @escaping @Sendable (Target) -> String? = { _ in nil },
        action: @escaping Action
    ) {
        self.id = id
        self.keys = keys
        self.section = section
        self.takesCount = takesCount
        self.label = label
        self.help = help
        self.phrases = phrases ?? [String(help.prefix { $0 != ";" })]
        self.unavailable = unavailable
        self.action = action
    }

    /// Its keys in words, such as `[ ]` or `Space`.
    package var keyText: String {
        if keys.count > 3, let first = keys.first?.digit, let last = keys.last?.digit { return "\(first)-\(last)" }
        if keys.count > 3, case .alt(let first)? = keys.first, case .alt(let last)? = keys.last {
            return "Alt-\(first)-\(last)"
        }
        return keys.map(\.text).joined(separator: " ")
    }
}
