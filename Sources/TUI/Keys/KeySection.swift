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
