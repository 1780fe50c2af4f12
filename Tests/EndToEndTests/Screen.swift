/// What a terminal window shows.
struct Screen: CustomStringConvertible {
    let lines: [String]

    init(_ text: String) {
        lines = text.split(separator: "\n", omittingEmptySubsequences: false).map(String.init)
    }

    var text: String { lines.joined(separator: "\n") }

    var description: String { text }

    func contains(_ part: String) -> Bool { text.contains(part) }

    /// What training does, such as `RUN`; nil where the dashboard does not say.
    var state: String? { progress.map { String($0.0) } }

    /// The number of meta-updates done, or of iterations of a team.
    var update: Int? { progress.flatMap { Int($0.1) } }

    /// The population in the header.
    var peers: String? { text.firstMatch(of: /peers: (\S+)/).map { String($0.1) } }

    /// The game in the header.
    var game: String? { lines.first?.firstMatch(of: /^ (\S+)/).map { String($0.1) } }

    /// The peer that panels show, such as `cooperating#12`.
    var watchedPeer: String? { text.firstMatch(of: /(\S+#\d+) \([^)]*pinned/).map { String($0.1) } }

    private var progress: (Substring, Substring)? {
        let pattern =
            /(WAIT|RUN|PAUSING|PAUSED|STEP|DONE|INTERRUPTED|FAILED)(?: \d+)? +(?:attached +)?(?:(?:update|iteration) +)?(\d+)/
        return text.firstMatch(of: pattern).map { ($0.1, $0.2) }
    }

    /// Whether every character is seven bits wide.
    var isASCII: Bool { text.utf8.allSatisfy { $0 < 128 } }

    /// The parameters of all escape sequences that choose colours or attributes (SGR).
    var graphicRendition: Set<Int> {
        Set(text.matches(of: /\u{1b}\[([0-9;]*)m/).flatMap { $0.1.split(separator: ";").compactMap { Int($0) } })
    }

    /// Whether any cell has a colour of its own.
    var isColored: Bool { graphicRendition.contains { 30...38 ~= $0 || 40...48 ~= $0 || 90...107 ~= $0 } }
}
