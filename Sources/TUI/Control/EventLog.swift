import Training

/// The latest events, bounded. Warnings and errors that differ in their numbers alone are one entry that counts them.
package struct EventLog: Sendable {
    /// An event, with how often it came.
    package struct Entry: Sendable, Hashable {
        /// The latest of its kind.
        package var event: TrainingEvent
        /// How often it has come.
        package var count = 1
        /// When it came first, in seconds since 1970.
        package var since: Double
        /// Its text without numbers; empty for kinds that are never counted.
        fileprivate var template = ""
        /// Kind and text in lower case, in which filters look on every frame.
        let folded: String

        init(_ event: TrainingEvent) {
            self.event = event
            since = event.time
            folded = "\(event.kind.rawValue) \(event.text)".lowercased()
        }

        /// What is said of it: how often it came, if it did.
        package var text: String { count > 1 ? "\(event.text) (\(count) times)" : event.text }
    }

    /// Entries that are kept.
    package static let capacity = 2000
    /// How many entries an earlier event of the same kind may lie back to be counted with it.
    private static let memory = 50

    /// Oldest first.
    private var entries: [Entry] = []
    /// All events there ever were.
    package private(set) var total = 0

    package init() {}

    /// Entries that are kept.
    package var count: Int { entries.count }

    package mutating func append(_ event: TrainingEvent) {
        total += 1
        var entry = Entry(event)
        if event.kind == .warning || event.kind == .error {
            entry.template = EventLog.template(event.text)
            let recent = entries.suffix(EventLog.memory).indices
            if let index = recent.last(where: {
                entries[$0].event.kind == event.kind && entries[$0].template == entry.template
            }) {
                let earlier = entries.remove(at: index)
                entry.count = earlier.count + 1
                entry.since = earlier.since
            }
        }
        entries.append(entry)
        // A quarter at once, so that a long run does not move all of them for each.
        if entries.count > EventLog.capacity + EventLog.capacity / 4 {
            entries.removeFirst(entries.count - EventLog.capacity)
        }
    }

    /// The entry a number of places before the newest one.
    package func newest(_ place: Int) -> Entry { entries[entries.count - 1 - place] }

    /// Places of entries, counted from the newest one, that a filter lets through, newest first; nil if it lets all.
    package func places(_ filter: EventFilter) -> [Int]? {
        filter.isEmpty ? nil : entries.indices.filter { filter.lets(through: newest($0)) }
    }

    /// A text with a mark for each of its numbers.
    private static func template(_ text: String) -> String {
        var result = String.UnicodeScalarView()
        var isNumber = false
        for scalar in text.unicodeScalars {
            let isDigit = ("0"..."9").contains(scalar)
            if isDigit, !isNumber { result.append("#") }
            if !isDigit, !(isNumber && scalar == ".") { result.append(scalar) }
            isNumber = isDigit || isNumber && scalar == "."
        }
        return String(result)
    }
}
