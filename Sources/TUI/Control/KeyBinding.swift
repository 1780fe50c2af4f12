/// Where a key applies.
package enum KeyContext: String, Sendable, Hashable, CaseIterable {
    /// The panels.
    case screen
    /// The list of keys.
    case help
    /// The question on quitting.
    case quit
    /// The list of saved runs, where other characters filter.
    case compare
    /// The tournament.
    case tournament
}

/// What keys do, for the sections of the list of keys.
package enum KeySection: String, Sendable, Hashable, CaseIterable {
    case training = "Training"
    case run = "Run"
    case panels = "Panels"
    case looks = "Looks"
    case program = "Program"
    case help = "In the list of keys"
    case quit = "In the question on quitting"
    case compare = "In the list of saved runs"
    case tournament = "In the tournament"

    package var context: KeyContext {
        switch self {
        case .training, .run, .panels, .looks, .program: .screen
        case .help: .help
        case .quit: .quit
        case .compare: .compare
        case .tournament: .tournament
        }
    }
}

/// One row of the key table: keys, what they do and when they can.
package struct KeyBinding: Sendable {
    package typealias Action = @Sendable (inout Model, Press) -> [Effect]

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
    /// Why it can do nothing now; nil if it can.
    package let unavailable: @Sendable (Model) -> String?
    package let action: Action

    init(
        _ id: String, _ keys: [Key], _ section: KeySection, takesCount: Bool = false, label: String? = nil,
        help: String, unavailable: @escaping @Sendable (Model) -> String? = { _ in nil }, action: @escaping Action
    ) {
        self.id = id
        self.keys = keys
        self.section = section
        self.takesCount = takesCount
        self.label = label
        self.help = help
        self.unavailable = unavailable
        self.action = action
    }

    /// Its keys in words, such as `[ ]` or `Space`.
    package var keyText: String {
        if keys.count > 3, let first = keys.first?.digit, let last = keys.last?.digit { return "\(first)-\(last)" }
        return keys.map(\.text).joined(separator: " ")
    }
}

extension Key {
    /// The key in words, such as `Ctrl-C`.
    package var text: String {
        switch self {
        case .character(" "): "Space"
        case .character(let scalar): String(scalar)
        case .control(let scalar): "Ctrl-\(String(scalar).uppercased())"
        case .alt(let scalar): "Alt-\(String(scalar))"
        case .enter: "Enter"
        case .escape: "Esc"
        case .tab: "Tab"
        case .backTab: "S-Tab"
        case .backspace: "Backspace"
        case .delete: "Del"
        case .up: "Up"
        case .down: "Down"
        case .left: "Left"
        case .right: "Right"
        case .home: "Home"
        case .end: "End"
        case .pageUp: "PgUp"
        case .pageDown: "PgDn"
        case .function(let number): "F\(number)"
        }
    }
}
