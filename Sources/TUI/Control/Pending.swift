import Training

/// Another run that was chosen.
package struct Switching: Sendable, Hashable {
    package var request: RunRequest
    /// When the choice is applied if no other follows; nil once it was.
    package var appliesAt: Double?
    /// When an answer is no longer waited for; nil until it was applied.
    package var givesUpAt: Double?
    /// What was asked for before, in case the trainer refuses.
    package var previous: RunRequest?

    /// How long a choice can be changed before it counts, in seconds.
    static let delay = 0.6
    /// How long an answer is waited for, in seconds; none comes if the run is the one that is shown already.
    static let patience = 3.0
}

/// Digits typed so far, that may become the count of the next key.
package struct PendingCount: Sendable, Hashable {
    package var value: Int
    package var expiresAt: Double
    /// What had the focus before the first digit.
    package var viewBefore: ViewState

    /// How long after a digit a key may follow, in seconds.
    static let patience = 1.0
    static let largest = 99_999
}

/// A message that takes the place of the key line for a while.
package struct Flash: Sendable, Hashable {
    package enum Kind: Sendable, Hashable { case note, warning, error }
    package var kind: Kind
    package var text: String
    package var endsAt: Double
}
