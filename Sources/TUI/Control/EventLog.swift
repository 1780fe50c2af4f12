import Training

/// The latest events, bounded.
package struct EventLog: Sendable {
    private var ring = Ring<TrainingEvent>(capacity: 2000)
    /// All there ever were.
    package private(set) var total = 0

    package init() {}

    /// Those kept.
    package var count: Int { ring.count }

    package mutating func append(_ event: TrainingEvent) {
        ring.append(event)
        total += 1
    }

    /// The event a number of places before the newest one.
    package func newest(_ place: Int) -> TrainingEvent { ring[ring.count - 1 - place] }
}
