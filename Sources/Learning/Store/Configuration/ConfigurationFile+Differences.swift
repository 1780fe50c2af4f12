import Files
import Training

extension ConfigurationFile {
    /// What differs between a run's configuration and the one that it began with, as a clause for each key; nothing if
    /// they are the same, however they are written.
    /// - Parameters:
    ///   - configuration: As it is now.
    ///   - text: The configuration that the run began with, as the text of a file.
    ///   - name: What errors call that text.
    /// - Returns: Such as `seed is 7, not 1`.
    /// - Throws: `RunFileError` if the text is no configuration.
    static func differences(
        of configuration: RunConfiguration, from text: String, name: String
    ) throws(RunFileError) -> [String] {
        if text == self.text(of: configuration) { return [] }
        let first: RunConfiguration
        do {
            first = try parse(text, name: name).request().configuration
        } catch {
            throw .damaged(name, "the configuration in it cannot be read: \(error)")
        }
        guard first != configuration else { return [] }
        let (before, now) = (values(of: first), values(of: configuration))
        let clauses = keys.compactMap { key -> String? in
            guard before[key] != now[key] else { return nil }
            // A game that is spelled out takes many lines.
            let values = [now[key], before[key]].map { $0 ?? "missing" }
            return values.contains { $0.contains("\n") }
                ? "\(key) has other rules" : "\(key) is \(values[0]), not \(values[1])"
        }
        return clauses.isEmpty ? ["it means something else"] : clauses
    }

    /// The values of a configuration by key, as its file has them.
    private static func values(of configuration: RunConfiguration) -> [String: String] {
        var values: [String: String] = [:]
        var last = ""
        for line in text(of: configuration).split(separator: "\n") where !line.hasPrefix("#") {
            if line.first != " ", let colon = line.firstIndex(of: ":") {
                last = String(line[..<colon])
                values[last] = line[line.index(after: colon)...].drop { $0 == " " }.description
            } else {
                values[last, default: ""] += "\n\(line)"
            }
        }
        return values
    }
}
